package org.orgstatus.questionnaire.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;

class ExpressionFaultsTest {

  /** Column 11: a fault at offset 0 must be reported there. */
  private static final Place START = new Place("gate.yaml", 7, 11);

  private static List<Problem> faults(String text, Functions functions) {
    Problems problems = new Problems();
    Optional<Expression> parsed = Expression.parse(text, START, functions, problems);
    assertEquals(parsed.isEmpty(), !problems.isEmpty(), text);
    return problems.list();
  }

  private static Problem only(String text) {
    List<Problem> faults = faults(text, Functions.ITEMS);
    assertEquals(1, faults.size(), faults.toString());
    return faults.get(0);
  }

  /** Expression; code; offset of the fault; what the English message must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "${a} = 'other; expression-syntax; 7; not closed",
        "${a} = \"other; expression-syntax; 7; add \"",
        "${a} = 1 && ${b} = 2; expression-syntax; 9; write and instead",
        "${a} = 1 || ${b} = 2; expression-syntax; 9; write or instead",
        "${a} == 1; expression-syntax; 5; write = instead",
        "${a} <> 1; expression-syntax; 5; write != instead",
        "${a} =< 1; expression-syntax; 5; write <= instead",
        "${a} = 1 AND ${b} = 2; expression-syntax; 9; write and instead",
        "not（${a}); expression-syntax; 3; write ( instead",
        "not(${a}）; expression-syntax; 8; write ) instead",
        "selected(${a}， 'x'); expression-syntax; 13; write , instead",
        "${a} = ‘x’; expression-syntax; 7; write ' instead",
        "${a} = “x”; expression-syntax; 7; write ' instead",
        "${a}　= 1; expression-syntax; 4; write a plain space instead",
        "${a} ≥ 1; expression-syntax; 5; write >= instead",
        "${a} > １; expression-syntax; 7; write 1 instead",
        "${a} / 2 > 1; expression-syntax; 5; write div instead",
        "${a > 1; expression-syntax; 0; write ${name}",
        "${题目} = 1; expression-syntax; 0; write ${name}",
        "{a} = 1; expression-syntax; 0; write ${name}",
        "a_state = 'x'; expression-syntax; 0; write ${a_state}",
        "${a} = true; expression-syntax; 7; written true()",
        "${a} = 是; expression-syntax; 7; put it between",
        "!selected(., 'x'); expression-syntax; 0; write not",
        "${a} =; expression-syntax; 6; ends too early",
        "= 1; expression-syntax; 0; out of place",
        "${a} ${b}; expression-syntax; 5; operator",
        "(${a} = 1; expression-syntax; 0; not closed",
        "${a} = 1); expression-syntax; 8; no partner",
        "selected(${a},); expression-syntax; 14; out of place",
        "``; expression-syntax; 0; empty",
        "../a = 1; expression-syntax; 0; write ${name}",
        "/data/a = 1; expression-syntax; 0; write ${name}",
        "1 + selectd(., 'x'); unknown-function; 4; did you mean selected()",
        "frobnicate(.); unknown-function; 0; check the spelling",
        "pulldata('a', 'b', 'c', 'd'); unsupported-function; 0; known but not supported",
        "jr:choice-name(., '.'); unsupported-function; 0; known but not supported",
        "1 = 1 and roster('rows') > 1; unsupported-function; 10; only in soft checks",
        "selected(.); function-arity; 0; takes 2 arguments, here are 1",
        "round(1, 2, 3); function-arity; 0; takes 1 to 2 arguments, here are 3",
        "concat(); function-arity; 0; at least 1",
        "today(1); function-arity; 0; takes 0 arguments, here are 1",
        "1 + 'abc'; type-mismatch; 4; is no number",
        "-'abc'; type-mismatch; 1; is no number",
        ". > 'abc'; type-mismatch; 4; is no number",
        ". <= '2017-09-30'; type-mismatch; 5; write date('2017-09-30')",
        "count-selected(.) = 'three'; type-mismatch; 20; is no number",
        "'three' = string-length(.); type-mismatch; 0; is no number",
        "date(.) = 'soon'; type-mismatch; 10; is no date",
        "selected(., 'x') = 'true'; type-mismatch; 19; true or false",
        "${a} = 'x' or 'y'; type-mismatch; 14; alone is no condition",
        "not('x'); type-mismatch; 4; alone is no condition",
        "if('x', 1, 2); type-mismatch; 3; alone is no condition",
        "1 < ${a} < 5; type-mismatch; 9; cannot be chained",
        "date('2017-13-45'); type-mismatch; 5; is no date",
        "decimal-date-time('2017'); type-mismatch; 18; is no date",
        "format-date(., '%B'); type-mismatch; 15; '%B' cannot be used",
        "format-date(., ${f}); type-mismatch; 15; must be a fixed text",
        "round('x', 1); type-mismatch; 6; is no number",
        "round(., 1.5); type-mismatch; 9; whole number",
        "round(., 'x'); type-mismatch; 9; whole number",
        "regex(., '[a-'); type-mismatch; 9; near character",
        "regex(., '(?i)a'); type-mismatch; 9; differs between browser and server",
        "regex(., 'a\\s'); type-mismatch; 9; '\\s' differs",
        "regex(., '[a[b]]'); type-mismatch; 9; differs",
        "regex(., 'a++'); type-mismatch; 9; differs",
        "regex(., 'a]'); type-mismatch; 9; differs",
        "regex(., '(a|b)*'); type-mismatch; 9; ')*' repeats a group without end",
        "regex(., '(a|b){2,}x'); type-mismatch; 9; '){2,}' repeats",
        "regex(., '(a|b){51}'); type-mismatch; 9; '){51}' repeats",
        "regex(., ${p}); type-mismatch; 9; must be a fixed text",
        "file-size(3); type-mismatch; 10; not 3",
        "file-ext(., ''); type-mismatch; 12; is empty",
        "selected(., 1); type-mismatch; 12; write '1'",
        "registry(${a}); type-mismatch; 9; must be a fixed text",
        "wave-setting(1); type-mismatch; 13; must be a fixed text"
      })
  void faultIsNamedAtItsColumn(String text, String code, int offset, String says) {
    Problem fault = only(text);
    assertEquals(code, fault.code(), fault.toString());
    assertEquals(START.plus(offset), fault.place(), fault.toString());
    assertTrue(fault.message().en().contains(says), fault.toString());
    assertTrue(fault.message().zh().matches(".*[\\u4e00-\\u9fa5]{3,}.*[。？]"), fault.message().zh());
  }

  @Test
  void allFaultsAreFoundInOneReading() {
    List<Problem> faults =
        faults("selected（${a}，'x'） && rond(${b} + 'x', 1) == pi()", Functions.ITEMS);
    assertEquals(
        List.of(
            "expression-syntax",
            "expression-syntax",
            "expression-syntax",
            "expression-syntax",
            "unknown-function",
            "type-mismatch",
            "expression-syntax",
            "unsupported-function"),
        faults.stream().map(Problem::code).toList());
  }

  @Test
  void placeWithoutColumnStaysWithoutColumn() {
    Problems problems = new Problems();
    Expression.parse("1 +", Place.line("items.csv", 3), Functions.ITEMS, problems);
    assertEquals(Place.line("items.csv", 3), problems.list().get(0).place());
  }

  @Test
  void hostileDepthIsRefused() {
    for (String unit : List.of("(", "-", "not(", "if(1=1,1,")) {
      Problem fault = only(unit.repeat(100));
      assertEquals("expression-syntax", fault.code());
      assertTrue(fault.message().en().contains("Nested too deeply"), fault.toString());
    }
    assertTrue(faults("(".repeat(64) + "1" + ")".repeat(64), Functions.ITEMS).isEmpty());
    assertFalse(faults("(".repeat(65) + "1" + ")".repeat(65), Functions.ITEMS).isEmpty());
  }

  @Test
  void hostileLengthIsRefused() {
    assertTrue(only("1" + " + 1".repeat(100_000)).message().en().contains("too long"));
    assertTrue(only("(".repeat(1_000_000)).message().en().contains("too long"));
  }

  @Test
  void functionsOfChecksAreKnownThere() {
    assertTrue(faults("roster('rows') > 1 and not-subset(${a}, ${b})", Functions.CHECKS).isEmpty());
    assertEquals("unsupported-function", only("not-subset(${a}, ${b})").code());
  }
}
