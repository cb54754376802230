package org.orgstatus.statistics;

import java.util.Optional;

/**
 * A rate over a whole frame with what non-response leaves open: every unknown unit without, and
 * every unknown unit with.
 *
 * @param population N, units in the frame; 1 or more
 * @param established units known to have the property
 * @param unknown units of which nothing is known
 */
public record Bounds(int population, int established, int unknown) {

  /** Whether a target is reached, whatever the unknown units turn out to be. */
  public enum Reach {
    /** The lower bound reaches the target. */
    REACHED,
    /** The upper bound does not. */
    NOT_REACHED,
    /** Open until more answer. */
    OPEN
  }

  public Bounds {
    if (population < 1 || established < 0 || unknown < 0 || unknown > population - established) {
      throw new IllegalArgumentException(
          established + " established and " + unknown + " unknown out of " + population);
    }
  }

  /** Empty for a frame without units: it has no rate. */
  public static Optional<Bounds> of(int population, int established, int unknown) {
    if (population == 0 && established == 0 && unknown == 0) {
      return Optional.empty();
    }
    return Optional.of(new Bounds(population, established, unknown));
  }

  /** Established ÷ N: every unknown unit has none. */
  public Share lower() {
    return new Share(established, population);
  }

  /** (Established + unknown) ÷ N: every unknown unit has one. */
  public Share upper() {
    return new Share(established + unknown, population);
  }

  /** Established ÷ (N − unknown): unknown units enter the bounds only. Empty if all are unknown. */
  public Optional<Share> ofKnown() {
    return unknown == population
        ? Optional.empty()
        : Optional.of(new Share(established, population - unknown));
  }

  public Reach reach(Target target) {
    if (target.reachedBy(lower())) {
      return Reach.REACHED;
    }
    return target.reachedBy(upper()) ? Reach.OPEN : Reach.NOT_REACHED;
  }

  /**
   * The least number of further answers that can settle an open case: enough units with the
   * property to reach the target, or enough without to miss it. 0 if settled.
   */
  public long answersToSettle(Target target) {
    if (reach(target) != Reach.OPEN) {
      return 0;
    }
    long toReach = target.needed(population) - established;
    return Math.min(toReach, unknown - toReach + 1);
  }

  public CoverageGap gap(Target target) {
    return CoverageGap.of(target, this);
  }
}
