package org.orgstatus.fieldwork.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.DefinitionFile;

class CodeFrameReaderTest {

  private static final String GOOD =
      """
      double: {percent: 20, seed: 7, wanted: 0.70}
      texts:
        - form: visit
          repeat: talks
          speaker: who
          role: role
          items: [said]
      codes:
        - code: ORG
          label: {zh: 体制, en: System}
          definition: {zh: 怎样组成, en: How made up}
        - code: ORG.form
          parent: ORG
          label: {zh: 形式, en: Form}
          definition: {zh: 法律形式, en: Legal form}
          closed: 2018-05-02
      """;

  private static CodeFrameReader.Result read(String text) {
    return CodeFrameReader.read(DefinitionFile.of("analysis/codes.yaml", text));
  }

  @Test
  void theShippedFrameHasNoFault() {
    CodeFrames shipped = CodeFrames.of(Path.of(""));
    assertEquals(List.of(), shipped.problems());
    CodeFrame frame = shipped.get();
    for (FrameCode code : frame.codes()) {
      assertFalse(code.definition().isEmpty(), code.code());
      assertTrue(code.parent().isEmpty() || frame.find(code.parent()).isPresent(), code.code());
    }
    assertEquals("ORG", frame.find("ORG.form").orElseThrow().heading());
    assertTrue(frame.isHeading(frame.find("ORG").orElseThrow()));
    assertFalse(frame.usable().contains(frame.find("ORG").orElseThrow()));
    assertTrue(frame.usable().contains(frame.find("CASE").orElseThrow()), "it stands alone");
  }

  @Test
  void aClosedCodeStaysAndIsNotGivenAnyMore() {
    CodeFrameReader.Result read = read(GOOD);
    assertEquals(List.of(), read.problems());
    FrameCode code = read.frame().find("ORG.form").orElseThrow();
    assertTrue(code.isOpen(LocalDate.of(2018, 5, 1)));
    assertFalse(code.isOpen(LocalDate.of(2018, 5, 2)));
  }

  @Test
  void everyFaultSaysWhereItIsAndWhatToDo() {
    fault("parent: ORG", "parent: OGR", "unknown-parent", 13, "OGR");
    fault("code: ORG.form", "code: org form", "bad-code", 12, "org form");
    fault("code: ORG.form", "code: ORG", "duplicate-code", 12, "ORG");
    fault("closed: 2018-05-02", "closed: May", "not-a-day", 16, "May");
    fault("percent: 20", "percent: 200", "not-a-number", 1, "200");
    fault("wanted: 0.70", "wanted: high", "not-a-number", 1, "high");
    fault("repeat: talks\n", "items2: x\n", "unknown-key", 4, "items2");
    fault("items: [said]", "items: [said, said]", "duplicate-item", 7, "said");
  }

  private static void fault(String from, String to, String code, int line, String word) {
    assertTrue(GOOD.contains(from), from);
    CodeFrameReader.Result read = read(GOOD.replace(from, to));
    assertTrue(
        read.problems().stream()
            .anyMatch(
                p ->
                    p.code().equals(code)
                        && p.place().line() == line
                        && p.toString().contains(word)),
        code + ": " + read.problems());
  }
}
