package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.analysis.result.ResultTable.Row;
import org.orgstatus.base.LocalText;

/**
 * What a figure draws, taken from its table: pages and documents draw the same rows in the same
 * order. Interval dots stand by value, highest first, with total rows above and rows without a
 * number below; other kinds keep the order of the table. Rows under one heading stand together.
 *
 * @param series one for each drawn column
 * @param bars the drawn rows, each with one mark for each series
 * @param bounds the columns that bars reach from and to, or none where they are the intervals of
 *     the numbers themselves
 * @param behind single cases behind the lines, each with a number for every drawn row
 * @param cases what these cases are
 */
public record FigureData(
    ResultFigure figure,
    List<Column> series,
    List<Bar> bars,
    List<Column> bounds,
    List<Behind> behind,
    LocalText cases) {

  /** A line behind the others. */
  public record Behind(LocalText label, List<OptionalDouble> values) {
    public Behind {
      values = List.copyOf(values);
    }
  }

  /** A drawn row. */
  public record Bar(Row row, List<Mark> marks) {

    /** What stands beside it: one long name would leave the drawing no room. */
    public LocalText label() {
      return isXpcc() ? ProvinceTile.XPCC.label() : row.label();
    }

    boolean isXpcc() {
      return row.key().equals(ProvinceTile.XPCC.code());
    }
  }

  /**
   * One drawn number.
   *
   * @param value empty where the number is withheld or cannot be computed
   * @param reason why it is empty
   * @param beyond 1 where it is marked as higher than expected, −1 as lower; else 0
   */
  public record Mark(
      OptionalDouble value,
      OptionalDouble low,
      OptionalDouble high,
      Cell cell,
      boolean withheld,
      LocalText reason,
      int beyond) {

    /** What stands behind a marked number; empty text behind others. */
    public String sign() {
      return beyond == 0 ? "" : beyond > 0 ? ABOVE : BELOW;
    }

    /** What the cell says, where it holds words and no number. */
    public Optional<LocalText> words() {
      return cell instanceof Cell.Words words ? Optional.of(words.text()) : Optional.empty();
    }

    /** Whether there is nothing to draw, and a reason. */
    public boolean isGap() {
      return value.isEmpty() && words().isEmpty();
    }
  }

  /** Signs of numbers higher and lower than expected; fonts of both languages have them. */
  static final String ABOVE = "▲";

  static final String BELOW = "▼";

  public static FigureData of(ResultFigure figure, AnalysisResult result) {
    return of(figure, result.table(figure.tableId()), result.beside(figure));
  }

  /** A figure of one table. */
  public static FigureData of(ResultFigure figure, ResultTable table) {
    return of(figure, table, Optional.empty());
  }

  /**
   * @param beside the second table, where the figure has one
   */
  public static FigureData of(
      ResultFigure figure, ResultTable table, Optional<ResultTable> beside) {
    List<Column> series =
        named(
            figure.columnIds().stream().map(id -> table.columns().get(table.indexOf(id))).toList());
    Stream<Bar> bars =
        table.rows().stream()
            .filter(figure::draws)
            .map(row -> new Bar(row, marks(figure, table, row, beside)));
    if (figure.kind() == ResultFigure.Kind.INTERVAL_DOTS) {
      bars = bars.sorted(BY_VALUE);
    }
    List<Column> bounds =
        Stream.of(figure.lowColumnId(), figure.highColumnId())
            .flatMap(Optional::stream)
            .map(id -> table.columns().get(table.indexOf(id)))
            .toList();
    List<Bar> drawn = told(together(bars.toList()));
    boolean lines = figure.kind() == ResultFigure.Kind.LINES;
    return new FigureData(
        figure,
        series,
        drawn,
        bounds.size() == 2 ? bounds : List.of(),
        lines ? beside.map(cases -> behind(cases, drawn)).orElse(List.of()) : List.of(),
        lines ? beside.map(ResultTable::corner).orElse(LocalText.EMPTY) : LocalText.EMPTY);
  }

  /**
   * Rows of the second table as lines over the drawn rows; those without any number are left out.
   */
  private static List<Behind> behind(ResultTable beside, List<Bar> drawn) {
    return beside.rows().stream()
        .map(
            row ->
                new Behind(
                    row.label(),
                    drawn.stream()
                        .map(bar -> cell(beside, row, bar.row().key()))
                        .map(FigureData::bound)
                        .toList()))
        .filter(line -> line.values().stream().anyMatch(OptionalDouble::isPresent))
        .toList();
  }

  private static Optional<Cell> cell(ResultTable table, Row row, String columnId) {
    boolean has = table.columns().stream().anyMatch(c -> c.id().equals(columnId));
    return has ? Optional.of(row.cells().get(table.indexOf(columnId))) : Optional.empty();
  }

  /** Where a number lies beyond what was expected: its residual stands in the same place. */
  private static int beyond(ResultFigure figure, ResultTable beside, Row row, String columnId) {
    if (figure.kind() != ResultFigure.Kind.HEAT) {
      return 0;
    }
    double residual =
        beside.rows().stream()
            .filter(other -> other.key().equals(row.key()))
            .findFirst()
            .flatMap(other -> cell(beside, other, columnId))
            .map(FigureData::valueOf)
            .orElse(OptionalDouble.empty())
            .orElse(0);
    return ResultFigure.mark(residual);
  }

  /** Whether any number is marked. */
  public boolean hasMarks() {
    return bars.stream().flatMap(b -> b.marks().stream()).anyMatch(m -> m.beyond() != 0);
  }

  /**
   * Without headings under which nothing can be computed, such as what a model leaves out; all rows
   * where none has a number, which is what the figure then tells.
   */
  private static List<Bar> told(List<Bar> bars) {
    Set<LocalText> told =
        bars.stream()
            .filter(bar -> bar.marks().stream().anyMatch(m -> !m.isGap() || m.withheld()))
            .map(bar -> bar.row().block())
            .collect(Collectors.toSet());
    return told.isEmpty()
        ? bars
        : bars.stream()
            .filter(bar -> bar.row().block().isEmpty() || told.contains(bar.row().block()))
            .toList();
  }

  /** Rows under one heading stand together, where the first of them stood. */
  private static List<Bar> together(List<Bar> bars) {
    Map<Object, List<Bar>> blocks = new LinkedHashMap<>();
    for (Bar bar : bars) {
      LocalText heading = bar.row().block();
      blocks
          .computeIfAbsent(heading.isEmpty() ? new Object() : heading, h -> new ArrayList<>())
          .add(bar);
    }
    return blocks.values().stream().flatMap(List::stream).toList();
  }

  /** Series that are all called the same bear the headings that they stand under. */
  private static List<Column> named(List<Column> series) {
    boolean alike =
        series.size() > 1
            && series.stream().map(Column::label).distinct().count() == 1
            && series.stream().noneMatch(c -> c.group().isEmpty());
    return alike
        ? series.stream().map(c -> new Column(c.id(), c.group(), c.unit(), c.decimals())).toList()
        : series;
  }

  private static final Comparator<Bar> BY_VALUE =
      Comparator.comparing((Bar bar) -> !bar.row().total())
          .thenComparingDouble(bar -> -bar.marks().get(0).value().orElse(-Double.MAX_VALUE));

  /** These rows of it alone, with all else as it is. */
  FigureData of(List<Bar> rows) {
    return new FigureData(figure, series, rows, bounds, behind, cases);
  }

  /** Whether every number is a percentage. */
  public boolean isPercent() {
    return series.stream().allMatch(c -> c.unit() == ResultTable.Unit.PERCENT);
  }

  /** Where a scale of colours ends: the highest number, of percentages the next ten above it. */
  public double highest() {
    double most =
        bars.stream()
            .flatMap(bar -> IntStream.range(0, series.size()).mapToObj(i -> scaled(bar, i)))
            .flatMapToDouble(OptionalDouble::stream)
            .max()
            .orElse(0);
    return isPercent() ? Math.min(100, Math.max(10, 10 * Math.ceil(most / 10))) : most;
  }

  /** A number that counts for the scale; where states flow only what changed does. */
  private OptionalDouble scaled(Bar bar, int i) {
    boolean apart = figure.kind() == ResultFigure.Kind.FLOW && isUnchanged(bar, i);
    return apart ? OptionalDouble.empty() : bar.marks().get(i).value();
  }

  /** Whether a number of a flow stays where it was: its row and its column are the same state. */
  public boolean isUnchanged(Bar bar, int series) {
    return bar.row().key().equals(this.series.get(series).id());
  }

  /** Whether any mark has bounds to draw. */
  boolean hasBounds() {
    return IntStream.range(0, series.size()).anyMatch(this::hasBounds);
  }

  /** Whether any mark of a series has them. */
  boolean hasBounds(int series) {
    return bars.stream().anyMatch(bar -> bar.marks().get(series).low().isPresent());
  }

  private static List<Mark> marks(
      ResultFigure figure, ResultTable table, Row row, Optional<ResultTable> beside) {
    return figure.columnIds().stream()
        .map(
            id ->
                mark(
                    figure,
                    table,
                    row,
                    row.cells().get(table.indexOf(id)),
                    beside.map(other -> beyond(figure, other, row, id)).orElse(0)))
        .toList();
  }

  private static Mark mark(ResultFigure figure, ResultTable table, Row row, Cell cell, int beyond) {
    OptionalDouble none = OptionalDouble.empty();
    if (cell instanceof Cell.Suppressed withheld) {
      return new Mark(none, none, none, cell, true, withheld.reason(), 0);
    }
    if (cell instanceof Cell.NotEstimable empty) {
      return new Mark(none, none, none, cell, false, empty.reason(), 0);
    }
    OptionalDouble low = bound(figure.lowColumnId().map(table::indexOf).map(row.cells()::get));
    OptionalDouble high = bound(figure.highColumnId().map(table::indexOf).map(row.cells()::get));
    if (cell instanceof Cell.Estimate estimate && estimate.interval().isPresent()) {
      Cell.Interval interval = estimate.interval().get();
      low = low.isPresent() ? low : OptionalDouble.of(interval.low());
      high = high.isPresent() ? high : OptionalDouble.of(interval.high());
    }
    return new Mark(valueOf(cell), low, high, cell, false, LocalText.EMPTY, beyond);
  }

  private static OptionalDouble bound(Optional<Cell> cell) {
    return cell.map(FigureData::valueOf).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble valueOf(Cell cell) {
    if (cell instanceof Cell.Estimate estimate) {
      return OptionalDouble.of(estimate.value());
    }
    return cell instanceof Cell.Count count
        ? OptionalDouble.of(count.count())
        : OptionalDouble.empty();
  }
}
