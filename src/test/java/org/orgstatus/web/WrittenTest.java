package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenTest {

  @Test
  void givesBackWordsAndNoCodesOrChoices() {
    String form =
        "_csrf=abc&version=3&clause=WP-1.6&role=ANALYST&text-zh="
            + encoded("东部高于西部。\r\n第二行 & <b>")
            + "&text-en=Two+words&from=2026-11-27T08%3A00&empty=+&cut=%E4%B8";
    assertEquals(List.of("东部高于西部。\r\n第二行 & <b>", "Two words", "\uFFFD"), Written.texts(form));
    assertEquals(List.of(), Written.texts(""));
    assertEquals(List.of(), Written.texts("a=%zz&b"));
  }

  @Test
  void neverGivesBackAFormWithAPassword() {
    assertEquals(List.of(), Written.texts("name=" + encoded("张三") + "&password=three+rivers"));
    assertEquals(List.of(), Written.texts("present=" + encoded("旧 口令") + "&again=x"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
