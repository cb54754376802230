package org.orgstatus.statistics.test;

import java.util.List;
import java.util.Optional;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * Two yes/no properties within strata: type within provinces (Mantel and Haenszel 1959, J. Natl.
 * Cancer Inst. 22, pp. 719–748). R: {@code mantelhaen.test(correct=)}, {@code vcd::woolf_test}.
 * Strata with an empty margin carry nothing and are left out of the count {@code strata}.
 *
 * @param test (|Σ (a − E a)| − 1/2)² / Σ Var a, χ² with 1
 * @param oddsRatio Σ ad/n ÷ Σ bc/n with the interval of Robins, Breslow and Greenland (1986,
 *     Biometrics 42, pp. 311–323); empty where it is 0, infinite or unknown
 * @param homogeneity Woolf's test that all strata share one odds ratio, 1/2 added to every cell of
 *     all strata where one is 0; empty with fewer than two strata
 */
public record MantelHaenszel(
    Significance test,
    Optional<OddsRatio> oddsRatio,
    Optional<Significance> homogeneity,
    int strata) {

  /**
   * @param corrected whether 1/2 is taken off, as R does by default
   */
  public static Outcome<MantelHaenszel> of(List<TwoByTwo> tables, boolean corrected) {
    List<TwoByTwo> strata = tables.stream().filter(TwoByTwo::informative).toList();
    if (strata.isEmpty()) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, "every stratum has an empty margin");
    }
    ExactSum off = new ExactSum();
    ExactSum variance = new ExactSum();
    for (TwoByTwo t : strata) {
      double n = t.n();
      double row = t.a() + t.b();
      double column = t.a() + t.c();
      off.add(t.a() - row * column / n);
      variance.add(row * (n - row) * column * (n - column) / (n * n * (n - 1)));
    }
    double yates = corrected && Math.abs(off.value()) >= 0.5 ? 0.5 : 0;
    double distance = Math.abs(off.value()) - yates;
    int n = strata.stream().mapToInt(TwoByTwo::n).sum();
    Significance test = Significance.chiSquared(distance * distance / variance.value(), 1, n);
    return Outcome.of(new MantelHaenszel(test, common(strata), woolf(strata), strata.size()));
  }

  private static Optional<OddsRatio> common(List<TwoByTwo> strata) {
    double top = 0;
    double bottom = 0;
    double first = 0;
    double middle = 0;
    double last = 0;
    for (TwoByTwo t : strata) {
      double n = t.n();
      double r = (double) t.a() * t.d() / n;
      double s = (double) t.b() * t.c() / n;
      double p = (t.a() + t.d()) / n;
      double q = (t.b() + t.c()) / n;
      top += r;
      bottom += s;
      first += p * r;
      middle += p * s + q * r;
      last += q * s;
    }
    if (top == 0 || bottom == 0) {
      return Optional.empty();
    }
    double value = top / bottom;
    double variance =
        first / (2 * top * top) + middle / (2 * top * bottom) + last / (2 * bottom * bottom);
    double wide = StrictMath.exp(Tails.normalQuantile(0.025) * Math.sqrt(variance));
    return Optional.of(new OddsRatio(value, value / wide, value * wide, false));
  }

  private static Optional<Significance> woolf(List<TwoByTwo> strata) {
    if (strata.size() < 2) {
      return Optional.empty();
    }
    boolean zero =
        strata.stream().anyMatch(t -> t.a() == 0 || t.b() == 0 || t.c() == 0 || t.d() == 0);
    double add = zero ? 0.5 : 0;
    ExactSum weights = new ExactSum();
    ExactSum logs = new ExactSum();
    ExactSum squares = new ExactSum();
    for (TwoByTwo t : strata) {
      double a = t.a() + add;
      double b = t.b() + add;
      double c = t.c() + add;
      double d = t.d() + add;
      double log = StrictMath.log(a * d / (b * c));
      double weight = 1 / (1 / a + 1 / b + 1 / c + 1 / d);
      weights.add(weight);
      logs.add(weight * log);
      squares.add(weight * log * log);
    }
    double mean = logs.value() / weights.value();
    double statistic = Math.max(0, squares.value() - mean * logs.value());
    int n = strata.stream().mapToInt(TwoByTwo::n).sum();
    return Optional.of(Significance.chiSquared(statistic, strata.size() - 1, n));
  }
}
