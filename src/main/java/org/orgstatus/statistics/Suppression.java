package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which cells of a table of counts may be shown. Primary: the base is small, or, for sensitive
 * items, a few have the property or all but a few. Complementary: further cells, until no primary
 * one follows from the sums that are printed. A base of 0 hides nobody and is shown.
 */
public final class Suppression {

  /** Which sums stand in the table, as its last row or column. */
  public enum Sums {
    /** The last column is the sum of the others. */
    OF_ROWS,
    /** The last row is the sum of the others. */
    OF_COLUMNS,
    BOTH
  }

  public enum State {
    SHOWN,
    PRIMARY,
    COMPLEMENTARY
  }

  /**
   * @param threshold bases from 1 to threshold − 1 are hidden
   * @param few counts 1 … few − 1 and n − few + 1 … n − 1 are hidden too; 0 for ordinary items
   */
  public record Rule(int threshold, int few) {

    /** Base of 5, ordinary items. */
    public static final Rule ORDINARY = new Rule(5, 0);

    /** Base of 5; difficulties, opinions and items of level P2. */
    public static final Rule SENSITIVE = new Rule(5, 5);

    /** Base of 10; money, of which counts below 5 are hidden too. */
    public static final Rule MONEY = new Rule(10, 5);

    public Rule {
      if (threshold < 1) {
        throw new IllegalArgumentException("threshold " + threshold + " is out of range [1, ∞)");
      }
      Arguments.notNegative("few", few);
    }

    /**
     * @param n the base
     * @param count those of the base with the property
     */
    public boolean hides(int n, int count) {
      if (n < 0 || count < 0 || count > n) {
        throw new IllegalArgumentException("count " + count + " is out of range [0, " + n + "]");
      }
      boolean singled = count > 0 && count < few;
      boolean allButFew = count < n && count > n - few;
      return (n > 0 && n < threshold) || singled || allButFew;
    }
  }

  /**
   * A place in the table.
   *
   * @param row counted from 0
   * @param column counted from 0
   */
  public record Position(int row, int column) {}

  private final State[][] states;
  private final List<Position> exposed;

  private Suppression(State[][] states, List<Position> exposed) {
    this.states = states;
    this.exposed = List.copyOf(exposed);
  }

  /**
   * @param base n of each cell, sums included
   * @param counts those with the property, in the same shape; equal to {@code base} where the table
   *     shows bases only
   * @throws IllegalArgumentException where a printed sum is not the sum of its cells
   */
  public static Suppression of(int[][] base, int[][] counts, Rule rule, Sums sums) {
    return of(base, counts, primary(base, counts, rule), sums);
  }

  /**
   * The same where further cells had to be hidden for a reason of their own, such as one unit that
   * makes up most of an amount.
   *
   * @param withheld in the shape of {@code base}
   */
  public static Suppression of(
      int[][] base, int[][] counts, boolean[][] withheld, Rule rule, Sums sums) {
    State[][] states = primary(base, counts, rule);
    Arguments.sameLength("withheld", withheld.length, base.length);
    for (int r = 0; r < states.length; r++) {
      Arguments.sameLength("row " + r + " of withheld", withheld[r].length, base[r].length);
      for (int c = 0; c < states[r].length; c++) {
        states[r][c] = withheld[r][c] ? State.PRIMARY : states[r][c];
      }
    }
    return of(base, counts, states, sums);
  }

  private static Suppression of(int[][] base, int[][] counts, State[][] states, Sums sums) {
    SuppressionAudit bases = new SuppressionAudit(base, sums, 1);
    SuppressionAudit properties = new SuppressionAudit(counts, sums, 0);
    while (true) {
      List<Position> exposed = exposed(states, bases, properties);
      Optional<Position> next =
          exposed.stream().flatMap(p -> complement(p, states, base, sums).stream()).findFirst();
      if (next.isEmpty()) {
        return new Suppression(states, exposed);
      }
      states[next.get().row()][next.get().column()] = State.COMPLEMENTARY;
    }
  }

  private static State[][] primary(int[][] base, int[][] counts, Rule rule) {
    Arguments.sameLength("counts", counts.length, base.length);
    State[][] states = new State[base.length][];
    for (int r = 0; r < base.length; r++) {
      Arguments.sameLength("row " + r + " of counts", counts[r].length, base[r].length);
      states[r] = new State[base[r].length];
      for (int c = 0; c < base[r].length; c++) {
        states[r][c] = rule.hides(base[r][c], counts[r][c]) ? State.PRIMARY : State.SHOWN;
      }
    }
    return states;
  }

  private static List<Position> exposed(
      State[][] states, SuppressionAudit bases, SuppressionAudit properties) {
    boolean[][] hidden = new boolean[states.length][];
    for (int r = 0; r < states.length; r++) {
      hidden[r] = new boolean[states[r].length];
      for (int c = 0; c < hidden[r].length; c++) {
        hidden[r][c] = states[r][c] != State.SHOWN;
      }
    }
    List<Position> exposed = new ArrayList<>(bases.recoverable(hidden));
    properties.recoverable(hidden).stream().filter(p -> !exposed.contains(p)).forEach(exposed::add);
    exposed.removeIf(p -> states[p.row()][p.column()] != State.PRIMARY);
    return exposed;
  }

  /**
   * The cheapest further cell to hide. A line with one hidden cell gives it away, so a cell that
   * closes most such lines goes first, then one in line with the exposed cell; sums after others,
   * small bases before large ones.
   */
  private static Optional<Position> complement(
      Position exposed, State[][] states, int[][] base, Sums sums) {
    List<Position> shown = new ArrayList<>();
    for (int r = 0; r < states.length; r++) {
      for (int c = 0; c < states[r].length; c++) {
        if (states[r][c] == State.SHOWN && base[r][c] > 0) {
          shown.add(new Position(r, c));
        }
      }
    }
    return shown.stream()
        .min(
            Comparator.<Position>comparingInt(p -> closes(p, states, sums) > 0 ? 0 : 1)
                .thenComparing(p -> !inLine(p, exposed, sums))
                .thenComparing(p -> isSum(p, base, sums))
                .thenComparingInt(p -> -closes(p, states, sums))
                .thenComparingInt(p -> base[p.row()][p.column()])
                .thenComparingInt(Position::row)
                .thenComparingInt(Position::column));
  }

  /** Lines through this cell in which exactly one cell is hidden. */
  private static int closes(Position p, State[][] states, Sums sums) {
    int inRow = 0;
    int inColumn = 0;
    for (State state : states[p.row()]) {
      inRow += state != State.SHOWN ? 1 : 0;
    }
    for (State[] row : states) {
      inColumn += row[p.column()] != State.SHOWN ? 1 : 0;
    }
    return (sums != Sums.OF_COLUMNS && inRow == 1 ? 1 : 0)
        + (sums != Sums.OF_ROWS && inColumn == 1 ? 1 : 0);
  }

  private static boolean inLine(Position p, Position exposed, Sums sums) {
    return (sums != Sums.OF_COLUMNS && p.row() == exposed.row())
        || (sums != Sums.OF_ROWS && p.column() == exposed.column());
  }

  private static boolean isSum(Position p, int[][] base, Sums sums) {
    return (sums != Sums.OF_COLUMNS && p.column() == base[p.row()].length - 1)
        || (sums != Sums.OF_ROWS && p.row() == base.length - 1);
  }

  public State state(int row, int column) {
    return states[row][column];
  }

  public boolean shown(int row, int column) {
    return states[row][column] == State.SHOWN;
  }

  /**
   * Primary cells that can still be worked out though nothing is left to hide; withhold the table.
   */
  public List<Position> exposed() {
    return exposed;
  }
}
