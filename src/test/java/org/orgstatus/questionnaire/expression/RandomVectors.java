package org.orgstatus.questionnaire.expression;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** Faultless expressions and answers at random, always the same for the same seed. */
final class RandomVectors {

  private static final List<String> ANSWERS =
      List.of(
          "",
          "x",
          "x y",
          " y  z",
          "3",
          "-88",
          "0.1",
          "-2.5",
          "1e5",
          "2017-09-30",
          "2017-09",
          "2017-02-30",
          "1969-12-31",
          "高校 𠮷",
          "007",
          "12345678901234567",
          "0.0000001",
          ".5",
          "5.",
          "true",
          "1 ");

  private static final List<String> CONSTANTS =
      List.of("0", "1", "2.5", "88", "0.333", "365.25", "1000000000", "1.005", "0.00005");

  private static final List<String> OPERATORS =
      List.of("=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "+", "=");

  private final Random random;

  private RandomVectors(long seed) {
    random = new Random(seed);
  }

  static List<Vector> of(int count, long seed) {
    RandomVectors vectors = new RandomVectors(seed);
    return IntStream.range(0, count).mapToObj(vectors::next).toList();
  }

  private Vector next(int line) {
    String text;
    Problems problems;
    do {
      text = part(3);
      problems = new Problems();
      Expression.parse(text, Place.line("random", 1), Functions.CHECKS, problems);
    } while (!problems.isEmpty());
    JsonObjectBuilder values = Json.createObjectBuilder();
    values.add("a", one(ANSWERS)).add("b", one(ANSWERS)).add("c", random.nextInt(2000) / 8.0 - 100);
    return new Vector(
        line,
        Json.createObjectBuilder()
            .add("expression", text)
            .add("functions", "checks")
            .add("values", values)
            .add("self", one(ANSWERS))
            .build());
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String part(int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return one(List.of("${a}", "${b}", "${c}", ".", one(CONSTANTS), "-" + one(CONSTANTS)));
    }
    String a = part(depth - 1);
    String b = part(depth - 1);
    return switch (random.nextInt(24)) {
      case 0 -> "(" + a + " = 1 and not(" + b + "))";
      case 1 -> "(" + a + " > 1 or " + b + " != 'x')";
      case 2 -> "if(" + a + " = " + b + ", " + a + ", " + b + ")";
      case 3 -> "coalesce(" + a + ", " + b + ")";
      case 4 -> "selected(" + a + ", 'y')";
      case 5 -> "count-selected(" + a + ")";
      case 6 -> "concat(" + a + ", '-', " + b + ")";
      case 7 -> "string-length(" + a + ")";
      case 8 -> "round(" + a + ", " + (random.nextInt(7) - 2) + ")";
      case 9 -> "min(" + a + ", " + b + ")";
      case 10 -> "max(" + a + ", " + b + ")";
      case 11 -> "int(" + a + ")";
      case 12 -> "date(" + a + ")";
      case 13 -> "decimal-date-time(" + a + ")";
      case 14 -> "format-date(" + a + ", '%Y-%m-%d %y %n %e%%')";
      case 15 -> "sum-known(" + a + ", " + b + ", ${a})";
      case 16 -> "not-subset(" + a + ", " + b + ")";
      case 17 -> "regex(" + a + ", '-?[0-9.]+|[a-z ]*')";
      case 18 -> "number(" + a + ")";
      case 19 -> "string(" + a + ")";
      default -> "(" + a + " " + one(OPERATORS) + " " + b + ")";
    };
  }
}
