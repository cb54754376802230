package org.orgstatus.analysis.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Among;
import org.orgstatus.analysis.definition.Indicator.Estimate;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.definition.MeasuredUnit;
import org.orgstatus.analysis.definition.NormTarget.Comparison;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.statistics.Target;

/**
 * Values of indicators that are estimated for a group, as plain counts and sums over those that
 * answered. Comparisons add what an estimate needs: intervals, standardization, suppression.
 */
public final class GroupValues {

  private final AnalysisDefinitions definitions;
  private final RowValues institutions;
  private final Map<String, BaseUnits> bases = new LinkedHashMap<>();

  public GroupValues(AnalysisDefinitions definitions, RowValues institutions) {
    this.definitions = definitions;
    this.institutions = institutions;
  }

  /** The value for each group of a kind of unit, by code; groups without a value are left out. */
  public Map<String, Double> byGroup(Indicator indicator, MeasuredUnit unit) {
    Map<String, Double> values = new TreeMap<>();
    String[] codes = institutions.codes(unit.variable());
    Stream.of(codes)
        .distinct()
        .filter(code -> !code.isEmpty())
        .forEach(code -> value(indicator, is(codes, code)).ifPresent(v -> values.put(code, v)));
    return values;
  }

  private static boolean[] is(String[] codes, String code) {
    boolean[] in = new boolean[codes.length];
    for (int row = 0; row < in.length; row++) {
      in[row] = codes[row].equals(code);
    }
    return in;
  }

  /** The value for all institutions together. */
  OptionalDouble whole(Indicator indicator) {
    boolean[] all = new boolean[institutions.size()];
    Arrays.fill(all, true);
    return value(indicator, all);
  }

  /**
   * The value of a rate in percent, a gap in units, a median, or the number of reporting units that
   * reached a rate's target; empty where there is none.
   */
  OptionalDouble value(Indicator indicator, boolean[] in) {
    return switch (indicator.kind()) {
      case RATE -> rate(indicator, in);
      case GAP -> gap(definitions.indicator(indicator.of()), in);
      case REACHED -> OptionalDouble.of(reached(definitions.indicator(indicator.of())));
      case MEDIAN -> median(indicator.estimate().orElseThrow(), in);
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble rate(Indicator rate, boolean[] in) {
    Estimate estimate = rate.estimate().orElseThrow();
    Measured numerator = institutions.values(rate.id());
    Among among = estimate.denominator().among();
    Optional<double[]> amounts =
        estimate.denominator().amount().map(a -> institutions.numbers(a).numbers());
    double above = 0;
    double below = 0;
    for (int row : rows(estimate.base(), in, among == Among.ALL)) {
      double amount = amounts.map(a -> a[row]).orElse(1.0);
      if (among == Among.ALL || numerator.has(row) && !Double.isNaN(amount)) {
        above += numerator.has(row) ? numerator.number(row) : 0;
        below += amount;
      }
    }
    return below == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * above / below);
  }

  /** Rows of a base in a group: all of it, or those that answered. */
  private int[] rows(String base, boolean[] in, boolean all) {
    BaseUnits units =
        bases.computeIfAbsent(base, b -> BaseUnits.of(definitions.base(b), institutions));
    return IntStream.range(0, in.length)
        .filter(row -> in[row] && (all ? units.isMember(row) : units.isAnswered(row)))
        .toArray();
  }

  private OptionalDouble gap(Indicator rate, boolean[] in) {
    Measured established = institutions.values(rate.id());
    int[] rows = rows(rate.base(), in, true);
    long with = IntStream.of(rows).filter(established::isTrue).count();
    return rows.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, target(rate).needed(rows.length) - with));
  }

  /** Counted, so that rounding of a percentage decides nothing. */
  private long reached(Indicator rate) {
    String[] codes = institutions.codes(MeasuredUnit.PROVINCE.variable());
    return Stream.of(codes)
        .distinct()
        .filter(code -> !code.isEmpty())
        .map(code -> gap(rate, is(codes, code)))
        .filter(gap -> gap.isPresent() && gap.getAsDouble() == 0)
        .count();
  }

  private Target target(Indicator rate) {
    return definitions.targetsOf(rate.id()).stream()
        .filter(t -> t.comparison() == Comparison.AT_LEAST)
        .findFirst()
        .map(t -> Target.atLeastPercent(Integer.parseInt(t.value())))
        .orElseThrow(() -> new IllegalArgumentException("no target for " + rate.id()));
  }

  private OptionalDouble median(Estimate estimate, boolean[] in) {
    Measured values = institutions.values(estimate.of());
    double[] known =
        IntStream.of(rows(estimate.base(), in, false))
            .filter(values::has)
            .mapToDouble(values::number)
            .sorted()
            .toArray();
    int half = known.length / 2;
    if (known.length < estimate.least()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2);
  }

  /** Units of the base by value, in the order of its codes, or of numbers. */
  Map<String, Long> distribution(Indicator indicator, boolean[] in) {
    if (indicator.kind() != Kind.DISTRIBUTION) {
      throw new IllegalArgumentException(indicator.id() + " is no distribution");
    }
    Indicator of = definitions.indicator(indicator.of());
    Measured values = institutions.values(of.id());
    Map<String, Long> counts = new LinkedHashMap<>();
    List<String> codes = of.values().stream().map(v -> v.code()).toList();
    codes.forEach(code -> counts.put(code, 0L));
    IntStream.of(rows(indicator.base(), in, false))
        .filter(values::has)
        .mapToObj(row -> text(values, row))
        .sorted()
        .forEach(code -> counts.merge(code, 1L, Long::sum));
    return counts;
  }

  private static String text(Measured values, int row) {
    double number = values.number(row);
    return Double.isNaN(number) ? values.text(row) : Long.toString(Math.round(number));
  }
}
