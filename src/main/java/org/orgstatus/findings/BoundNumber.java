package org.orgstatus.findings;

import java.util.Optional;

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

  /**
   * Whether the sentence reads the same with a cell; with one missing or withheld it never does.
   */
  public boolean readsSame(Optional<BoundCell> other) {
    return other
        .filter(BoundCell::isShown)
        .filter(cell -> NumberText.of(cell, format).equals(NumberText.of(this.cell, format)))
        .isPresent();
  }

  BoundNumber with(BoundCell other) {
    return new BoundNumber(mark, at, format, other);
  }
}
