package org.orgstatus.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A subgroup of a design, for which something is estimated. The design stays whole: the variance of
 * a stratum counts its answers outside the domain as zeros, and n_h is never that of a filtered
 * file.
 */
public final class Domain {

  private final SurveyDesign design;
  private final boolean[] member;
  private final int[] members;
  private final int[] membersIn;
  private final int strata;
  private final boolean strataComplete;
  private final int known;

  /** Nobody said how many units the domain holds. */
  private Domain(SurveyDesign design, int[] members) {
    this.design = design;
    this.members = members;
    this.member = new boolean[design.size()];
    this.membersIn = new int[design.strata()];
    for (int i : members) {
      member[i] = true;
      membersIn[design.stratumOf(i)]++;
    }
    int touched = 0;
    boolean certain = true;
    for (int h = 0; h < membersIn.length; h++) {
      touched += membersIn[h] > 0 ? 1 : 0;
      certain &= membersIn[h] == 0 || design.certain(h);
    }
    this.strata = touched;
    this.strataComplete = certain && members.length > 0 && design.calibration().isEmpty();
    this.known = -1;
  }

  private Domain(Domain domain, int known) {
    this.design = domain.design;
    this.member = domain.member;
    this.members = domain.members;
    this.membersIn = domain.membersIn;
    this.strata = domain.strata;
    this.strataComplete = domain.strataComplete;
    this.known = known;
  }

  /** The cases that are {@code true} and have answered. */
  static Domain of(SurveyDesign design, boolean[] members) {
    return of(design, IntStream.range(0, members.length).filter(i -> members[i]).toArray());
  }

  /** The same for cases by their index, in rising order. */
  static Domain of(SurveyDesign design, int[] cases) {
    return new Domain(design, Arrays.stream(cases).filter(i -> design.weight(i) > 0).toArray());
  }

  /**
   * The same domain, known to hold {@code units} units, answered or not. If all of them answered it
   * is complete: a fact of the frame, estimated without weights. If not, it is not complete, even
   * where no unit is missing in the strata that its members come from.
   */
  public Domain holding(int units) {
    if (units < n()) {
      throw new IllegalArgumentException("a domain of " + n() + " answers cannot hold " + units);
    }
    return new Domain(this, units);
  }

  /** The members that are {@code true} here too. What the domain holds is no longer known. */
  public Domain and(boolean[] also) {
    Arguments.sameLength("mask", also.length, member.length);
    return new Domain(design, Arrays.stream(members).filter(i -> also[i]).toArray());
  }

  /**
   * The members with a value that is not NaN. As R's {@code na.rm=TRUE} it leaves the weights of
   * the others alone; to weight for the missing answers too, make a design for the item with {@link
   * SurveyDesign#census}.
   */
  public Domain withValues(double[] values) {
    Arguments.sameLength("values", values.length, member.length);
    return new Domain(
        design, Arrays.stream(members).filter(i -> !Double.isNaN(values[i])).toArray());
  }

  /** The members of either domain of one design. */
  public Domain or(Domain other) {
    if (other.design != design) {
      throw new IllegalArgumentException("the domains belong to two designs");
    }
    return new Domain(
        design,
        IntStream.range(0, member.length).filter(i -> member[i] || other.member[i]).toArray());
  }

  /** Members, that is answers, unweighted. */
  public int n() {
    return members.length;
  }

  /** Units that it is said to {@link #holding hold}; those that answered where nobody said. */
  public int units() {
    return Math.max(known, n());
  }

  /**
   * The case of a member; members are in the order of the design's cases.
   *
   * @param k 0 to {@link #n} − 1
   */
  public int member(int k) {
    return members[k];
  }

  /** n minus the number of strata with a member; 0 or less gives no interval. */
  public int degreesOfFreedom() {
    return n() - strata;
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
    return known == n() && known > 0 && design.corrected();
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

  /** Weight of the members from each stratum, where no two members of one have different ones. */
  Optional<double[]> commonWeights() {
    return censused() ? Optional.of(Mean.ones(membersIn.length)) : design.commonWeights();
  }

  /** Members by stratum. */
  int[] membersIn() {
    return membersIn;
  }

  /** Units that the members stand for: the sum of their weights. */
  public double weightedN() {
    ExactSum sum = new ExactSum();
    Optional<double[]> common = commonWeights();
    for (int h = 0; common.isPresent() && h < membersIn.length; h++) {
      sum.add(common.get()[h], membersIn[h]);
    }
    for (int k = 0; common.isEmpty() && k < members.length; k++) {
      sum.add(weight(members[k]));
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
    return error(covarianceOfSums(new double[][] {z}));
  }

  OptionalDouble standardErrorOfSum(StratifiedVariance.Values values) {
    return error(covariance(values));
  }

  private static OptionalDouble error(Optional<double[][]> covariance) {
    return covariance
        .map(v -> OptionalDouble.of(Math.sqrt(v[0][0])))
        .orElse(OptionalDouble.empty());
  }

  /** Covariances of several such sums; all 0 where the domain is complete. */
  public Optional<double[][]> covarianceOfSums(double[][] z) {
    if (design.calibration().isEmpty() || complete() || n() == 0) {
      return covariance(ofMembers(z));
    }
    double[][] residuals = new double[z.length][];
    for (int k = 0; k < z.length; k++) {
      residuals[k] = design.calibration().get().residuals(z[k]);
    }
    Domain all = design.all();
    return all.covariance(all.ofMembers(residuals));
  }

  private StratifiedVariance.Values ofMembers(double[][] z) {
    int[] stratum = new int[n()];
    int[] once = new int[n()];
    double[][] values = new double[z.length][n()];
    for (int k = 0; k < once.length; k++) {
      stratum[k] = design.stratumOf(members[k]);
      once[k] = 1;
      for (int sum = 0; sum < z.length; sum++) {
        values[sum][k] = z[sum][members[k]];
      }
    }
    return new StratifiedVariance.Values(stratum, once, values);
  }

  /** The same for values that are there already, of a design without calibration. */
  Optional<double[][]> covariance(StratifiedVariance.Values values) {
    int sums = values.z().length;
    if (complete()) {
      return Optional.of(new double[sums][sums]);
    }
    return strataComplete || n() == 0
        ? Optional.empty()
        : new StratifiedVariance(design, membersIn, values).covariance();
  }
}
