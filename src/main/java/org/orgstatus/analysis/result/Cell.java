package org.orgstatus.analysis.result;

import java.util.Optional;
import org.orgstatus.base.LocalText;

/** What stands in one place of a result table: a number with its meaning, or why there is none. */
public sealed interface Cell {

  /** A plain count of units, exact, such as N or n; a difference of ranks may be negative. */
  record Count(long count) implements Cell {}

  /** A few words, such as a class or a province's state. */
  record Words(LocalText text) implements Cell {}

  /**
   * An estimate.
   *
   * @param value in the unit of its column; percentages run from 0 to 100
   * @param interval empty where the base is complete (全数) or where none is defined
   * @param complete whether every unit of the base answered, so that there is no sampling-like
   *     error
   * @param n units with a valid answer
   * @param population units that the base should hold
   */
  record Estimate(
      double value, Optional<Interval> interval, boolean complete, int n, int population)
      implements Cell {
    public Estimate {
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        throw new IllegalArgumentException("not a number to print: " + value);
      }
      value += 0.0; // there is no -0
    }

    /** An exact value of the frame, without interval. */
    public static Estimate exact(double value, int n, int population) {
      return new Estimate(value, Optional.empty(), n == population, n, population);
    }
  }

  /** Too few units: shown as a sign with its reason, never as zero or blank. */
  record Suppressed(LocalText reason) implements Cell {}

  /** Nothing can be computed, for example no unit in the base. */
  record NotEstimable(LocalText reason) implements Cell {}

  /** Limits in the unit of the value, {@code low <= high}. */
  record Interval(double low, double high) {
    public Interval {
      if (!(low <= high)) {
        throw new IllegalArgumentException("not an interval: " + low + " to " + high);
      }
      low += 0.0; // there is no -0
      high += 0.0;
    }
  }
}
