package org.orgstatus.analysis;

import java.util.Arrays;

/** The values of one rule for all rows of a dataset, each a value or why there is none. */
final class Measured {

  /** What a row has. */
  enum State {
    VALUE,
    NOT_APPLICABLE,
    UNKNOWN
  }

  private final State[] states;
  private final double[] numbers;
  private final String[] texts;

  Measured(int rows) {
    this.states = new State[rows];
    this.numbers = new double[rows];
    this.texts = new String[rows];
    Arrays.fill(states, State.NOT_APPLICABLE);
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(texts, "");
  }

  void set(int row, State state) {
    states[row] = state;
  }

  void set(int row, double number, String text) {
    states[row] = State.VALUE;
    numbers[row] = number;
    texts[row] = text;
  }

  State state(int row) {
    return states[row];
  }

  boolean has(int row) {
    return states[row] == State.VALUE;
  }

  boolean isTrue(int row) {
    return has(row) && numbers[row] == 1;
  }

  double number(int row) {
    return numbers[row];
  }

  String text(int row) {
    return texts[row];
  }

  /** NaN where there is no value. */
  double[] numbers() {
    return numbers.clone();
  }

  int size() {
    return states.length;
  }

  boolean[] known() {
    boolean[] known = new boolean[states.length];
    for (int row = 0; row < known.length; row++) {
      known[row] = has(row);
    }
    return known;
  }

  boolean[] truths() {
    boolean[] truths = new boolean[states.length];
    for (int row = 0; row < truths.length; row++) {
      truths[row] = isTrue(row);
    }
    return truths;
  }
}
