package org.orgstatus.statistics.test;

import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * Whether as many cases turned one way as the other: only those that turned count (McNemar 1947,
 * Psychometrika 12, pp. 153–157). R: {@code mcnemar.test}, and {@code binom.test(gained, gained +
 * lost)} for the exact one, which is meant for fewer than 25 that turned.
 */
public final class McNemarTest {

  /** How p is computed. */
  public enum Method {
    /** Binomial with 1/2. */
    EXACT,
    /** (|b − c| − 1)² / (b + c) as χ². */
    CORRECTED,
    /** (b − c)² / (b + c) as χ². */
    PLAIN
  }

  private McNemarTest() {}

  /** Exact up to 25 that turned, plain χ² beyond. */
  public static Outcome<Significance> of(int gained, int lost) {
    return of(gained, lost, gained + lost <= 25 ? Method.EXACT : Method.PLAIN);
  }

  /**
   * @param gained no, then yes
   * @param lost yes, then no
   */
  public static Outcome<Significance> of(int gained, int lost, Method method) {
    int n = Arguments.notNegative("gained", gained) + Arguments.notNegative("lost", lost);
    if (n == 0) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "no case turned either way");
    }
    if (method == Method.EXACT) {
      double tail = Tails.binomialUpTo(Math.min(gained, lost), n, 0.5);
      double p = gained == lost ? 1 : Math.min(1, 2 * tail);
      return Outcome.of(new Significance(gained, Double.POSITIVE_INFINITY, p, n));
    }
    double off = Math.abs(gained - lost);
    if (method == Method.CORRECTED) {
      off = Math.max(0, off - 1);
    }
    return Outcome.of(Significance.chiSquared(off * off / n, 1, n));
  }
}
