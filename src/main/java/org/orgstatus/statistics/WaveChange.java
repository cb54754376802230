package org.orgstatus.statistics;

import java.util.List;

/**
 * Change of a yes/no property from one wave to the next. Net change is estimated over all who
 * answered either wave, with the covariance that comes from institutions in both; an error that
 * ignores it is too large. Rows are institutions of one frame: those that entered, merged or closed
 * between the waves are counted apart by the caller, since a change of frame is no change of an
 * institution. R: {@code svycontrast(svymean(~w1+w2, design), c(-1, 1))} for a full panel.
 *
 * @param net second share minus first
 * @param transitions those who answered both waves, unweighted
 */
public record WaveChange(Estimate net, Transitions transitions) {

  /**
   * @param kept yes, then yes
   * @param gained no, then yes
   * @param lost yes, then no
   * @param never no, then no
   * @param firstOnly answered the first wave only
   * @param secondOnly answered the second wave only
   */
  public record Transitions(
      int kept, int gained, int lost, int never, int firstOnly, int secondOnly) {

    /** Gained plus lost: how many changed in either direction. */
    public int gross() {
      return gained + lost;
    }

    /** Gained minus lost. */
    public int net() {
      return gained - lost;
    }
  }

  /**
   * @param first 1, 0, or NaN where an institution did not answer the first wave
   * @param second the same for the second
   * @return not estimable where nobody answered one of the waves
   */
  public static Outcome<WaveChange> of(Domain domain, double[] first, double[] second) {
    Domain one = domain.withValues(first);
    Domain two = domain.withValues(second);
    return JointEstimate.ofMeans(
            List.of(new JointEstimate.Part(one, first), new JointEstimate.Part(two, second)))
        .map(joint -> new WaveChange(joint.contrast(-1, 1), transitions(domain, first, second)));
  }

  private static Transitions transitions(Domain domain, double[] first, double[] second) {
    int[] count = new int[6];
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      int cell = cell(i, first[i], second[i]);
      if (cell >= 0) {
        count[cell]++;
      }
    }
    return new Transitions(count[0], count[1], count[2], count[3], count[4], count[5]);
  }

  private static int cell(int i, double first, double second) {
    requireYesOrNo(i, first);
    requireYesOrNo(i, second);
    if (Double.isNaN(first) || Double.isNaN(second)) {
      return Double.isNaN(second) ? (Double.isNaN(first) ? -1 : 4) : 5;
    }
    return first == 1 ? (second == 1 ? 0 : 2) : (second == 1 ? 1 : 3);
  }

  private static void requireYesOrNo(int i, double value) {
    if (value != 0 && value != 1 && !Double.isNaN(value)) {
      throw new IllegalArgumentException("case " + i + " has " + value + ", not 0, 1 or NaN");
    }
  }
}
