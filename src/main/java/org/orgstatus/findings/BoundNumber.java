package org.orgstatus.findings;

/**
 * A mark in a sentence and the cell that it stands for.
 *
 * @param mark as the sentence has it between braces, for example {@code n1}
 * @param cell as it was when it was bound
 */
public record BoundNumber(String mark, CellAddress at, NumberFormat format, BoundCell cell) {

  /** What a mark may look like. */
  public static final String MARK = "n[1-9][0-9]?";

  public BoundNumber {
    if (!mark.matches(MARK)) {
      throw new IllegalArgumentException("not a mark: " + mark);
    }
  }

  BoundNumber with(BoundCell other) {
    return new BoundNumber(mark, at, format, other);
  }
}
