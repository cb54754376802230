package org.orgstatus.questionnaire.expression;

import static org.orgstatus.questionnaire.expression.Function.MANY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.expression.Function.Answered;
import org.orgstatus.questionnaire.expression.Function.Kind;

/** The functions that an expression may call. */
public final class Functions {

  /** Those of relevant, constraint, calculation and repeat_count. */
  public static final Functions ITEMS =
      new Functions(Map.of())
          .plus(
              itself("selected", 2, 2, Kind.TRUTH, Kind.TEXT, Kind.CODE),
              itself("count-selected", 1, 1, Kind.NUMBER, Kind.TEXT),
              itself("not", 1, 1, Kind.TRUTH, Kind.CONDITION),
              itself("if", 3, 3, Kind.ANY, Kind.CONDITION, Kind.ANY),
              itself("coalesce", 2, 2, Kind.ANY, Kind.ANY),
              itself("true", 0, 0, Kind.TRUTH),
              itself("false", 0, 0, Kind.TRUTH),
              itself("string", 1, 1, Kind.TEXT, Kind.ANY),
              itself("string-length", 1, 1, Kind.NUMBER, Kind.ANY),
              itself("concat", 1, MANY, Kind.TEXT, Kind.ANY),
              itself("regex", 2, 2, Kind.TRUTH, Kind.ANY, Kind.PATTERN),
              itself("number", 1, 1, Kind.NUMBER, Kind.ANY),
              itself("int", 1, 1, Kind.NUMBER, Kind.NUMBER),
              itself("round", 1, 2, Kind.NUMBER, Kind.NUMBER, Kind.PLACES),
              itself("min", 1, MANY, Kind.NUMBER, Kind.NUMBER),
              itself("max", 1, MANY, Kind.NUMBER, Kind.NUMBER),
              itself("sum-known", 1, MANY, Kind.ANY, Kind.NUMBER),
              itself("date", 1, 1, Kind.DATE, Kind.DATE),
              itself("decimal-date-time", 1, 1, Kind.NUMBER, Kind.DATE),
              itself("format-date", 2, 2, Kind.TEXT, Kind.DATE, Kind.DATE_FORMAT),
              form("today", 0, 0, Kind.DATE),
              form("file-ext", 2, 2, Kind.TRUTH, Kind.ANSWER, Kind.NAME),
              form("file-size", 1, 1, Kind.NUMBER, Kind.ANSWER),
              server("wave-setting", 1, Kind.ANY),
              server("registry", 1, Kind.ANY));

  /** Those of items and those that only soft checks use. */
  public static final Functions CHECKS =
      ITEMS.plus(
          itself("not-subset", 2, 2, Kind.TRUTH, Kind.TEXT),
          form("any-text", 1, 1, Kind.TRUTH, Kind.PATTERN),
          server("roster", 1, Kind.ANY),
          server("other-form", 2, Kind.ANY),
          server("answers", 2, Kind.NUMBER),
          server("paradata", 1, Kind.ANY));

  private final Map<String, Function> byName;

  private Functions(Map<String, Function> byName) {
    this.byName = byName;
  }

  /** These and more; a function of the same name is replaced. */
  public Functions plus(Function... more) {
    Map<String, Function> all = new LinkedHashMap<>(byName);
    Stream.of(more).forEach(f -> all.put(f.name(), f));
    return new Functions(all);
  }

  public Optional<Function> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** The name that differs least from a mistyped one, by at most a third of its letters. */
  Optional<String> nearest(String mistyped) {
    return byName.keySet().stream()
        .filter(name -> distance(name, mistyped) <= Math.max(1, name.length() / 3))
        .min((a, b) -> Integer.compare(distance(a, mistyped), distance(b, mistyped)));
  }

  /** Levenshtein's distance, letters compared without case. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int replaced = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static Function itself(String name, int fewest, int most, Kind result, Kind... takes) {
    return new Function(name, fewest, most, List.of(takes), result, Answered.ITSELF);
  }

  private static Function form(String name, int fewest, int most, Kind result, Kind... takes) {
    return new Function(name, fewest, most, List.of(takes), result, Answered.FORM);
  }

  private static Function server(String name, int arguments, Kind result) {
    return new Function(name, arguments, arguments, List.of(Kind.NAME), result, Answered.SERVER);
  }
}
