package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.orgstatus.statistics.Suppression.Position;
import org.orgstatus.statistics.Suppression.Rule;
import org.orgstatus.statistics.Suppression.State;
import org.orgstatus.statistics.Suppression.Sums;

class SuppressionTest {

  private static Suppression bases(int[][] table, Sums sums) {
    return Suppression.of(table, table, Rule.ORDINARY, sums);
  }

  @Test
  void aSumThatIsNotTheSumIsRefused() {
    int[][] wrong = {{3, 9, 13}};
    assertThrows(IllegalArgumentException.class, () -> bases(wrong, Sums.OF_ROWS));
    int[][] more = {{3, 9, 12}};
    int[][] few = {{2, 9, 11}};
    assertThrows(
        IllegalArgumentException.class,
        () -> Suppression.of(few, more, Rule.ORDINARY, Sums.OF_ROWS));
  }

  @Test
  void sensitiveItemsHideFewAndAllButFew() {
    assertTrue(Rule.ORDINARY.hides(4, 2));
    assertFalse(Rule.ORDINARY.hides(5, 2));
    assertFalse(Rule.ORDINARY.hides(0, 0));
    assertFalse(Rule.SENSITIVE.hides(30, 0));
    assertTrue(Rule.SENSITIVE.hides(30, 1));
    assertTrue(Rule.SENSITIVE.hides(30, 4));
    assertFalse(Rule.SENSITIVE.hides(30, 5));
    assertFalse(Rule.SENSITIVE.hides(30, 25));
    assertTrue(Rule.SENSITIVE.hides(30, 26));
    assertTrue(Rule.SENSITIVE.hides(30, 29));
    assertFalse(Rule.SENSITIVE.hides(30, 30));
  }

  @Test
  void nothingIsHiddenWhereNobodyIsFew() {
    Suppression s = bases(new int[][] {{7, 9, 16}}, Sums.OF_ROWS);
    assertTrue(s.shown(0, 0) && s.shown(0, 1) && s.shown(0, 2));
  }

  @Test
  void aSecondCellGoesSoThatTheTotalDoesNotTell() {
    Suppression s = bases(new int[][] {{3, 20, 9, 32}}, Sums.OF_ROWS);
    assertEquals(State.PRIMARY, s.state(0, 0));
    assertEquals(State.SHOWN, s.state(0, 1));
    assertEquals(State.COMPLEMENTARY, s.state(0, 2));
    assertEquals(State.SHOWN, s.state(0, 3));
    assertEquals(List.of(), s.exposed());
  }

  @Test
  void twoHiddenOnesThatSumToTwoWouldBothBeOne() {
    // a reader knows that a hidden base is not 0
    Suppression s = bases(new int[][] {{1, 1, 20, 22}}, Sums.OF_ROWS);
    assertEquals(State.COMPLEMENTARY, s.state(0, 2));
  }

  @Test
  void inATableWithBothSumsARectangleIsNeeded() {
    int[][] table = {{3, 10, 13}, {12, 6, 18}, {8, 9, 17}, {23, 25, 48}};
    Suppression s = bases(table, Sums.BOTH);
    assertEquals(State.PRIMARY, s.state(0, 0));
    assertEquals(State.COMPLEMENTARY, s.state(0, 1));
    assertEquals(State.COMPLEMENTARY, s.state(2, 0));
    assertEquals(State.COMPLEMENTARY, s.state(2, 1));
    assertTrue(s.shown(1, 0) && s.shown(3, 0) && s.shown(3, 2));
  }

  @Test
  void whereATotalIsSmallItIsHiddenWithItsCells() {
    int[][] table = {{3, 0, 3}, {12, 6, 18}, {15, 6, 21}};
    Suppression s = bases(table, Sums.BOTH);
    assertFalse(s.shown(0, 0));
    assertFalse(s.shown(0, 2));
    assertTrue(s.shown(0, 1));
    assertEquals(List.of(), s.exposed());
  }

  @Test
  void aTableThatCannotBeProtectedSaysSo() {
    Suppression s = bases(new int[][] {{3, 0}, {3, 0}}, Sums.OF_COLUMNS);
    assertEquals(List.of(), s.exposed());
    Suppression one = bases(new int[][] {{1, 1, 2}}, Sums.OF_ROWS);
    assertEquals(List.of(), one.exposed());
    Suppression nobody = bases(new int[][] {{1, 1, 0, 2}, {9, 9, 9, 27}}, Sums.OF_ROWS);
    assertFalse(nobody.shown(0, 3));
  }

  @Test
  void countsWithAPropertyAreAuditedAsWellAsBases() {
    // everybody in the row lacks the property: the total 0 tells it of the three
    int[][] base = {{3, 20, 23}};
    int[][] counts = {{0, 0, 0}};
    Suppression s = Suppression.of(base, counts, Rule.ORDINARY, Sums.OF_ROWS);
    assertFalse(s.shown(0, 2));
    assertEquals(List.of(), s.exposed());
  }

  @Test
  void theAuditFindsWhatCountingAllTablesFinds() {
    Random random = new Random(20260101);
    for (int round = 0; round < 60; round++) {
      int[][] table = table(random, 3, 3, 4);
      boolean[][] hidden = new boolean[4][4];
      for (int k = 0; k < 4 + round % 2; k++) {
        hidden[random.nextInt(3)][random.nextInt(3)] = true;
      }
      for (int least = 0; least < 2; least++) {
        if (least == 0 || positive(table, hidden)) {
          List<Position> found = new SuppressionAudit(table, Sums.BOTH, least).recoverable(hidden);
          assertEquals(counted(table, hidden, least), found);
        }
      }
    }
  }

  @Test
  void noPrimaryCellCanBeWorkedOutAfterwards() {
    Random random = new Random(7);
    for (int round = 0; round < 25; round++) {
      int[][] table = table(random, 4, 3, 14);
      Suppression s = bases(table, Sums.BOTH);
      boolean[][] hidden = new boolean[5][4];
      boolean sums = false;
      for (int r = 0; r < 5; r++) {
        for (int c = 0; c < 4; c++) {
          hidden[r][c] = !s.shown(r, c);
          sums |= hidden[r][c] && (r == 4 || c == 3);
        }
      }
      assertEquals(List.of(), s.exposed());
      if (!sums && cells(hidden).size() <= 6) {
        List<Position> open = counted(table, hidden, 1);
        assertTrue(open.stream().noneMatch(p -> s.state(p.row(), p.column()) == State.PRIMARY));
      }
    }
  }

  private static int[][] table(Random random, int rows, int columns, int most) {
    int[][] table = new int[rows + 1][columns + 1];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int n = random.nextInt(most + 1);
        table[r][c] = n;
        table[r][columns] += n;
        table[rows][c] += n;
        table[rows][columns] += n;
      }
    }
    return table;
  }

  private static boolean positive(int[][] table, boolean[][] hidden) {
    return cells(hidden).stream().allMatch(p -> table[p.row()][p.column()] > 0);
  }

  private static List<Position> cells(boolean[][] hidden) {
    List<Position> cells = new ArrayList<>();
    for (int r = 0; r < hidden.length; r++) {
      for (int c = 0; c < hidden[r].length; c++) {
        if (hidden[r][c]) {
          cells.add(new Position(r, c));
        }
      }
    }
    return cells;
  }

  /** The hidden inner cells that are the same in every table with the same shown cells and sums. */
  private static List<Position> counted(int[][] table, boolean[][] hidden, int least) {
    List<Position> cells = cells(hidden);
    int[] row = new int[table.length];
    int[] column = new int[table[0].length];
    for (Position p : cells) {
      row[p.row()] += table[p.row()][p.column()];
      column[p.column()] += table[p.row()][p.column()];
    }
    List<int[]> solutions = new ArrayList<>();
    solve(cells, 0, new int[cells.size()], row, column, least, solutions);
    List<Position> same = new ArrayList<>();
    for (int k = 0; k < cells.size(); k++) {
      int at = k;
      if (solutions.stream().mapToInt(s -> s[at]).distinct().count() == 1) {
        same.add(cells.get(k));
      }
    }
    return same;
  }

  private static void solve(
      List<Position> cells,
      int k,
      int[] values,
      int[] row,
      int[] column,
      int least,
      List<int[]> solutions) {
    if (k == cells.size()) {
      boolean empty = true;
      for (int left : row) {
        empty &= left == 0;
      }
      for (int left : column) {
        empty &= left == 0;
      }
      if (empty) {
        solutions.add(values.clone());
      }
      return;
    }
    Position p = cells.get(k);
    for (int v = least; v <= Math.min(row[p.row()], column[p.column()]); v++) {
      values[k] = v;
      row[p.row()] -= v;
      column[p.column()] -= v;
      solve(cells, k + 1, values, row, column, least, solutions);
      row[p.row()] += v;
      column[p.column()] += v;
    }
  }
}
