package org.orgstatus.statistics.test;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.orgstatus.statistics.Arguments;

/** log n!, from exact factorials up to 20. */
final class LogFactorial {

  private static final int TABLE = 1 << 12;
  private static final double[] LOGS = new double[TABLE];

  static {
    for (int n = 0; n < TABLE; n++) {
      LOGS[n] = compute(n);
    }
  }

  private LogFactorial() {}

  static double of(int n) {
    Arguments.notNegative("n", n);
    return n < TABLE ? LOGS[n] : compute(n);
  }

  private static double compute(int n) {
    return n <= 20 ? StrictMath.log(CombinatoricsUtils.factorial(n)) : Gamma.logGamma(n + 1.0);
  }
}
