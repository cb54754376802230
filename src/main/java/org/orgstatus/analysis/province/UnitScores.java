package org.orgstatus.analysis.province;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Limits;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Marked;
import org.orgstatus.statistics.PercentileRank;
import org.orgstatus.statistics.Quantile;

/**
 * Six scores of reporting units, each as the percentile among those with five institutions or more
 * behind it: coverage; structure, mechanism, duties and levers as medians of associations; and
 * resources as the mean rank of several medians.
 */
final class UnitScores {

  /** Scores whose values are means of rescaled indicators, and the settings that name these. */
  static final List<String> COMPOSED = List.of("structure", "mechanism", "duties", "levers");

  static final String COVERAGE = "coverage";
  static final String RESOURCES = "resources";

  /** All six, in order. */
  static final List<String> ALL = Column.ids(List.of(COVERAGE), COMPOSED, List.of(RESOURCES));

  private static final int LEAST = Marked.STUDY.shownFrom();
  private static final Map<String, LocalText> LABELS =
      Map.of(
          COVERAGE,
          LocalText.of("覆盖", "Coverage"),
          "structure",
          LocalText.of("机构设置", "Structure"),
          "mechanism",
          LocalText.of("运行机制", "Mechanism"),
          "duties",
          LocalText.of("职能任务", "Duties"),
          "levers",
          LocalText.of("工作抓手", "Levers"),
          RESOURCES,
          LocalText.of("队伍与资源", "Resources"));

  private final AnalysisRun run;
  private final BaseUnits associations;
  private final Map<String, double[]> percentiles = new LinkedHashMap<>();
  private final Map<String, Measured> composed = new LinkedHashMap<>();

  /**
   * @param slices rows of each unit
   */
  UnitScores(AnalysisRun run, CoverageRates rates, BaseUnits associations, List<Slice> slices) {
    this.run = run;
    this.associations = associations;
    String rate = run.plan().setting("rate");
    percentiles.put(COVERAGE, among(numbers(slices, s -> coverage(rates.coverage(rate, s.in())))));
    for (String score : COMPOSED) {
      composed.put(score, compose(run.plan().settings(score)));
      percentiles.put(score, among(medians(composed.get(score), slices)));
    }
    percentiles.put(RESOURCES, among(resources(slices)));
  }

  static LocalText label(String score) {
    return LABELS.get(score);
  }

  /** Of each unit in order, from 0 to 100; NaN where fewer than five institutions answered. */
  double[] percentiles(String score) {
    return percentiles.get(score).clone();
  }

  /** The values of associations, 0 to 100, that a composed score is the median of. */
  Measured values(String score) {
    return composed.get(score);
  }

  private static double coverage(Coverage c) {
    return c.population() < LEAST ? Double.NaN : (double) c.established() / c.population();
  }

  /** One number of each unit. */
  @FunctionalInterface
  private interface OfSlice {
    double of(Slice slice);
  }

  private static double[] numbers(List<Slice> slices, OfSlice of) {
    return slices.stream().mapToDouble(of::of).toArray();
  }

  private double[] medians(Measured measured, List<Slice> slices) {
    return numbers(
        slices,
        slice ->
            associations
                .domain(slice, measured)
                .filter(d -> d.n() >= LEAST)
                .map(d -> median(d, measured))
                .orElse(Double.NaN));
  }

  private static double median(Domain domain, Measured measured) {
    return Quantile.of(domain, measured.numbers(), 0.5, Quantile.Rule.HF7).orElseThrow();
  }

  /** Mean percentile of several medians; only of units that have them all. */
  private double[] resources(List<Slice> slices) {
    List<double[]> each =
        run.plan().settings(RESOURCES).stream()
            .map(id -> among(medians(run.values().values(id), slices)))
            .toList();
    return IntStream.range(0, slices.size())
        .mapToDouble(unit -> each.stream().mapToDouble(p -> p[unit]).average().orElse(Double.NaN))
        .toArray();
  }

  /** Percentiles of those that have a number. */
  private static double[] among(double[] values) {
    int[] known = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
    double[] ranks = PercentileRank.of(IntStream.of(known).mapToDouble(i -> values[i]).toArray());
    double[] all = new double[values.length];
    Arrays.fill(all, Double.NaN);
    for (int k = 0; k < known.length; k++) {
      all[known[k]] = ranks[k];
    }
    return all;
  }

  /** The mean of rescaled values, 0 to 100, where more than half of them are known. */
  private Measured compose(List<String> ids) {
    List<Measured> parts = new ArrayList<>();
    List<Limits> limits = new ArrayList<>();
    for (String id : ids) {
      parts.add(run.values().values(id));
      limits.add(limits(id));
    }
    Measured result = new Measured(associations.size());
    for (int row = 0; row < result.size(); row++) {
      int known = 0;
      double sum = 0;
      boolean unknown = false;
      for (int i = 0; i < parts.size(); i++) {
        unknown |= parts.get(i).state(row) == State.UNKNOWN;
        if (parts.get(i).has(row)) {
          known++;
          sum += limits.get(i).rescaled(parts.get(i).number(row));
        }
      }
      if (2 * known > parts.size()) {
        result.set(row, sum / known, "");
      } else {
        result.set(row, unknown ? State.UNKNOWN : State.NOT_APPLICABLE);
      }
    }
    return result;
  }

  private Limits limits(String id) {
    return run.definitions()
        .findIndicator(id)
        .flatMap(Indicator::limits)
        .orElseGet(
            () ->
                Limits.of(
                        run.definitions().findIndex(id).isPresent()
                            ? Indicator.Kind.INDEX
                            : Indicator.Kind.NORM)
                    .orElseThrow());
  }
}
