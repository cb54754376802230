package org.orgstatus.analysis.method;

import java.util.Arrays;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.statistics.Suppression;

/** Which groups of one row are hidden, given that the row's total is shown. */
public final class Hiding {

  private final Suppression.State[] states;
  private final int[] n;
  private final Suppression.Rule rule;

  private Hiding(Suppression.State[] states, int[] n, Suppression.Rule rule) {
    this.states = states;
    this.n = n;
    this.rule = rule;
  }

  /**
   * @param n answers in each group
   * @param with those of them that have the property; equal to {@code n} for medians
   */
  public static Hiding of(int[] n, int[] with, Disclosure disclosure) {
    return of(n, with, new boolean[n.length], disclosure);
  }

  /**
   * @param dominated groups in which one or two units have most of an amount
   */
  public static Hiding of(int[] n, int[] with, boolean[] dominated, Disclosure disclosure) {
    int groups = n.length;
    int[] base = Arrays.copyOf(n, groups + 1);
    int[] counts = Arrays.copyOf(with, groups + 1);
    base[groups] = Arrays.stream(n).sum();
    counts[groups] = Arrays.stream(with).sum();
    Suppression found =
        Suppression.of(
            new int[][] {base},
            new int[][] {counts},
            new boolean[][] {Arrays.copyOf(dominated, groups + 1)},
            disclosure.rule(),
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
    return new Hiding(states, n.clone(), disclosure.rule());
  }

  public boolean hides(int group) {
    return states[group] != Suppression.State.SHOWN;
  }

  /** The sign that stands in place of a hidden group's number. */
  public Cell cell(int group) {
    if (states[group] == Suppression.State.COMPLEMENTARY) {
      return new Cell.Suppressed(Cells.DERIVABLE);
    }
    return Cells.withheld(n[group], rule);
  }
}
