package org.orgstatus.statistics.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;

/**
 * P-values adjusted over a named family of tests. R: {@code p.adjust(p, method)}. The family is
 * part of the result: which table, which pairs; a p-value without its family means nothing.
 *
 * @param family what was tested together, for example "C10: regions by indicator"
 * @param raw p-values as they were; tests that could not be made are left out before
 * @param adjusted in the same order
 */
public record Adjustment(Method method, String family, List<Double> raw, List<Double> adjusted) {

  /** Which error is held, and at what assumptions. */
  public enum Method {
    /** Family-wise error, no assumption (m p). */
    BONFERRONI,
    /**
     * Family-wise error, no assumption (Holm 1979, Scandinavian Journal of Statistics 6, p. 65).
     */
    HOLM,
    /** Family-wise error, tests not negatively dependent (Hochberg 1988, Biometrika 75, p. 800). */
    HOCHBERG,
    /** False discovery rate, the same (Benjamini and Hochberg 1995, JRSS B 57, p. 289). */
    BENJAMINI_HOCHBERG,
    /**
     * False discovery rate, any dependence (Benjamini and Yekutieli 2001, Ann. Stat. 29, p. 1165).
     */
    BENJAMINI_YEKUTIELI
  }

  public Adjustment {
    raw = List.copyOf(raw);
    adjusted = List.copyOf(adjusted);
  }

  /**
   * @param p each in [0, 1]
   */
  public static Adjustment of(Method method, String family, List<Double> p) {
    double[] values = p.stream().mapToDouble(x -> Arguments.closed("p", x)).toArray();
    int[] ascending =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[values.length];
    boolean down = method == Method.HOLM || method == Method.BONFERRONI;
    double bound = down ? 0 : 1;
    for (int step = 0; step < values.length; step++) {
      int rank = down ? step + 1 : values.length - step;
      int i = ascending[rank - 1];
      double scaled = Math.min(1, factor(method, rank, values.length) * values[i]);
      bound = down ? Math.max(bound, scaled) : Math.min(bound, scaled);
      adjusted[i] = bound;
    }
    List<Double> list = new ArrayList<>();
    Arrays.stream(adjusted).forEach(list::add);
    return new Adjustment(method, family, p, list);
  }

  private static double factor(Method method, int rank, int m) {
    switch (method) {
      case BONFERRONI:
        return m;
      case HOLM:
      case HOCHBERG:
        return m - rank + 1;
      case BENJAMINI_HOCHBERG:
        return (double) m / rank;
      default:
        return IntStream.rangeClosed(1, m).mapToDouble(k -> 1.0 / k).sum() * m / rank;
    }
  }
}
