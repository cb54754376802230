package org.orgstatus.export.figure;

import org.apache.poi.util.Units;
import org.orgstatus.analysis.result.ResultFigure.Kind;
import org.orgstatus.base.Language;
import org.orgstatus.export.text.ColumnWidths;

/** How much room the rows of a chart take on a page or slide, and how large their labels are. */
final class ChartRoom {

  /** Width on paper, in millimetres. */
  static final int WIDTH = 156;

  /** Lines of labels that each part of a long chart holds, and a chart of several bars a row. */
  static final int PART_LINES = 18;

  /** The same of a page's chart of one bar a row. */
  private static final int MOST_LINES = 22;

  /** A low chart's part of the full height, in percent. */
  private static final int LOW = 52;

  /** Size of the writing on slides, in hundredths of a point: of many rows, and of fewer. */
  private static final int SMALL = 1000;

  private static final int LARGE = 1200;
  private static final int MANY = 20;

  /** The least that a slide is written in. */
  private static final int SMALLEST = 600;

  /** More lines than these are written small on paper. */
  private static final int DENSE = 24;

  /** Part of the width that labels of lying rows take at the most before they break. */
  private static final double LABELS = 0.5;

  /** Height of a line of a label, in its size. */
  private static final double LEADING = 1.25;

  /** Millimetres above and below the rows: numbers of the scale, legend, edges. */
  private static final double BESIDE_ROWS = 18;

  /**
   * How low and high a page's chart may be, in millimetres: some programs set every chart at 160 by
   * 90 and fit the drawing into its frame, letters too.
   */
  private static final int LOWEST = 78;

  private static final int TALLEST = 104;

  /** Millimetres that the type area leaves beside caption and note. */
  private static final double HIGHEST = 205;

  /** The same of a sheet that a chart has to itself. */
  private static final int FREE = 188;

  /** Height over upright names that are long, on such a sheet. */
  private static final int UPRIGHT_NAMES = 104;

  /** Height over rows side by side, and the least of it that shows how they differ. */
  private static final int ACROSS = 72;

  private static final int LOWEST_ACROSS = 50;

  /** Part of a row's width that its name may take; more is broken or left out by some programs. */
  private static final double LEVEL = 0.85;

  /** Points in a millimetre. */
  private static final double POINTS = 72 / 25.4;

  /** Points of the width on paper. */
  private static final double LINE_WIDTH = WIDTH * POINTS;

  /** What a chart is drawn on. */
  enum Place {
    /** A sheet of its own: as high as its rows need. */
    FREE,
    /** Leaves room for others on its page. */
    LOW,
    /** Near the shape in which some programs set the writing before they fit it in. */
    PAGE,
    /** The same as one of several parts, all written in one size. */
    PART
  }

  private final FigureData data;
  private final ChartRows rows;
  private final Language language;
  private final Place place;

  ChartRoom(FigureData data, ChartRows rows, Language language, Place place) {
    this.data = data;
    this.rows = rows;
    this.language = language;
    this.place = place;
  }

  /** Whether the rows are more than one chart of a page holds. */
  boolean isTooLong() {
    int most = data.series().size() == 1 ? MOST_LINES : PART_LINES;
    return rows.isLying() && labelLines(paper().size(), LINE_WIDTH) > most;
  }

  /** Height on paper. */
  int millimetres() {
    boolean crowded = data.figure().kind() == Kind.INTERVAL_DOTS;
    int drawn = place == Place.LOW && !crowded ? lowHeight() : fullHeight();
    int high = rows.isLying() ? (int) Math.max(drawn, needed()) : drawn;
    boolean shaped = place == Place.PAGE || place == Place.PART;
    return shaped ? Math.max(LOWEST, Math.min(TALLEST, high)) : high;
  }

  private int lowHeight() {
    int part = LOW * fullHeight() / 100;
    return rows.isAcross() ? Math.max(LOWEST_ACROSS, part) : part;
  }

  private int fullHeight() {
    if (rows.isAcross()) {
      return place == Place.FREE && rows.hasLongNames() ? UPRIGHT_NAMES : ACROSS;
    }
    if (rows.isPoints()) {
      return 112;
    }
    double perRow = 3 + 1.2 * data.series().size();
    int most = place == Place.FREE ? FREE : isDense() ? 142 : 128;
    return (int) Math.min(most, Math.max(48, 20 + perRow * rows.size()));
  }

  /** Millimetres that lying rows need, so that every label has its place. */
  private double needed() {
    int size = paper().size();
    double lines = labelLines(size, LINE_WIDTH);
    return Math.min(
        place == Place.FREE ? FREE : HIGHEST,
        BESIDE_ROWS + lines * size / 100.0 * LEADING / POINTS);
  }

  private boolean isDense() {
    return rows.size() > DENSE || place == Place.PART || place == Place.LOW && rows.isLying();
  }

  /** The writing on paper. */
  ChartType paper() {
    return ChartType.ofPaper(language, isDense());
  }

  /**
   * Size of the writing on a slide, in hundredths of a point: as large as the labels of all rows
   * leave it.
   *
   * @param wide in English metric units
   * @param high the same
   */
  int sizeOnSlide(double wide, double high) {
    int size = rows.size() > MANY ? SMALL : LARGE;
    if (!rows.isLying()) {
      return size;
    }
    double room = Units.toPoints((long) high) - BESIDE_ROWS * POINTS;
    double row = room / labelLines(size, Units.toPoints((long) wide));
    return Math.max(SMALLEST, Math.min(size, (int) (row / LEADING * 100)));
  }

  /** Lines that a label takes on paper. */
  int labelLines(String label) {
    return labelLines(label, paper().size(), LINE_WIDTH);
  }

  /** Lines that the labels take one below the other, the long ones two or more. */
  private int labelLines(int size, double width) {
    return rows.labels().stream().mapToInt(label -> labelLines(label, size, width)).sum();
  }

  private static int labelLines(String label, int size, double width) {
    double halves = width * LABELS / (size / 200.0);
    return (int) Math.max(1, Math.ceil(ColumnWidths.halves(label) / halves));
  }

  /** Whether the labels can be read without being turned. */
  boolean isLevel() {
    double row = LINE_WIDTH / Math.max(1, rows.size());
    int halves = rows.labels().stream().mapToInt(ColumnWidths::halves).max().orElse(0);
    return rows.isLying() || halves * paper().size() / 200.0 <= LEVEL * row;
  }
}
