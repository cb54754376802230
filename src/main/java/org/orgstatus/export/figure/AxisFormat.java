package org.orgstatus.export.figure;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.export.file.XlsxStyles;

/** How the numbers along an axis are written. */
final class AxisFormat {

  static final String WORDS = "General";

  /** Bears the sign, since a chart of one series has no legend that says it. */
  static final String PERCENT = "0\"%\"";

  /** A scale over so much has lines at whole numbers. */
  private static final double WHOLE = 8;

  private static final int MOST_DECIMALS = 3;

  private AxisFormat() {}

  /**
   * With the digits that tell the lines of a scale apart.
   *
   * @param drawn over which it runs; a place without a number is null
   */
  static String of(Stream<@Nullable Double[]> drawn) {
    DoubleSummaryStatistics range =
        drawn
            .flatMap(Arrays::stream)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    if (range.getCount() == 0) {
      return XlsxStyles.format(0);
    }
    double reach = Math.max(0, range.getMax()) - Math.min(0, range.getMin());
    int decimals = 0;
    for (double least = WHOLE; reach < least && decimals < MOST_DECIMALS; least /= 10) {
      decimals++;
    }
    return XlsxStyles.format(decimals);
  }
}
