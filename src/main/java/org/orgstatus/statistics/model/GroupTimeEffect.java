package org.orgstatus.statistics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Difference;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;

/**
 * Difference in differences by the wave in which a group began: mean change of those that began in
 * wave g, from the wave before to wave t, minus that of those that had not begun by t (Callaway and
 * Sant'Anna 2021, Journal of Econometrics 225, pp. 200–230, without covariates). Assumes that both
 * would have changed alike; changes before g, which should be about 0, show whether that is
 * believable.
 *
 * @param began g, a wave
 * @param wave t, a wave other than g − 1
 * @param effect in the variable's own unit
 */
public record GroupTimeEffect(int began, int wave, Estimate effect) {

  /** Which institutions a group is compared with. */
  public enum Controls {
    /** Those that never began. */
    NEVER,
    /** Those that had not begun by the later of both waves. */
    NOT_YET
  }

  /**
   * @param values one row a wave, one column for each case of the design; NaN where it did not
   *     answer
   * @param began for each case the wave in which it began, −1 for never
   * @return all pairs that have cases on both sides, by g and t; a case enters a pair if it
   *     answered both waves
   */
  public static List<GroupTimeEffect> of(
      Domain domain, double[][] values, int[] began, Controls controls) {
    Arguments.sameLength("began", began.length, domain.design().size());
    List<GroupTimeEffect> effects = new ArrayList<>();
    for (int g : Arrays.stream(began).filter(g -> g > 0).distinct().sorted().toArray()) {
      for (int t = 0; t < values.length; t++) {
        if (t != g - 1) {
          add(effects, domain, values, began, controls, g, t);
        }
      }
    }
    return List.copyOf(effects);
  }

  private static void add(
      List<GroupTimeEffect> effects,
      Domain domain,
      double[][] values,
      int[] began,
      Controls controls,
      int g,
      int t) {
    double[] change = new double[began.length];
    boolean[] treated = new boolean[began.length];
    boolean[] compared = new boolean[began.length];
    for (int i = 0; i < change.length; i++) {
      change[i] = values[t][i] - values[g - 1][i];
      treated[i] = began[i] == g;
      boolean later = controls == Controls.NOT_YET && began[i] > Math.max(t, g);
      compared[i] = began[i] < 0 || later;
    }
    Domain both = domain.withValues(change);
    Difference.ofMeans(both.and(treated), both.and(compared), change)
        .ifPresent(e -> effects.add(new GroupTimeEffect(g, t, e)));
  }
}
