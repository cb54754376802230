package org.orgstatus.analysis.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Function.Answered;
import org.orgstatus.questionnaire.expression.Function.Kind;
import org.orgstatus.questionnaire.expression.Functions;
import org.orgstatus.questionnaire.expression.Node;
import org.orgstatus.questionnaire.expression.Value;

/**
 * What expressions over a dataset can call beside the functions of items.
 *
 * <ul>
 *   <li>{@code is-unknown('a', …)}: whether one of the items is not available, not known or not
 *       answered; of an item in a repeat, in any row
 *   <li>{@code reason('a')}: why the item is missing
 *   <li>{@code count-codes(${x}, 'none')}: codes in the first that are not in the second
 *   <li>{@code rank(${x}, 'f0 f1 f2')}: place of the code in the order, from 0
 *   <li>{@code rows('x')}: values of an item over the rows of its repeat, a space between
 *   <li>{@code sum-rows('x')}, {@code min-rows('x')}: of the known numbers; nothing without one
 *   <li>{@code count-where('base', 'v', x)}: institutions of a base whose variable v is x
 *   <li>{@code sum-where('base', 'a', 'v', x)}, {@code median-where('base', 'a', 'v', x)}: of the
 *       known numbers of item a over these
 *   <li>{@code value-where('a', 'v', x)}: a of the first institution whose variable v is x
 *   <li>{@code province-row('a', 'b', x)}: a of the first row of a repeat of form C, in any
 *       province, whose b is x, such as the row that lists an alliance
 * </ul>
 */
public final class AnalysisFunctions {

  static final String IS_UNKNOWN = "is-unknown";
  static final String REASON = "reason";
  static final String COUNT_CODES = "count-codes";
  static final String RANK = "rank";
  static final String ROWS = "rows";
  static final String SUM_ROWS = "sum-rows";
  static final String MIN_ROWS = "min-rows";
  static final String COUNT_WHERE = "count-where";
  static final String SUM_WHERE = "sum-where";
  static final String MEDIAN_WHERE = "median-where";
  static final String VALUE_WHERE = "value-where";
  static final String PROVINCE_ROW = "province-row";

  static final Functions ALL =
      Functions.ITEMS.plus(
          of(IS_UNKNOWN, 1, Integer.MAX_VALUE, Kind.TRUTH, Kind.NAME),
          of(REASON, 1, 1, Kind.TEXT, Kind.NAME),
          of(COUNT_CODES, 2, 2, Kind.NUMBER, Kind.TEXT),
          of(RANK, 2, 2, Kind.NUMBER, Kind.TEXT, Kind.NAME),
          of(ROWS, 1, 1, Kind.TEXT, Kind.NAME),
          of(SUM_ROWS, 1, 1, Kind.NUMBER, Kind.NAME),
          of(MIN_ROWS, 1, 1, Kind.NUMBER, Kind.NAME),
          of(COUNT_WHERE, 3, 3, Kind.NUMBER, Kind.NAME, Kind.NAME, Kind.ANY),
          of(SUM_WHERE, 4, 4, Kind.NUMBER, Kind.NAME, Kind.NAME, Kind.NAME, Kind.ANY),
          of(MEDIAN_WHERE, 4, 4, Kind.NUMBER, Kind.NAME, Kind.NAME, Kind.NAME, Kind.ANY),
          of(VALUE_WHERE, 3, 3, Kind.TEXT, Kind.NAME, Kind.NAME, Kind.ANY),
          of(PROVINCE_ROW, 3, 3, Kind.TEXT, Kind.NAME, Kind.NAME, Kind.ANY));

  /** Functions of items that mean nothing in a dataset: they ask the form or its clock. */
  static final Set<String> FORM_ONLY =
      Set.of("wave-setting", "registry", "today", "file-ext", "file-size");

  /** Functions over the rows of a repeat. */
  static final Set<String> OVER_ROWS = Set.of(ROWS, SUM_ROWS, MIN_ROWS);

  private static final Set<MissingReason> UNKNOWN =
      Set.of(MissingReason.NOT_AVAILABLE, MissingReason.DONT_KNOW, MissingReason.NOT_ANSWERED);

  private AnalysisFunctions() {}

  private static org.orgstatus.questionnaire.expression.Function of(
      String name, int fewest, int most, Kind result, Kind... takes) {
    return new org.orgstatus.questionnaire.expression.Function(
        name, fewest, most, List.of(takes), result, Answered.FORM);
  }

  /** Whether the reason says that somebody was asked and the answer is not known. */
  public static boolean isUnknown(Optional<MissingReason> reason) {
    return reason.filter(UNKNOWN::contains).isPresent();
  }

  /** Names that an expression reads of its own row, those in repeats included, in order. */
  public static Set<String> reads(Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    reads(expression.root(), names);
    return names;
  }

  /** Names that an expression reads of other units, whatever their kind, in order. */
  public static Set<ReadElsewhere> readsElsewhere(Expression expression) {
    Set<ReadElsewhere> reads = new LinkedHashSet<>();
    readsElsewhere(expression.root(), reads);
    return reads;
  }

  /**
   * What is read of other units.
   *
   * @param name of a column, a derived variable or an indicator
   * @param base id of the base that they belong to; empty for all
   */
  public record ReadElsewhere(UnitKind unit, String name, String base) {}

  private static void readsElsewhere(Node node, Set<ReadElsewhere> reads) {
    if (node instanceof Node.Invocation call) {
      List<String> texts = call.arguments().stream().map(a -> constant(a).orElse("")).toList();
      switch (call.function()) {
        case COUNT_WHERE, SUM_WHERE, MEDIAN_WHERE ->
            texts
                .subList(1, texts.size() - 1)
                .forEach(n -> reads.add(new ReadElsewhere(UnitKind.INSTITUTION, n, texts.get(0))));
        case VALUE_WHERE ->
            texts
                .subList(0, 2)
                .forEach(n -> reads.add(new ReadElsewhere(UnitKind.INSTITUTION, n, "")));
        case PROVINCE_ROW ->
            texts
                .subList(0, 2)
                .forEach(n -> reads.add(new ReadElsewhere(UnitKind.REPORTING_UNIT, n, "")));
        default -> {
          // Other functions read their own row.
        }
      }
    }
    node.children().forEach(child -> readsElsewhere(child, reads));
  }

  private static void reads(Node node, Set<String> names) {
    if (node instanceof Node.Read read) {
      names.add(read.name());
    } else if (node instanceof Node.Invocation call && OVER_ROWS.contains(call.function())) {
      constant(call.arguments().get(0)).ifPresent(names::add);
    }
    node.children().forEach(child -> reads(child, names));
  }

  /** The text that a node writes out. */
  static Optional<String> constant(Node node) {
    return node instanceof Node.Constant c && c.value() instanceof Value.Text t
        ? Optional.of(t.text())
        : Optional.empty();
  }

  public static Value call(String function, List<Value> arguments, RowFacts facts) {
    List<String> texts = arguments.stream().map(Value::text).toList();
    return switch (function) {
      case IS_UNKNOWN -> Value.of(texts.stream().anyMatch(a -> isUnknown(facts.missing(a))));
      case REASON -> Value.of(facts.missing(texts.get(0)).map(MissingReason::word).orElse(""));
      case COUNT_CODES -> countCodes(texts.get(0), texts.get(1));
      case RANK -> rank(texts.get(0), texts.get(1));
      case ROWS ->
          Value.of(
              facts.rows(texts.get(0)).stream().map(Value::text).collect(Collectors.joining(" ")));
      case SUM_ROWS -> sum(facts.rows(texts.get(0)));
      case MIN_ROWS -> least(facts.rows(texts.get(0)));
      case COUNT_WHERE ->
          Value.of(
              (double)
                  facts
                      .institutions(texts.get(0), texts.get(1), texts.get(1), texts.get(2))
                      .size());
      case SUM_WHERE ->
          sum(facts.institutions(texts.get(0), texts.get(1), texts.get(2), texts.get(3)));
      case MEDIAN_WHERE ->
          median(facts.institutions(texts.get(0), texts.get(1), texts.get(2), texts.get(3)));
      case VALUE_WHERE ->
          facts.institutions("", texts.get(0), texts.get(1), texts.get(2)).stream()
              .findFirst()
              .orElse(Value.EMPTY);
      case PROVINCE_ROW ->
          facts.provinceRow(texts.get(0), texts.get(1), texts.get(2)).orElse(Value.EMPTY);
      default -> Value.EMPTY;
    };
  }

  private static Value countCodes(String chosen, String except) {
    Set<String> left = Set.copyOf(codes(except).distinct().toList());
    return Value.of((double) codes(chosen).filter(c -> !left.contains(c)).count());
  }

  private static Value rank(String code, String order) {
    int at = List.of(order.split(" ")).indexOf(code);
    return at < 0 ? Value.EMPTY : Value.of(at);
  }

  private static Stream<String> codes(String chosen) {
    return Stream.of(chosen.split(" ")).filter(c -> !c.isEmpty());
  }

  private static DoubleStream numbers(List<Value> values) {
    return values.stream().mapToDouble(Value::number).filter(n -> !Double.isNaN(n));
  }

  private static Value sum(List<Value> values) {
    double[] known = numbers(values).toArray();
    return known.length == 0 ? Value.EMPTY : Value.of(DoubleStream.of(known).sum());
  }

  private static Value least(List<Value> values) {
    double[] known = numbers(values).sorted().toArray();
    return known.length == 0 ? Value.EMPTY : Value.of(known[0]);
  }

  private static Value median(List<Value> values) {
    double[] known = numbers(values).sorted().toArray();
    int half = known.length / 2;
    if (known.length == 0) {
      return Value.EMPTY;
    }
    return Value.of(known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2);
  }
}
