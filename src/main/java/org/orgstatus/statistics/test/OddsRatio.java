package org.orgstatus.statistics.test;

import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * Odds ratio of a 2×2 table with its interval at 95%.
 *
 * @param corrected whether 1/2 was added to every cell because one was 0 (Haldane 1956)
 */
public record OddsRatio(double value, double low, double high, boolean corrected) {

  /**
   * ad / bc, exp(log ± z √(1/a + 1/b + 1/c + 1/d)) (Woolf 1955, Annals of Human Genetics 19, p.
   * 251). R: {@code vcd::oddsratio}. With small cells rather {@link #conditional}.
   *
   * @return not estimable where a margin is 0
   */
  public static Outcome<OddsRatio> of(TwoByTwo table) {
    if (!table.informative()) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, "a margin of the table is 0");
    }
    boolean zero = table.a() == 0 || table.b() == 0 || table.c() == 0 || table.d() == 0;
    double add = zero ? 0.5 : 0;
    double a = table.a() + add;
    double b = table.b() + add;
    double c = table.c() + add;
    double d = table.d() + add;
    double value = a * d / (b * c);
    double half = Tails.normalQuantile(0.025) * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    double wide = StrictMath.exp(half);
    return Outcome.of(new OddsRatio(value, value / wide, value * wide, zero));
  }

  /**
   * The conditional maximum-likelihood estimate and exact interval of Fisher's test. R: {@code
   * fisher.test(table)$estimate, $conf.int}; 0 and infinity where the table is at its end.
   *
   * @return not estimable where a margin is 0
   */
  public static Outcome<OddsRatio> conditional(TwoByTwo table) {
    if (!table.informative()) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, "a margin of the table is 0");
    }
    Hypergeometric h = Hypergeometric.of(table);
    boolean least = table.a() == h.least();
    boolean most = table.a() == h.most();
    double value =
        least ? 0 : most ? Double.POSITIVE_INFINITY : h.oddsAt(odds -> h.mean(odds) - table.a());
    double low = least ? 0 : h.oddsAt(odds -> h.from(table.a(), odds) - 0.025);
    double high =
        most ? Double.POSITIVE_INFINITY : h.oddsAt(odds -> 0.025 - h.upTo(table.a(), odds));
    return Outcome.of(new OddsRatio(value, low, high, false));
  }
}
