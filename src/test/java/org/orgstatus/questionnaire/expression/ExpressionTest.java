package org.orgstatus.questionnaire.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.expression.Function.Answered;
import org.orgstatus.questionnaire.expression.Function.Kind;

class ExpressionTest {

  private static final Scope EMPTY =
      new Scope() {
        @Override
        public Value read(String name) {
          return Value.EMPTY;
        }

        @Override
        public Value self() {
          return Value.EMPTY;
        }

        @Override
        public Value call(String function, List<Value> arguments) {
          return Value.EMPTY;
        }
      };

  private static Expression parsed(String text) {
    Problems problems = new Problems();
    Optional<Expression> expression =
        Expression.parse(text, new Place("f.yaml", 2, 5), Functions.CHECKS, problems);
    assertTrue(problems.isEmpty(), problems.toString());
    return expression.orElseThrow();
  }

  @Test
  void referencesKeepTheirOrderAndFirstPlace() {
    Expression expression = parsed("${b} > 1 and selected(${a}, 'x') and ${b} < . + ${c.d-e}");
    assertEquals(List.of("b", "a", "c.d-e"), List.copyOf(expression.references()));
    assertEquals(new Place("f.yaml", 2, 27), expression.placeOf("a"));
    assertTrue(expression.readsSelf());
    assertFalse(parsed("${b} > 1.5").readsSelf());
    assertThrows(IllegalArgumentException.class, () -> expression.placeOf("z"));
  }

  @Test
  void callsOfTheServerAreListedWithTheirConstants() {
    Expression expression =
        parsed("registry('code') = 'x' or other-form(\"prov\", 'c_dept') = . or today() > 1");
    assertEquals(
        List.of("registry('code')", "other-form('prov', 'c_dept')"),
        expression.calls().stream().map(Call::key).toList());
    assertEquals(new Place("f.yaml", 2, 31), expression.calls().get(1).place());
  }

  @Test
  void treeIsCompactJson() {
    assertEquals(
        "[\"or\",[\"and\",[\"=\",[\"read\",\"a\"],[\"text\",\"x\"]],"
            + "[\"call\",\"selected\",[\"self\"],[\"text\",\"y\"]],[\"call\",\"true\"]],"
            + "[\">\",[\"neg\",[\"num\",3]],[\"div\",[\"num\",0.5],[\"read\",\"b\"]]]]",
        parsed("${a} = 'x' and selected(., 'y') and true() or -3 > 0.5 div ${b}")
            .tree()
            .toString());
  }

  /** Expression; always true, always false, or not known before there are answers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1 = 2; false",
        "1 = 2 and ${a} = 'x'; false",
        "${a} = 'x' and 1 = 2; false",
        "${a} = 'x' or 1 = 1; true",
        "${a} = 'x' or 1 = 2; unknown",
        "not(1 = 2 and .); true",
        "${a} and false(); false",
        "if(true(), ${a}, 1); unknown",
        "if(${a}, 1 = 2, false()); false",
        "round(2.5) = 3; true",
        "string-length('高校') = 2; true",
        "${a} = 'x' and ${a} = 'y'; false",
        "'x' = ${a} and ${b} = 1 and ${a} = 'y'; false",
        "${a} = 'x' and ${b} = 'y'; unknown",
        "${a} = 'x' and ${a} = 'x'; unknown",
        "${a} = 'x' and ${a} != 'x'; false",
        "${a} = 'x' and ${a} != 'y'; unknown",
        "${a} != 'x' or ${a} != 'y'; true",
        "${a} = 'x' or ${a} = 'y'; unknown",
        "${a} != 'x' and ${a} != 'y'; unknown",
        "${a} = '1' and ${a} = '1.0'; unknown",
        "${a} = '1' and ${a} = 1; unknown",
        "${a} = 1 and ${a} = 2; false",
        ". = 'x' and . = 'y'; false",
        "registry('a') = 'x' and 1 = 1; unknown",
        "today() > date('2017-01-01'); unknown"
      })
  void truthThatNoAnswerChangesIsFound(String text, String truth) {
    assertEquals(truth, parsed(text).constantTruth().map(String::valueOf).orElse("unknown"), text);
  }

  @Test
  void longestExpressionEvaluates() {
    assertEquals(Value.of(499.0), parsed("1" + " + 1".repeat(498)).evaluate(EMPTY));
    assertTrue(parsed("1 = 1" + " and 1 = 1".repeat(240)).isTrue(EMPTY));
  }

  @Test
  void functionsCanBeAddedForOtherPlans() {
    Functions more =
        Functions.ITEMS.plus(
            new Function(
                "mean", 1, Function.MANY, List.of(Kind.NUMBER), Kind.NUMBER, Answered.FORM));
    Problems problems = new Problems();
    Optional<Expression> mean = Expression.parse("mean(${a}, 2)", Place.file("f"), more, problems);
    assertTrue(mean.isPresent(), problems.toString());
    assertEquals(Optional.empty(), Functions.ITEMS.named("mean"));
  }

  @Test
  void noInputMakesItThrow() {
    List<String> words =
        List.of(
            "${a}",
            ".",
            "1",
            "2.5",
            "-88",
            "'x'",
            "'2017-09-30'",
            "''",
            "and",
            "or",
            "=",
            "!=",
            "<",
            ">=",
            "+",
            "-",
            "*",
            "div",
            "mod",
            "(",
            ")",
            "(",
            ")",
            ",",
            "if(",
            "selected(",
            "round(",
            "date(",
            "format-date(",
            "regex(",
            "concat(",
            "not(",
            "min(",
            "sum-known(",
            "today()",
            "registry('x')",
            "decimal-date-time(",
            "count-selected(",
            "（",
            "’",
            "&&",
            "$",
            "{",
            "}",
            "\"",
            "𠮷",
            "\ud83d",
            "\\",
            "%",
            "..",
            "string-length(",
            "1e5",
            "\n");
    Random random = new Random(20170930);
    int faultless = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        text.append(words.get(random.nextInt(words.size())))
            .append(random.nextInt(3) > 0 ? " " : "");
      }
      Problems problems = new Problems();
      Optional<Expression> parsed =
          Expression.parse(text.toString(), Place.line("f", 1), Functions.CHECKS, problems);
      assertEquals(parsed.isEmpty(), !problems.isEmpty(), text.toString());
      if (parsed.isPresent()) {
        faultless++;
        boolean truth = parsed.get().isTrue(EMPTY);
        assertEquals(parsed.get().constantTruth().orElse(truth), truth, text.toString());
        assertFalse(parsed.get().tree().toString().isEmpty());
      }
    }
    assertTrue(faultless > 500, "only " + faultless + " without faults");
  }
}
