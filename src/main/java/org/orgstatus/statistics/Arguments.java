package org.orgstatus.statistics;

/** Checks of arguments; each message names value and range. For statistics and its sub-packages. */
public final class Arguments {

  private Arguments() {}

  public static void sameLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + " has " + length + " elements, the cases are " + expected);
    }
  }

  public static int index(String name, int value, int size) {
    if (value < 0 || value >= size) {
      throw new IllegalArgumentException(name + " " + value + " is out of range [0, " + size + ")");
    }
    return value;
  }

  public static int notNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " " + value + " is out of range [0, ∞)");
    }
    return value;
  }

  public static double notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " " + value + " is out of range [0, ∞)");
    }
    return value;
  }

  public static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " " + value + " is not a finite number");
    }
    return value;
  }

  /** A value of a member of a domain. */
  public static double valueAt(String name, double[] values, int i) {
    if (!Double.isFinite(values[i])) {
      throw new IllegalArgumentException(
          name + " of case " + i + " is " + values[i] + ": leave such cases out of the domain");
    }
    return values[i];
  }

  /** A probability strictly between 0 and 1. */
  public static double open(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " " + value + " is out of range (0, 1)");
    }
    return value;
  }

  public static double closed(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " " + value + " is out of range [0, 1]");
    }
    return value;
  }
}
