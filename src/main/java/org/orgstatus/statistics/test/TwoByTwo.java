package org.orgstatus.statistics.test;

import org.orgstatus.statistics.Arguments;

/**
 * Counts of two yes/no properties.
 *
 * @param a both
 * @param b the first only
 * @param c the second only
 * @param d neither
 */
public record TwoByTwo(int a, int b, int c, int d) {

  public TwoByTwo {
    Arguments.notNegative("a", a);
    Arguments.notNegative("b", b);
    Arguments.notNegative("c", c);
    Arguments.notNegative("d", d);
  }

  public int n() {
    return a + b + c + d;
  }

  /** Whether no margin is 0. */
  boolean informative() {
    return a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
  }
}
