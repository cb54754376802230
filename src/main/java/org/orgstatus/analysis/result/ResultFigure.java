package org.orgstatus.analysis.result;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;

/**
 * A figure, drawn from the columns of a table so that it cannot hold other numbers than the table.
 *
 * @param title the question that the figure answers
 * @param tableId the table it is drawn from
 * @param columnIds the columns drawn, one series each
 * @param lowColumnId column of the lower bound drawn as a bar, or empty to use the cells' intervals
 * @param highColumnId column of the upper bound, or empty
 * @param reference a line to compare with, in the columns' unit, for example 50
 * @param referenceName what the line is; empty for a target
 * @param withTotals whether total rows are drawn
 * @param classes what a tile's words may begin with, the darkest first; of a network what the words
 *     of a link are, the strongest first
 * @param rowKeys rows drawn, in the table's order; empty for all
 * @param besideId a second table: of a heat map the residuals of its cells, by which they are
 *     {@link #mark marked}; of lines the single cases drawn behind them, a row each, with a column
 *     for every row of the figure
 */
public record ResultFigure(
    String id,
    LocalText title,
    Kind kind,
    String tableId,
    List<String> columnIds,
    Optional<String> lowColumnId,
    Optional<String> highColumnId,
    Optional<Double> reference,
    Optional<LocalText> referenceName,
    boolean withTotals,
    List<LocalText> classes,
    List<String> rowKeys,
    Optional<String> besideId) {

  /** Residuals beyond this, as they are printed, are marked. */
  private static final double MARKED = 2;

  public ResultFigure {
    columnIds = List.copyOf(columnIds);
    classes = List.copyOf(classes);
    rowKeys = List.copyOf(rowKeys);
  }

  /** A figure of all rows of one table. */
  public ResultFigure(
      String id,
      LocalText title,
      Kind kind,
      String tableId,
      List<String> columnIds,
      Optional<String> lowColumnId,
      Optional<String> highColumnId,
      Optional<Double> reference,
      Optional<LocalText> referenceName,
      boolean withTotals,
      List<LocalText> classes) {
    this(
        id,
        title,
        kind,
        tableId,
        columnIds,
        lowColumnId,
        highColumnId,
        reference,
        referenceName,
        withTotals,
        classes,
        List.of(),
        Optional.empty());
  }

  /**
   * How a residual is marked: 1 above what was expected, -1 below, 0 not at all. It is read with
   * the two digits that are printed, so that nobody sees a marked 2.00.
   */
  public static int mark(double residual) {
    return Math.abs(Math.rint(residual * 100) / 100) > MARKED ? (int) Math.signum(residual) : 0;
  }

  /** Whether a row of its table is drawn. */
  public boolean draws(ResultTable.Row row) {
    boolean chosen =
        rowKeys.isEmpty()
            || rowKeys.stream()
                .anyMatch(key -> row.key().equals(key) || row.key().startsWith(key + "."));
    return chosen && (withTotals || !row.total());
  }

  /** A figure whose line, if it has one, is a target. */
  public ResultFigure(
      String id,
      LocalText title,
      Kind kind,
      String tableId,
      List<String> columnIds,
      Optional<String> lowColumnId,
      Optional<String> highColumnId,
      Optional<Double> reference,
      boolean withTotals) {
    this(
        id,
        title,
        kind,
        tableId,
        columnIds,
        lowColumnId,
        highColumnId,
        reference,
        Optional.empty(),
        withTotals,
        List.of());
  }

  private static final int MANY = 50;

  /** So many classes of tiles can be told apart by their shade. */
  public static final int MOST_CLASSES = 4;

  /** How the rows are drawn. */
  public enum Kind {
    /** A dot and its bounds for each row, by value. */
    INTERVAL_DOTS("interval-dots", 1, MANY, true),
    /** Dots in the order of the table. */
    DOTS("dots", 1, MANY, true),
    BARS("bars", 1, MANY, true),
    /** A line over the rows, such as years, that steps where the number changes. */
    STEPS("steps", 1, MANY, false),
    /** A line from row to row, such as the share that the lowest tenths hold. */
    LINES("lines", 1, MANY, false),
    /** Rows by columns, the darker the higher, with the number in every cell. */
    HEAT("heat", 1, MANY, false),
    /** A named point for each row: the first column across, the second up, its block by shape. */
    SCATTER("scatter", 2, 2, false),
    /** A line for each row from column to column; of places the first on top. */
    SLOPE("slope", 2, MANY, false),
    /** A line from each row to each column whose words tell of a link, by class. */
    NETWORK("network", 2, MANY, false),
    /** From the state of each row to the state of each column, as broad as there are units. */
    FLOW("flow", 2, MANY, false),
    /**
     * A tile for each province: the first column shades it, in classes where it holds words; the
     * last one is written in it.
     */
    TILES("tiles", 1, 2, false);

    private final String word;
    private final int fewest;
    private final int most;
    private final boolean scaled;

    Kind(String word, int fewest, int most, boolean scaled) {
      this.word = word;
      this.fewest = fewest;
      this.most = most;
      this.scaled = scaled;
    }

    /** Least number of columns that it draws. */
    public int fewest() {
      return fewest;
    }

    /** Greatest number of columns that it draws. */
    public int most() {
      return most;
    }

    /** Whether words of its cells stand for classes. */
    public boolean hasClasses() {
      return this == TILES || this == NETWORK;
    }

    /** Whether it takes marks or lines from a second table. */
    public boolean takesBeside() {
      return this == HEAT || this == LINES;
    }

    /** Whether it has an axis on which bounds and a line to compare with are drawn. */
    public boolean isScaled() {
      return scaled;
    }

    /** Whether office programs draw it as a chart; the others are tables of shaded cells. */
    public boolean isChart() {
      return this != HEAT && this != SLOPE && this != FLOW && this != NETWORK && this != TILES;
    }

    /** As plans write it. */
    public String word() {
      return word;
    }
  }
}
