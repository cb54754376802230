package org.orgstatus.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.expression.Function.Answered;
import org.orgstatus.questionnaire.expression.Function.Kind;
import org.orgstatus.questionnaire.expression.Functions;
import org.orgstatus.questionnaire.expression.Value;

/**
 * What expressions over a dataset can call beside the functions of items: {@code is-unknown('a',
 * …)}, {@code reason('a')}, {@code count-codes(${x}, 'none')} and {@code rank(${x}, 'f0 f1 f2')}.
 */
final class AnalysisFunctions {

  static final String IS_UNKNOWN = "is-unknown";
  static final String REASON = "reason";
  static final String COUNT_CODES = "count-codes";
  static final String RANK = "rank";

  static final Functions ALL =
      Functions.ITEMS.plus(
          of(IS_UNKNOWN, 1, Integer.MAX_VALUE, Kind.TRUTH, Kind.NAME),
          of(REASON, 1, 1, Kind.TEXT, Kind.NAME),
          of(COUNT_CODES, 2, 2, Kind.NUMBER, Kind.TEXT, Kind.NAME),
          of(RANK, 2, 2, Kind.NUMBER, Kind.TEXT, Kind.NAME));

  /** Functions of items that mean nothing in a dataset: they ask the form or its clock. */
  static final Set<String> FORM_ONLY =
      Set.of("wave-setting", "registry", "today", "file-ext", "file-size");

  private static final Set<MissingReason> UNKNOWN =
      Set.of(MissingReason.NOT_AVAILABLE, MissingReason.DONT_KNOW, MissingReason.NOT_ANSWERED);

  private AnalysisFunctions() {}

  private static org.orgstatus.questionnaire.expression.Function of(
      String name, int fewest, int most, Kind result, Kind... takes) {
    return new org.orgstatus.questionnaire.expression.Function(
        name, fewest, most, List.of(takes), result, Answered.FORM);
  }

  /** Whether the reason says that somebody was asked and the answer is not known. */
  static boolean isUnknown(Optional<MissingReason> reason) {
    return reason.filter(UNKNOWN::contains).isPresent();
  }

  /**
   * @param missing why an item of this row is missing
   */
  static Value call(
      String function, List<Value> arguments, Function<String, Optional<MissingReason>> missing) {
    return switch (function) {
      case IS_UNKNOWN ->
          Value.of(arguments.stream().anyMatch(a -> isUnknown(missing.apply(a.text()))));
      case REASON ->
          Value.of(missing.apply(arguments.get(0).text()).map(MissingReason::word).orElse(""));
      case COUNT_CODES -> countCodes(arguments.get(0).text(), arguments.get(1).text());
      case RANK -> rank(arguments.get(0).text(), arguments.get(1).text());
      default -> Value.EMPTY;
    };
  }

  private static Value countCodes(String chosen, String except) {
    Set<String> left = Set.of(except.split(" "));
    return Value.of((double) codes(chosen).filter(c -> !left.contains(c)).count());
  }

  private static Value rank(String code, String order) {
    int at = List.of(order.split(" ")).indexOf(code);
    return at < 0 ? Value.EMPTY : Value.of(at);
  }

  private static Stream<String> codes(String chosen) {
    return chosen.isEmpty() ? Stream.empty() : Stream.of(chosen.split(" "));
  }
}
