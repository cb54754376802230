package org.orgstatus.statistics;

import java.util.OptionalDouble;

/**
 * Phi of two yes/no properties, −1 to 1: do two norms fail together? φ = (ad − bc) / √((a+b)(c+d)
 * (a+c)(b+d)); R {@code cor(x, y)} of two 0/1 variables.
 */
public final class Phi {

  private Phi() {}

  /**
   * @param both weighted or plain count with both properties, and so on for the other cells
   * @return empty where a margin is 0: a property that all or none have goes with nothing
   */
  public static OptionalDouble of(
      double both, double firstOnly, double secondOnly, double neither) {
    double first = Arguments.notNegative("both", both) + Arguments.notNegative("first", firstOnly);
    double rest =
        Arguments.notNegative("second", secondOnly) + Arguments.notNegative("neither", neither);
    double second = both + secondOnly;
    double other = firstOnly + neither;
    if (first == 0 || rest == 0 || second == 0 || other == 0) {
      return OptionalDouble.empty();
    }
    double phi =
        (both * neither - firstOnly * secondOnly)
            / (Math.sqrt(first * rest) * Math.sqrt(second * other));
    return OptionalDouble.of(Math.max(-1, Math.min(1, phi)));
  }

  /** Over a domain with its weights. */
  public static OptionalDouble of(Domain domain, boolean[] first, boolean[] second) {
    Arguments.sameLength("first", first.length, domain.design().size());
    Arguments.sameLength("second", second.length, domain.design().size());
    ExactSum[] cell = {new ExactSum(), new ExactSum(), new ExactSum(), new ExactSum()};
    for (int i = 0; i < first.length; i++) {
      cell[(first[i] ? 0 : 2) + (second[i] ? 0 : 1)].add(domain.weight(i));
    }
    return of(cell[0].value(), cell[1].value(), cell[2].value(), cell[3].value());
  }
}
