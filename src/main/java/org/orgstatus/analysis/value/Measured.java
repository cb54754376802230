package org.orgstatus.analysis.value;

import java.util.Arrays;

/** The values of one rule for all rows of a dataset, each a value or why there is none. */
public final class Measured {

  /** What a row has. */
  public enum State {
    VALUE,
    NOT_APPLICABLE,
    UNKNOWN
  }

  private final State[] states;
  private final double[] numbers;
  private final String[] texts;

  public Measured(int rows) {
    this.states = new State[rows];
    this.numbers = new double[rows];
    this.texts = new String[rows];
    Arrays.fill(states, State.NOT_APPLICABLE);
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(texts, "");
  }

  /** Yes for every row: to count rows. */
  public static Measured everywhere(int rows) {
    Measured all = new Measured(rows);
    for (int row = 0; row < rows; row++) {
      all.set(row, 1, "");
    }
    return all;
  }

  /** Whether the codes of a row have this one; a row without codes is unknown. */
  public static Measured of(String[] codes, String code) {
    Measured result = new Measured(codes.length);
    for (int row = 0; row < codes.length; row++) {
      if (codes[row].isEmpty()) {
        result.set(row, State.UNKNOWN);
      } else {
        result.set(row, codes[row].equals(code) ? 1 : 0, "");
      }
    }
    return result;
  }

  /** Whether the numbers are in a range, the low limit included, the high one not. */
  public Measured between(double low, double below) {
    Measured result = new Measured(size());
    for (int row = 0; row < size(); row++) {
      if (has(row)) {
        result.set(row, numbers[row] >= low && numbers[row] < below ? 1 : 0, "");
      } else {
        result.set(row, states[row]);
      }
    }
    return result;
  }

  public void set(int row, State state) {
    states[row] = state;
  }

  public void set(int row, double number, String text) {
    states[row] = State.VALUE;
    numbers[row] = number;
    texts[row] = text;
  }

  public State state(int row) {
    return states[row];
  }

  public boolean has(int row) {
    return states[row] == State.VALUE;
  }

  public boolean isTrue(int row) {
    return has(row) && numbers[row] == 1;
  }

  public double number(int row) {
    return numbers[row];
  }

  public String text(int row) {
    return texts[row];
  }

  /** NaN where there is no value. */
  public double[] numbers() {
    return numbers.clone();
  }

  public int size() {
    return states.length;
  }

  boolean[] known() {
    boolean[] known = new boolean[states.length];
    for (int row = 0; row < known.length; row++) {
      known[row] = has(row);
    }
    return known;
  }

  public boolean[] truths() {
    boolean[] truths = new boolean[states.length];
    for (int row = 0; row < truths.length; row++) {
      truths[row] = isTrue(row);
    }
    return truths;
  }
}
