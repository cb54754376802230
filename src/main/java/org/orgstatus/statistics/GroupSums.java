package org.orgstatus.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Numbers summed by stratum and group in one pass; means, totals and shares of every group, and of
 * groups taken together, then follow from the sums, whatever the number of rows. The same estimates
 * as {@link Mean}, {@link Total} and {@link Proportion} give for a {@link Domain} that {@link
 * Domain#holding holds} so many units, rounding apart; for designs whose weights are constant
 * within a stratum.
 */
public final class GroupSums {

  private final SurveyDesign design;
  private final int groups;
  private final double centre;
  private final double[] weight;
  private final int[] count;
  private final double[] first;
  private final double[] second;

  private GroupSums(SurveyDesign design, int groups, double centre) {
    this.design = design;
    this.groups = groups;
    this.centre = centre;
    this.weight = new double[design.strata()];
    this.count = new int[weight.length * groups];
    this.first = new double[count.length];
    this.second = new double[count.length];
  }

  /**
   * One pass over a column.
   *
   * @param group for each case a code 0 … groups − 1, or −1 to leave it out
   * @param values one for each case; those of cases left out, or of weight 0, are not read
   * @param centre a number near the values, from which they are summed: 0 for yes and no
   * @throws IllegalArgumentException where weights differ within a stratum or are calibrated, or a
   *     value is not finite
   */
  public static GroupSums of(
      SurveyDesign design, int[] group, int groups, double[] values, double centre) {
    Arguments.sameLength("group", group.length, design.size());
    Arguments.sameLength("values", values.length, design.size());
    if (design.calibration().isPresent()) {
      throw new IllegalArgumentException("a calibrated design has its own weights");
    }
    GroupSums sums = new GroupSums(design, groups, centre);
    for (int i = 0; i < group.length; i++) {
      if (group[i] >= 0 && design.weight(i) > 0) {
        sums.add(i, Arguments.index("group", group[i], groups), values);
      }
    }
    return sums;
  }

  private void add(int i, int g, double[] values) {
    int h = design.stratumOf(i);
    double w = design.weight(i);
    if (weight[h] > 0 && weight[h] != w) {
      throw new IllegalArgumentException("weights differ within stratum " + h);
    }
    weight[h] = w;
    int cell = h * groups + g;
    double apart = Arguments.valueAt("value", values, i) - centre;
    count[cell]++;
    first[cell] += apart;
    second[cell] += apart * apart;
  }

  /** The groups, all together. */
  public int[] all() {
    return IntStream.range(0, groups).toArray();
  }

  /** Answers in the groups taken together, unweighted. */
  public int n(int... of) {
    int n = 0;
    for (int h = 0; h < weight.length; h++) {
      n += members(h, of);
    }
    return n;
  }

  private int members(int h, int[] of) {
    int members = 0;
    for (int g : of) {
      members += count[h * groups + g];
    }
    return members;
  }

  private double sum(double[] sums, int h, int[] of) {
    double sum = 0;
    for (int g : of) {
      sum += sums[h * groups + g];
    }
    return sum;
  }

  /**
   * Mean of the groups taken together; of yes and no as 1 and 0 a share.
   *
   * @param units that the groups hold, answered or not; all answered means complete
   * @return empty where they have no answer
   */
  public Optional<Estimate> mean(int units, int... of) {
    Part part = new Part(units, of);
    for (int h = 0; h < weight.length; h++) {
      part.first[h] = sum(first, h, of);
      part.second[h] = sum(second, h, of);
    }
    return part.ratio(centre);
  }

  /**
   * Share of one group among the groups taken together.
   *
   * @param part one of {@code of}
   * @return empty where they have no answer
   */
  public Optional<Estimate> share(int part, int units, int... of) {
    Part sums = new Part(units, of);
    for (int h = 0; h < weight.length; h++) {
      sums.first[h] = count[h * groups + part];
      sums.second[h] = sums.first[h];
    }
    return sums.ratio(0);
  }

  /** Total of the groups taken together; empty where they have no answer. */
  public Optional<Estimate> total(int units, int... of) {
    Part part = new Part(units, of);
    for (int h = 0; h < weight.length; h++) {
      double s = sum(first, h, of);
      part.first[h] = s + part.members[h] * centre;
      part.second[h] = sum(second, h, of) + 2 * centre * s + part.members[h] * centre * centre;
    }
    return part.total();
  }

  /** How many units the answers of the groups stand for; empty where they have none. */
  public Optional<Estimate> size(int units, int... of) {
    Part part = new Part(units, of);
    for (int h = 0; h < weight.length; h++) {
      part.first[h] = part.members[h];
      part.second[h] = part.members[h];
    }
    return part.total();
  }

  /** Sums of some numbers over the members of groups, by stratum. */
  private final class Part {

    private final int[] members = new int[weight.length];
    private final double[] first = new double[weight.length];
    private final double[] second = new double[weight.length];
    private final boolean complete;
    private int n;
    private int strata;
    private boolean certain = true;

    Part(int units, int[] of) {
      for (int h = 0; h < members.length; h++) {
        members[h] = members(h, of);
        n += members[h];
        strata += members[h] > 0 ? 1 : 0;
        certain &= members[h] == 0 || design.certain(h);
      }
      if (units < n) {
        throw new IllegalArgumentException(n + " answers cannot be of " + units + " units");
      }
      complete = units == n && n > 0 && design.corrected();
    }

    private double weight(int h) {
      return complete ? 1 : weight[h];
    }

    private double units() {
      ExactSum units = new ExactSum();
      for (int h = 0; h < members.length; h++) {
        units.add(weight(h) * members[h]);
      }
      return units.value();
    }

    private double sum() {
      ExactSum sum = new ExactSum();
      for (int h = 0; h < members.length; h++) {
        sum.add(weight(h) * first[h]);
      }
      return sum.value();
    }

    Optional<Estimate> total() {
      return n == 0 ? Optional.empty() : Optional.of(estimate(sum(), error(0, 1)));
    }

    Optional<Estimate> ratio(double from) {
      if (n == 0) {
        return Optional.empty();
      }
      double units = units();
      double apart = sum() / units;
      return Optional.of(estimate(from + apart, error(apart, units)));
    }

    private Estimate estimate(double value, OptionalDouble error) {
      return new Estimate(value, error, n, units(), n - strata, complete);
    }

    /** Of Σ w (y − apart) / units; empty where no stratum has a known variance. */
    private OptionalDouble error(double apart, double units) {
      if (complete) {
        return OptionalDouble.of(0);
      }
      if (certain) {
        return OptionalDouble.empty();
      }
      ExactSum variance = new ExactSum();
      int known = 0;
      int informative = 0;
      for (int h = 0; h < members.length; h++) {
        if (members[h] == 0) {
          continue;
        }
        int answered = design.answeredIn(h);
        boolean alone = answered == 1 && !design.certain(h);
        double factor = alone ? lonely(h) : factor(h);
        known += alone && design.lonely() == LonelyStratum.AVERAGE ? 0 : 1;
        boolean counts = alone ? design.lonely() == LonelyStratum.ADJUST : !design.certain(h);
        informative += counts ? 1 : 0;
        double scale = weight[h] / units;
        double z = first[h] - members[h] * apart;
        double squares = second[h] - 2 * apart * first[h] + members[h] * apart * apart;
        double about = squares - (answered > 1 ? z * z / answered : 0);
        variance.add(factor * scale * scale * about);
      }
      return informative == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(Math.sqrt(Math.max(0, variance.value() * strata / known)));
    }

    private double factor(int h) {
      double answered = design.answeredIn(h);
      return design.certain(h) ? 0 : design.unseen(h) * answered / (answered - 1);
    }

    private double lonely(int h) {
      return switch (design.lonely()) {
        case REMOVE, AVERAGE -> 0;
        case ADJUST -> design.unseen(h);
        default ->
            throw new IllegalArgumentException(
                "stratum " + h + " has one answer only: collapse strata or choose another mode");
      };
    }
  }
}
