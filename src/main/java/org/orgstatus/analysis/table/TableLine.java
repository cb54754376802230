package org.orgstatus.analysis.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.orgstatus.analysis.TableUnits.Rows;
import org.orgstatus.analysis.table.TableRequest.Measure;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.GroupSums;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.SurveyDesign;

/**
 * One row of a table: its units counted and its values summed over all columns in one pass. Counts
 * by column have the one over all columns last, where there are columns.
 */
final class TableLine {

  private final TableRun run;
  private final String key;
  private final LocalText label;
  private final int[] group;
  private final int[] population;
  private final int[] most;
  private final int[] n;
  private final int[] with;
  private final Optional<GroupSums> sums;
  private final Map<Integer, Quantile.Sorted> sorted = new HashMap<>();

  TableLine(TableRun run, String key, LocalText label, Rows rows) {
    this.run = run;
    this.key = key;
    this.label = label;
    int places = run.heads().size();
    this.group = new int[run.units().size()];
    this.population = new int[places];
    this.most = new int[places];
    this.n = new int[places];
    this.with = new int[places];
    count(run.filter(), rows);
    this.sums =
        run.design().map(d -> GroupSums.of(d, group, run.width(), run.values(), run.centre()));
  }

  private void count(Rows filter, Rows rows) {
    Arrays.fill(group, -1);
    boolean[] member = run.base().member();
    boolean[] possible = run.base().possible();
    boolean[] answered = run.base().answered();
    int open = 0;
    for (int row = 0; row < group.length; row++) {
      boolean counts = member[row] || possible[row];
      if (!counts || !filter.mayHave(row) || !rows.mayHave(row) || run.isExempt(row)) {
        continue;
      }
      int column = run.columnOf(row);
      if (column < 0) {
        open += run.isColumnUnknown(row) ? 1 : 0;
        continue;
      }
      most[column]++;
      if (member[row] && filter.in()[row] && rows.in()[row]) {
        population[column]++;
        if (answered[row] && run.has(row)) {
          group[row] = column;
          n[column]++;
          with[column] += run.values()[row] == 1 ? 1 : 0;
        }
      }
    }
    if (run.hasColumns()) {
      int last = n.length - 1;
      population[last] = Arrays.stream(population).sum();
      most[last] = Arrays.stream(most).sum() + open;
      n[last] = Arrays.stream(n).sum();
      with[last] = Arrays.stream(with).sum();
      for (int column = 0; column < last; column++) {
        most[column] += open;
      }
    }
  }

  String key() {
    return key;
  }

  LocalText label() {
    return label;
  }

  boolean isTotal() {
    return key.equals(TableRun.TOTAL);
  }

  /** Units that a place should hold. */
  int population(int place) {
    return population[place];
  }

  /** Units that a place could hold, those included of which nobody knows. */
  int most(int place) {
    return Math.max(n[place], most[place]);
  }

  /** Answers with a value. */
  int n(int place) {
    return n[place];
  }

  /** Answers that have the property, for shares; all of them for counts. */
  int with(int place) {
    return run.request().measure() == Measure.SHARE ? with[place] : n[place];
  }

  /** The place of the answers of a row; −1 where it has none here. */
  int group(int row) {
    return group[row];
  }

  private int[] columns(int place) {
    return place < run.width() ? new int[] {place} : IntStream.range(0, run.width()).toArray();
  }

  /** The place over all columns, or the only one. */
  int whole() {
    return n.length - 1;
  }

  /** What the place says; shares as parts of 1, medians without error. */
  Optional<Estimate> estimate(int place) {
    if (run.request().isOfRows()) {
      int[] all = IntStream.range(0, run.width()).toArray();
      return place == whole()
          ? sums.flatMap(s -> s.mean(most(whole()), all))
          : sums.flatMap(s -> s.share(place, most(whole()), all));
    }
    int[] columns = columns(place);
    return switch (run.request().measure()) {
      case COUNT -> sums.flatMap(s -> s.size(most(place), columns));
      case TOTAL -> sums.flatMap(s -> s.total(most(place), columns));
      case MEDIAN -> median(place);
      default -> sums.flatMap(s -> s.mean(most(place), columns));
    };
  }

  /** The values of a place with their weights, one for each answer. */
  private double[][] answers(int place) {
    int[] rows =
        IntStream.range(0, group.length)
            .filter(row -> group[row] >= 0 && (place == whole() || group[row] == place))
            .toArray();
    SurveyDesign design = run.design().orElseThrow();
    boolean complete = n[place] == most(place);
    return new double[][] {
      IntStream.of(rows).mapToDouble(row -> run.values()[row]).toArray(),
      IntStream.of(rows).mapToDouble(row -> complete ? 1 : design.weight(row)).toArray()
    };
  }

  /** The values of a place. */
  double[] amounts(int place) {
    return run.design().isEmpty() ? new double[0] : answers(place)[0];
  }

  private Optional<Estimate> median(int place) {
    if (n[place] == 0) {
      return Optional.empty();
    }
    double median = quantile(place, 0.5);
    Estimate units = sums.orElseThrow().size(most(place), columns(place)).orElseThrow();
    return Optional.of(
        new Estimate(
            median,
            OptionalDouble.empty(),
            units.n(),
            units.weightedN(),
            units.degreesOfFreedom(),
            units.complete()));
  }

  private double quantile(int place, double p) {
    return sorted
        .computeIfAbsent(
            place,
            of -> {
              double[][] answers = answers(of);
              return Quantile.Sorted.of(answers[0], answers[1]);
            })
        .at(p, Quantile.Rule.HF7)
        .orElseThrow();
  }

  /** Share of the answers up to a value, for the interval of a quantile (Woodruff). */
  Optional<Estimate> shareUpTo(int place, double limit) {
    double[] upTo = new double[group.length];
    int[] own = new int[group.length];
    for (int row = 0; row < own.length; row++) {
      boolean here = group[row] >= 0 && (place == whole() || group[row] == place);
      own[row] = here ? 0 : -1;
      upTo[row] = here && run.values()[row] <= limit ? 1 : 0;
    }
    return run.design().flatMap(d -> GroupSums.of(d, own, 1, upTo, 0).mean(most(place), 0));
  }

  /** Quantiles of the answers of a place. */
  List<Double> quantiles(int place, double... p) {
    return Arrays.stream(p).mapToObj(one -> quantile(place, one)).toList();
  }
}
