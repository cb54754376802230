package org.orgstatus.analysis.typology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Input;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.statistics.multivariate.Distances;

/** The units that a typology divides, in the order of their codes, and how far apart they are. */
final class TypologyCases {

  private final AnalysisRun run;
  private final List<Input> inputs;
  private final int[] rows;

  /**
   * @param typology an indicator of the kind class
   */
  TypologyCases(AnalysisRun run, BaseUnits units, Indicator typology) {
    this.run = run;
    this.inputs = typology.estimate().orElseThrow().inputs();
    int least = typology.estimate().orElseThrow().least();
    this.rows =
        IntStream.range(0, units.size())
            .filter(row -> units.isAnswered(row) && known(row) >= least)
            .boxed()
            .sorted(Comparator.comparing(row -> run.dataset().text(row, FrameColumns.UNIT)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private long known(int row) {
    return inputs.stream().filter(i -> values(i).has(row)).count();
  }

  List<Input> inputs() {
    return inputs;
  }

  /** Values of an input as they are, by row of the dataset. */
  Measured values(Input input) {
    return run.values().values(input.indicator());
  }

  int size() {
    return rows.length;
  }

  /** The row of the dataset that a case is. */
  int row(int unit) {
    return rows[unit];
  }

  /** Gower's distances; yes and no differ or not, numbers by their range, after logarithms. */
  Distances distances() {
    List<Distances.Column> columns = new ArrayList<>();
    for (Input input : inputs) {
      Measured values = values(input);
      double[] numbers =
          IntStream.of(rows)
              .mapToDouble(row -> values.has(row) ? values.number(row) : Double.NaN)
              .map(v -> input.log() ? StrictMath.log1p(v) : v)
              .toArray();
      columns.add(
          new Distances.Column(
              isTruth(input) ? Distances.Kind.NOMINAL : Distances.Kind.INTERVAL, numbers, 1));
    }
    return Distances.gower(columns);
  }

  boolean isTruth(Input input) {
    return run.definitions()
        .findIndicator(input.indicator())
        .map(Indicator::kind)
        .filter(kind -> kind == Kind.BINARY || kind == Kind.NORM)
        .isPresent();
  }
}
