package org.orgstatus.statistics;

import java.util.Arrays;

/**
 * A sum without rounding error but the last: the correctly rounded sum of what was added, whatever
 * the order (Shewchuk 1997, Adaptive Precision Floating-Point Arithmetic, pp. 305–363). So the
 * order of rows changes no digit of an estimate.
 */
public final class ExactSum {

  /** Sign, exponent and the upper half of the digits. */
  private static final long UPPER_BITS = -1L << 27;

  /** Do not overlap, from small to large; their sum is exact. */
  private double[] partials = new double[4];

  private int count;

  public static double of(double... values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }

  /** Σ x_i y_i over products that are rounded one by one. */
  public static double ofProducts(double[] x, double[] y) {
    Arguments.sameLength("second factor", y.length, x.length);
    ExactSum sum = new ExactSum();
    for (int i = 0; i < x.length; i++) {
      sum.add(x[i] * y[i]);
    }
    return sum.value();
  }

  /**
   * @param value finite
   */
  public void add(double value) {
    double x = value;
    int kept = 0;
    for (int j = 0; j < count; j++) {
      double y = partials[j];
      if (Math.abs(x) < Math.abs(y)) {
        double swap = x;
        x = y;
        y = swap;
      }
      double high = x + y;
      double low = y - (high - x);
      if (low != 0) {
        partials[kept++] = low;
      }
      x = high;
    }
    if (kept == partials.length) {
      partials = Arrays.copyOf(partials, 2 * kept);
    }
    partials[kept] = x;
    count = kept + 1;
  }

  /**
   * The value so many times: exact, because its upper and its lower bits are multiplied apart.
   *
   * @param value finite
   * @param times 0 to 2²⁶
   */
  void add(double value, int times) {
    if (times < 2) {
      if (times == 1) {
        add(value);
      }
      return;
    }
    double upper = Double.longBitsToDouble(Double.doubleToRawLongBits(value) & UPPER_BITS);
    add(upper * times);
    add((value - upper) * times);
  }

  public double value() {
    if (count == 0) {
      return 0;
    }
    int k = count - 1;
    double high = partials[k];
    double low = 0;
    while (k > 0 && low == 0) {
      double x = high;
      double y = partials[--k];
      high = x + y;
      low = y - (high - x);
    }
    // a half in the last place is decided by the sign of what comes below it
    boolean sameSign = k > 0 && low * partials[k - 1] > 0;
    if (sameSign && high + 2 * low - high == 2 * low) {
      return high + 2 * low;
    }
    return high;
  }
}
