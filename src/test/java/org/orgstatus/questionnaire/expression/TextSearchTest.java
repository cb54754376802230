package org.orgstatus.questionnaire.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search finds what the regular expression finds, whatever it looks at before. */
class TextSearchTest {

  private static final String SHIPPED =
      "(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)|(^|[^0-9])[0-9]{17}[0-9Xx]([^0-9]|$)"
          + "|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+";
  private static final String[] PIECES = {
    "1",
    "3",
    "13800138000",
    "12345678901234567X",
    "@",
    "a",
    "b.c",
    "x@y",
    "中",
    "文",
    "-",
    "|",
    "\\",
    "(",
    "[",
    "^",
    "😀",
    "\n",
    " ",
    "aaa",
    "ab",
    "中中中"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHIPPED,
        "a{2,3}|中+",
        "a?b*",
        "ab?|(a|b)c{0,2}",
        "[a-c]{3}\\|",
        "\\\\|\\d{3}",
        "^中",
        "[^a]文|😀",
        "[中文]{3}|a+?b",
        "(x|[)@]){2}y|\\u4e2d\\x61",
        "|a",
        "(?:a|[\\]b]){2}-"
      })
  void aSearchFindsWhatThePatternFinds(String pattern) {
    Random random = new Random(20171);
    TextSearch search = TextSearch.of(pattern);
    Pattern whole = Pattern.compile(pattern);
    int found = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(7); piece > 0; piece--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      boolean expected = whole.matcher(text).find();
      assertEquals(expected, search.finds(text.toString()), text.toString());
      found += expected ? 1 : 0;
    }
    assertTrue(found > 0, "some texts match");
  }

  @Test
  void aTelephoneAmongYearsAndNumbersIsFound() {
    TextSearch search = TextSearch.of(SHIPPED);
    assertTrue(search.finds("2016年有120人，请致电13800138000。"));
    assertEquals(false, search.finds("2016年有120人，编号20170601001234。"));
  }
}
