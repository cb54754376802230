package org.orgstatus.statistics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Quantile;

/**
 * What follows a beginning, by the time since: group-time averages as in {@link GroupTimeEffect}
 * with all units of equal weight and those that had not begun as controls, averaged over the groups
 * by their sizes (Callaway and Sant'Anna 2021, section 3.1). Chance is known from permuting the
 * beginnings over the units.
 *
 * @param steps by time since the beginning; that of −1 is the base and has no effect
 * @param after mean effect from 0 on
 * @param p share of permutations, the data's own included, with as large a mean effect from 0 on in
 *     either direction
 * @param draws permutations
 */
public record EventStudy(List<Step> steps, double after, double p, int draws) {

  /**
   * @param relative time since the beginning
   * @param units that began and have values at this time
   * @param treated their mean value
   * @param compared mean value of those that had not begun, at the same times
   * @param effect mean change since the time before the beginning, less that of the others
   * @param low 2.5% of the effects under permutation
   * @param high 97.5%
   */
  public record Step(
      int relative,
      int units,
      double treated,
      double compared,
      double effect,
      double low,
      double high) {}

  /** Sums over groups; a time without a comparison has no units. */
  private record Sums(int[] units, double[] treated, double[] compared, double[] effect) {
    Sums(int size) {
      this(new int[size], new double[size], new double[size], new double[size]);
    }

    double effect(int step) {
      return effect[step] / units[step];
    }

    /** Mean of the steps that have units, from one on; NaN without any. */
    double after(int from) {
      return IntStream.range(from, units.length)
          .filter(s -> units[s] > 0)
          .mapToDouble(this::effect)
          .average()
          .orElse(Double.NaN);
    }
  }

  public EventStudy {
    steps = List.copyOf(steps);
  }

  /**
   * @param values one row a time, one column a unit; NaN where it is not known
   * @param began for each unit the time at which it began, −1 for never
   * @param around times before and after
   * @param draws permutations, 1 or more
   * @return not estimable where no unit that began can be compared from its beginning on
   */
  public static Outcome<EventStudy> of(
      double[][] values, int[] began, int around, int draws, long seed) {
    for (double[] row : values) {
      Arguments.sameLength("values", row.length, began.length);
    }
    Sums own = sums(values, began, around);
    double after = own.after(around);
    if (Double.isNaN(after)) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no unit that began can be compared");
    }
    List<List<Double>> chance = new ArrayList<>();
    IntStream.range(0, own.units().length).forEach(s -> chance.add(new ArrayList<>()));
    Random random = new Random(seed);
    int asLarge = 1;
    int[] shuffled = began.clone();
    for (int draw = 0; draw < draws; draw++) {
      shuffle(shuffled, random);
      Sums sums = sums(values, shuffled, around);
      asLarge += Math.abs(sums.after(around)) >= Math.abs(after) - 1e-12 ? 1 : 0;
      for (int s = 0; s < chance.size(); s++) {
        if (sums.units()[s] > 0) {
          chance.get(s).add(sums.effect(s));
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int s = 0; s < own.units().length; s++) {
      if (own.units()[s] > 0) {
        steps.add(step(own, s, around, chance.get(s)));
      }
    }
    return Outcome.of(new EventStudy(steps, after, (double) asLarge / (draws + 1), draws));
  }

  private static Step step(Sums own, int s, int around, List<Double> chance) {
    double[] effects = chance.stream().mapToDouble(Double::doubleValue).toArray();
    int units = own.units()[s];
    return new Step(
        s - around,
        units,
        own.treated()[s] / units,
        own.compared()[s] / units,
        own.effect(s),
        Quantile.type7(effects, 0.025).orElse(own.effect(s)),
        Quantile.type7(effects, 0.975).orElse(own.effect(s)));
  }

  private static void shuffle(int[] values, Random random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  private static Sums sums(double[][] values, int[] began, int around) {
    Sums sums = new Sums(2 * around + 1);
    for (int g : Arrays.stream(began).filter(g -> g > 0).distinct().sorted().toArray()) {
      for (int step = -around; step <= around; step++) {
        int t = g + step;
        if (g <= values.length && t >= 0 && t < values.length) {
          add(sums, values, began, g, t, step + around);
        }
      }
    }
    return sums;
  }

  private static void add(Sums sums, double[][] values, int[] began, int g, int t, int s) {
    int treated = 0;
    int compared = 0;
    double[] change = new double[2];
    double[] level = new double[2];
    for (int i = 0; i < began.length; i++) {
      double difference = values[t][i] - values[g - 1][i];
      if (Double.isNaN(difference)) {
        continue;
      }
      if (began[i] == g) {
        treated++;
        change[0] += difference;
        level[0] += values[t][i];
      } else if (began[i] < 0 || began[i] > Math.max(t, g)) {
        compared++;
        change[1] += difference;
        level[1] += values[t][i];
      }
    }
    if (treated > 0 && compared > 0) {
      sums.units()[s] += treated;
      sums.treated()[s] += level[0];
      sums.compared()[s] += treated * level[1] / compared;
      sums.effect()[s] += treated * (change[0] / treated - change[1] / compared);
    }
  }
}
