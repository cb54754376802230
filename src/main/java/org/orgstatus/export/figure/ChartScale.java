package org.orgstatus.export.figure;

import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * From where to where an axis of numbers runs, in the unit of the numbers.
 *
 * @param step between two lines of an axis that lies; one that stands has room for twice as many
 */
record ChartScale(double low, double high, double step) {

  private static final ChartScale PERCENT = new ChartScale(0, 100, 20);

  /** About so many lines stand over the scale. */
  private static final int STEPS = 5;

  /** Percentages run from 0 to 100; of other numbers the program that draws them finds it. */
  static Optional<ChartScale> of(FigureData data) {
    return data.isPercent() ? Optional.of(PERCENT) : Optional.empty();
  }

  /** One scale for all parts of a figure, so that their bars compare. */
  static Optional<ChartScale> common(FigureData whole) {
    DoubleSummaryStatistics drawn =
        whole.bars().stream()
            .flatMap(bar -> bar.marks().stream())
            .flatMap(mark -> Stream.of(mark.value(), mark.low(), mark.high()))
            .flatMapToDouble(OptionalDouble::stream)
            .summaryStatistics();
    double low = Math.min(0, drawn.getMin());
    double high = Math.max(0, drawn.getMax());
    if (of(whole).isPresent() || drawn.getCount() == 0 || low >= high) {
      return of(whole);
    }
    double step = step((high - low) / STEPS);
    return Optional.of(
        new ChartScale(step * Math.floor(low / step), step * Math.ceil(high / step), step));
  }

  /** The next of 1, 2, 5, 10, 20 and so on. */
  private static double step(double least) {
    double ten = Math.pow(10, Math.floor(Math.log10(least)));
    for (int times : new int[] {1, 2, 5}) {
      if (times * ten >= least) {
        return times * ten;
      }
    }
    return 10 * ten;
  }
}
