package org.orgstatus.statistics.qca;

/**
 * Degree to which something belongs to a set, from three anchors: log odds of −log 19, 0 and log 19
 * at full exclusion, crossover and full inclusion, so that these get 0.05, 0.5 and 0.95 (Ragin
 * 2008, ch. 5). R: {@code QCA::calibrate(x, thresholds, method="direct")}. Anchors come from
 * knowledge of the cases, never from the data's median.
 *
 * @param out full exclusion
 * @param crossover neither in nor out
 * @param in full inclusion; in reverse order for a set of low values
 */
public record Membership(double out, double crossover, double in) {

  private static final double LOG_19 = StrictMath.log(19);

  public Membership {
    boolean rising = out < crossover && crossover < in;
    boolean falling = out > crossover && crossover > in;
    if (!rising && !falling) {
      throw new IllegalArgumentException("anchors " + out + ", " + crossover + ", " + in);
    }
  }

  /** In (0, 1); cases at exactly 0.5 belong nowhere: move the crossover. */
  public double of(double value) {
    boolean towardsIn = value > crossover == in > crossover;
    double range = towardsIn ? in - crossover : crossover - out;
    return 1 / (1 + StrictMath.exp(-(value - crossover) / range * LOG_19));
  }
}
