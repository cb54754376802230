package org.orgstatus.analysis.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.model.LogisticModel;
import org.orgstatus.statistics.model.MarginalPrediction;

/**
 * A rate by group as it would be with the nation's mix of everything else: a logistic model of the
 * answers on several groups, the logarithm of a size and the place, and its marginal predictions.
 */
final class AdjustedRates {

  private static final LocalText NO_MODEL =
      LocalText.of("答卷不足或没有差别，模型无法估计", "Too few answers, or no variation, for the model");

  /**
   * Indicator columns of one group: all values that occur but the first, which is the reference.
   */
  private record Block(Group group, String[] codes, List<String> present, int start) {}

  private final BaseUnits units;
  private final Optional<Domain> domain;
  private final Measured outcome;
  private final double[] logSize;
  private final List<Block> blocks = new ArrayList<>();
  private final double[][] x;
  private final Optional<LogisticModel> model;

  /**
   * @param rate yes or no for each row
   * @param groups those adjusted for each other, the place included
   */
  AdjustedRates(BaseUnits units, Measured rate, List<Group> groups, String size, RowValues values) {
    this.units = units;
    List<String[]> codes = groups.stream().map(g -> values.codes(g.variable())).toList();
    this.logSize = logs(values.codes(size));
    this.outcome = known(rate, codes);
    this.domain = units.domain(units.whole(), outcome);
    int columns = 2;
    for (int i = 0; i < groups.size(); i++) {
      Block block = block(groups.get(i), codes.get(i), columns);
      blocks.add(block);
      columns += Math.max(0, block.present().size() - 1);
    }
    this.x = new double[units.size()][columns];
    for (int row = 0; row < x.length; row++) {
      x[row][0] = 1;
      x[row][1] = Double.isNaN(logSize[row]) ? 0 : logSize[row];
      for (Block block : blocks) {
        set(x[row], block, block.codes()[row]);
      }
    }
    this.model = domain.flatMap(d -> fit(d).known());
  }

  private Outcome<LogisticModel> fit(Domain cases) {
    return LogisticModel.of(cases, x, outcome.truths());
  }

  private static double[] logs(String[] sizes) {
    return Arrays.stream(sizes)
        .mapToDouble(s -> s.isEmpty() ? Double.NaN : StrictMath.log1p(Double.parseDouble(s)))
        .toArray();
  }

  private Measured known(Measured rate, List<String[]> codes) {
    Measured known = new Measured(rate.size());
    for (int row = 0; row < rate.size(); row++) {
      int at = row;
      boolean all =
          rate.has(row)
              && !Double.isNaN(logSize[row])
              && codes.stream().noneMatch(c -> c[at].isEmpty());
      if (all) {
        known.set(row, rate.number(row), "");
      } else {
        known.set(row, State.UNKNOWN);
      }
    }
    return known;
  }

  private Block block(Group group, String[] codes, int start) {
    List<String> present =
        group.values().stream().map(ValueLabel::code).filter(code -> occurs(codes, code)).toList();
    return new Block(group, codes, present, start);
  }

  private boolean occurs(String[] codes, String code) {
    for (int row = 0; row < codes.length; row++) {
      if (domain.isPresent() && domain.get().contains(row) && codes[row].equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static void set(double[] row, Block block, String code) {
    for (int i = 1; i < block.present().size(); i++) {
      row[block.start() + i - 1] = block.present().get(i).equals(code) ? 1 : 0;
    }
  }

  /** Whether the model adjusts for this group. */
  boolean has(Group group) {
    return blocks.stream().anyMatch(b -> b.group().equals(group));
  }

  /** Answers in the model. */
  int n() {
    return domain.map(Domain::n).orElse(0);
  }

  Optional<LogisticModel.Kind> kind() {
    return model.map(LogisticModel::kind);
  }

  /** The rate in percent if every institution were of this kind and else as it is. */
  Cell rate(Group group, String code) {
    Block block = blocks.stream().filter(b -> b.group().equals(group)).findFirst().orElseThrow();
    if (model.isEmpty() || !block.present().contains(code)) {
      return new Cell.NotEstimable(model.isEmpty() ? NO_MODEL : Cells.NO_ANSWER);
    }
    Domain cases = domain.orElseThrow();
    double[][] as = new double[x.length][];
    double[] weight = new double[x.length];
    int n = 0;
    for (int row = 0; row < as.length; row++) {
      as[row] = x[row].clone();
      set(as[row], block, code);
      weight[row] = cases.weight(row);
      n += cases.contains(row) && block.codes()[row].equals(code) ? 1 : 0;
    }
    if (n < 5) {
      return new Cell.Suppressed(Cells.FEW);
    }
    MarginalPrediction predicted = MarginalPrediction.of(model.get(), as, weight);
    int population = units.population(BaseUnits.Slice.of(block.codes(), code), outcome);
    return new Cell.Estimate(
        100 * predicted.value(), interval(predicted, n), false, n, Math.max(n, population));
  }

  private Optional<Cell.Interval> interval(MarginalPrediction predicted, int n) {
    double freedom = model.orElseThrow().degreesOfFreedom();
    Estimate share =
        new Estimate(
            predicted.value(),
            OptionalDouble.of(predicted.standardError()),
            n,
            domain.orElseThrow().weightedN(),
            Double.isInfinite(freedom) ? Integer.MAX_VALUE : (int) freedom,
            false);
    return Interval.logit(share, 0.95).map(i -> new Cell.Interval(100 * i.low(), 100 * i.high()));
  }
}
