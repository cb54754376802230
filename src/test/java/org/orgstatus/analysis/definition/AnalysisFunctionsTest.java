package org.orgstatus.analysis.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Scope;
import org.orgstatus.questionnaire.expression.Value;

/** The functions that expressions of analysis have beside those of the forms. */
class AnalysisFunctionsTest {

  private static final Map<String, Value> ROW =
      Map.of("codes", Value.of("a b none"), "one", Value.of("b"), "other", Value.of("b c"));

  private static final Map<String, List<Value>> ROWS =
      Map.of(
          "scope", List.of(Value.of("city"), Value.of("province")),
          "people", List.of(Value.of(300), Value.of(200)),
          "nobody", List.of());

  private static final Map<String, MissingReason> MISSING =
      Map.of(
          "dk", MissingReason.DONT_KNOW,
          "na", MissingReason.NOT_AVAILABLE,
          "open", MissingReason.NOT_ANSWERED,
          "skipped", MissingReason.NOT_APPLICABLE,
          "silent", MissingReason.UNIT_NONRESPONSE);

  private static final class Facts implements Scope, RowFacts {
    @Override
    public Value read(String name) {
      return ROW.getOrDefault(name, Value.EMPTY);
    }

    @Override
    public Value self() {
      return Value.EMPTY;
    }

    @Override
    public Value call(String function, List<Value> arguments) {
      return AnalysisFunctions.call(function, arguments, this);
    }

    @Override
    public Optional<MissingReason> missing(String item) {
      return Optional.ofNullable(MISSING.get(item));
    }

    @Override
    public List<Value> rows(String item) {
      return ROWS.getOrDefault(item, List.of());
    }

    @Override
    public List<Value> institutions(String base, String item, String variable, String equal) {
      boolean found = equal.equals("11") && (base.isEmpty() || base.equals("all"));
      return found ? List.of(Value.of(7), Value.of(1), Value.of(4), Value.of(2)) : List.of();
    }

    @Override
    public Optional<Value> provinceRow(String item, String other, String equal) {
      return equal.equals("East") ? Optional.of(Value.of("fund attend")) : Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "is-unknown('dk') | true",
        "is-unknown('na') | true",
        "is-unknown('open') | true",
        "is-unknown('skipped') | false",
        "is-unknown('silent') | false",
        "is-unknown('one') | false",
        "is-unknown('one', 'dk') | true",
        "reason('na') | not_available",
        "reason('one') | \"\"",
        "count-codes(${codes}, 'none') | 2",
        "count-codes(${codes}, 'a none') | 1",
        "count-codes(${codes}, ${other}) | 2",
        "count-codes(${empty}, 'none') | 0",
        "count-codes(rows('scope'), 'province') | 1",
        "rank(${one}, 'a b c') | 1",
        "rank(${one}, 'x y') | \"\"",
        "rank(${empty}, 'a b') + 1 | NaN",
        "rows('scope') | city province",
        "rows('nobody') | \"\"",
        "selected(rows('scope'), 'province') | true",
        "count-selected(rows('scope')) | 2",
        "sum-rows('people') | 500",
        "sum-rows('nobody') | \"\"",
        "min-rows('people') | 200",
        "count-where('all', 'place', '11') | 4",
        "count-where('all', 'place', '12') | 0",
        "sum-where('all', 'x', 'place', '11') | 14",
        "sum-where('all', 'x', 'place', '12') | \"\"",
        "median-where('all', 'x', 'place', '11') | 3",
        "median-where('all', 'x', 'place', '12') = '' | true",
        "value-where('x', 'place', '11') | 7",
        "value-where('x', 'place', '12') | \"\"",
        "province-row('x', 'name', 'East') | fund attend",
        "province-row('x', 'name', 'West') | \"\""
      })
  void aFunctionGivesItsValue(String text, String expected) {
    Problems problems = new Problems();
    Expression expression =
        Expression.parse(text, new Place("test", 1, 1), AnalysisFunctions.ALL, problems)
            .orElseThrow(() -> new AssertionError(problems.toString()));
    assertEquals(expected, expression.evaluate(new Facts()).text());
  }
}
