package org.orgstatus.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A subgroup of a design, for which something is estimated. The design stays whole: the variance of
 * a stratum counts its answers outside the domain as zeros, and n_h is never that of a filtered
 * file.
 */
public final class Domain {

  private final SurveyDesign design;
  private final boolean[] member;
  private final int[] membersIn;
  private final int n;
  private final int strata;
  private final boolean strataComplete;
  private final int known;

  /** {@code known} is the number of units that the domain holds, or −1 where nobody said. */
  private Domain(SurveyDesign design, boolean[] member, int known) {
    this.design = design;
    this.member = member;
    this.known = known;
    this.membersIn = new int[design.strata()];
    for (int i = 0; i < member.length; i++) {
      membersIn[design.stratumOf(i)] += member[i] ? 1 : 0;
    }
    int cases = 0;
    int touched = 0;
    boolean certain = true;
    for (int h = 0; h < membersIn.length; h++) {
      cases += membersIn[h];
      touched += membersIn[h] > 0 ? 1 : 0;
      certain &= membersIn[h] == 0 || design.certain(h);
    }
    this.n = cases;
    this.strata = touched;
    this.strataComplete = certain && cases > 0 && design.calibration().isEmpty();
  }

  static Domain of(SurveyDesign design, boolean[] members) {
    boolean[] answered = new boolean[members.length];
    for (int i = 0; i < members.length; i++) {
      answered[i] = members[i] && design.weight(i) > 0;
    }
    return new Domain(design, answered, -1);
  }

  /**
   * The same domain, known to hold {@code units} units, answered or not. If all of them answered it
   * is complete: a fact of the frame, estimated without weights. If not, it is not complete, even
   * where no unit is missing in the strata that its members come from.
   */
  public Domain holding(int units) {
    if (units < n) {
      throw new IllegalArgumentException("a domain of " + n + " answers cannot hold " + units);
    }
    return new Domain(design, member, units);
  }

  /** The members that are {@code true} here too. What the domain holds is no longer known. */
  public Domain and(boolean[] also) {
    Arguments.sameLength("mask", also.length, member.length);
    boolean[] both = new boolean[member.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = member[i] && also[i];
    }
    return new Domain(design, both, -1);
  }

  /**
   * The members with a value that is not NaN. As R's {@code na.rm=TRUE} it leaves the weights of
   * the others alone; to weight for the missing answers too, make a design for the item with {@link
   * SurveyDesign#census}.
   */
  public Domain withValues(double[] values) {
    Arguments.sameLength("values", values.length, member.length);
    boolean[] there = new boolean[member.length];
    for (int i = 0; i < there.length; i++) {
      there[i] = !Double.isNaN(values[i]);
    }
    return and(there);
  }

  /** The members of either domain of one design. */
  public Domain or(Domain other) {
    if (other.design != design) {
      throw new IllegalArgumentException("the domains belong to two designs");
    }
    boolean[] either = new boolean[member.length];
    for (int i = 0; i < either.length; i++) {
      either[i] = member[i] || other.member[i];
    }
    return new Domain(design, either, -1);
  }

  /** Members, that is answers, unweighted. */
  public int n() {
    return n;
  }

  /** n minus the number of strata with a member; 0 or less gives no interval. */
  public int degreesOfFreedom() {
    return n - strata;
  }

  /**
   * Whether every unit of the base answered (全数): there is no error and no interval. Without {@link
   * #holding} this reads the strata that the members come from, which is right for domains made of
   * strata (regions, levels), while a domain defined by an answer should say what it holds. Never
   * true without finite population correction.
   */
  public boolean complete() {
    return known < 0 ? strataComplete : censused();
  }

  private boolean censused() {
    return known == n && n > 0 && design.corrected();
  }

  public boolean contains(int index) {
    return member[index];
  }

  public SurveyDesign design() {
    return design;
  }

  /** Weight of a member in this domain: 1 if the domain {@link #holding holds} only answers. */
  public double weight(int index) {
    if (!member[index]) {
      return 0;
    }
    return censused() ? 1 : design.weight(index);
  }

  /** Units that the members stand for: the sum of their weights. */
  public double weightedN() {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < member.length; i++) {
      if (member[i]) {
        sum.add(weight(i));
      }
    }
    return sum.value();
  }

  /**
   * Standard error of Σ z over members, by strata: Σ_h (1 − n_h/N_h) n_h/(n_h−1) Σ (z − z̄_h)²,
   * with z = 0 for answers outside the domain (Särndal, Swensson and Wretman 1992, ch. 5; R {@code
   * survey:::onestrat}). Empty where no stratum of the domain has a known variance, or where units
   * are missing that the strata do not show.
   */
  public OptionalDouble standardErrorOfSum(double[] z) {
    return covarianceOfSums(new double[][] {z})
        .map(v -> OptionalDouble.of(Math.sqrt(v[0][0])))
        .orElse(OptionalDouble.empty());
  }

  /** Covariances of several such sums; all 0 where the domain is complete. */
  public Optional<double[][]> covarianceOfSums(double[][] z) {
    if (complete()) {
      return Optional.of(new double[z.length][z.length]);
    }
    if (strataComplete || n == 0) {
      return Optional.empty();
    }
    if (design.calibration().isEmpty()) {
      return new StratifiedVariance(design, member, membersIn, z).covariance();
    }
    double[][] residuals = new double[z.length][];
    for (int k = 0; k < z.length; k++) {
      residuals[k] = design.calibration().get().residuals(z[k]);
    }
    Domain all = design.all();
    return new StratifiedVariance(design, all.member, all.membersIn, residuals).covariance();
  }
}
