package org.orgstatus.analysis;

import java.util.Arrays;
import org.orgstatus.statistics.Suppression;

/** Which groups of one row are hidden, given that the row's total is shown. */
final class Hiding {

  private final Suppression.State[] states;

  private Hiding(Suppression.State[] states) {
    this.states = states;
  }

  /**
   * @param n answers in each group
   * @param with those of them that have the property; equal to {@code n} for medians
   * @param sensitive whether the item is more than ordinarily sensitive
   */
  static Hiding of(int[] n, int[] with, boolean sensitive) {
    int groups = n.length;
    int[] base = Arrays.copyOf(n, groups + 1);
    int[] counts = Arrays.copyOf(with, groups + 1);
    base[groups] = Arrays.stream(n).sum();
    counts[groups] = Arrays.stream(with).sum();
    Suppression found =
        Suppression.of(
            new int[][] {base},
            new int[][] {counts},
            sensitive ? Suppression.Rule.SENSITIVE : Suppression.Rule.ORDINARY,
            Suppression.Sums.OF_ROWS);
    Suppression.State[] states = new Suppression.State[groups];
    // Where a group could still be worked out from the total, which stands elsewhere, none is
    // shown.
    boolean all = !found.exposed().isEmpty() || !found.shown(0, groups);
    for (int i = 0; i < groups; i++) {
      Suppression.State state = found.state(0, i);
      boolean also = all && state == Suppression.State.SHOWN && n[i] > 0;
      states[i] = also ? Suppression.State.COMPLEMENTARY : state;
    }
    return new Hiding(states);
  }

  boolean hides(int group) {
    return states[group] != Suppression.State.SHOWN;
  }

  Cell cell(int group, boolean few) {
    if (states[group] == Suppression.State.COMPLEMENTARY) {
      return new Cell.Suppressed(Cells.DERIVABLE);
    }
    return new Cell.Suppressed(few ? Cells.FEW : Cells.SENSITIVE);
  }
}
