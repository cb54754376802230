package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScriptImportsTest {

  @Test
  void importsOfTheSameFolderGetTheirVersionAndNothingElseChanges() {
    String script =
        """
        import { Filling } from './filling.js';
        import { a,
          b } from './question.js';
        const from = './filling.js'; // from "./filling.js"
        """;
    assertEquals(
        """
        import { Filling } from '/assets/js/filling.js?v=1';
        import { a,
          b } from '/assets/js/question.js?v=1';
        const from = './filling.js'; // from "./filling.js"
        """,
        ScriptImports.versioned(script, "js/section.js", path -> "/assets/" + path + "?v=1"));
  }
}
