package org.orgstatus.findings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Row;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Marked;

/** Reads a cell out of a result, with its neighbours as far as sentences depend on them. */
final class Binding {

  private static final String STANDARDIZED = ".std";

  private final ResultTable table;
  private final Row row;
  private final int at;
  private final boolean ofUnits;

  private Binding(ResultTable table, Row row, int at, boolean ofUnits) {
    this.table = table;
    this.row = row;
    this.at = at;
    this.ofUnits = ofUnits;
  }

  static Optional<BoundCell> of(AnalysisResult result, CellAddress address, boolean ofUnits) {
    for (ResultTable table : result.tables()) {
      if (!table.id().equals(address.table())) {
        continue;
      }
      for (Row row : table.rows()) {
        Optional<Integer> column = indexOf(table, address.column());
        if (row.key().equals(address.row()) && column.isPresent()) {
          Binding found = new Binding(table, row, column.get(), ofUnits);
          return Optional.of(found.cell(result.title()));
        }
      }
    }
    return Optional.empty();
  }

  private BoundCell cell(LocalText title) {
    return new BoundCell(
        row.cells().get(at),
        title,
        table.title(),
        label(),
        column(),
        bounds(),
        value(column().id() + STANDARDIZED),
        contrast(),
        ofUnits,
        places());
  }

  /** The row's own words, with the block that it stands in. */
  private LocalText label() {
    return row.block().isEmpty()
        ? row.label()
        : LocalText.of(
            row.block().zh() + "：" + row.label().zh(), row.block().en() + ": " + row.label().en());
  }

  private ResultTable.Column column() {
    return table.columns().get(at);
  }

  /** Bounds belong to the rate that they stand beside. */
  private Optional<Cell.Interval> bounds() {
    if (!column().id().equals("rate")) {
      return Optional.empty();
    }
    Optional<Double> low = value("lower");
    Optional<Double> high = value("upper");
    return low.isPresent() && high.isPresent() && low.get() <= high.get()
        ? Optional.of(new Cell.Interval(low.get(), high.get()))
        : Optional.empty();
  }

  private Optional<BoundCell.Contrast> contrast() {
    LocalText verdict =
        indexOf(table, "verdict")
            .map(i -> row.cells().get(i))
            .filter(Cell.Words.class::isInstance)
            .map(c -> ((Cell.Words) c).text())
            .orElse(LocalText.EMPTY);
    return value("effect")
        .map(effect -> new BoundCell.Contrast(effect, value("effect.std"), verdict));
  }

  private Optional<Double> value(String columnId) {
    return indexOf(table, columnId)
        .map(i -> row.cells().get(i))
        .filter(Cell.Estimate.class::isInstance)
        .map(c -> ((Cell.Estimate) c).value());
  }

  private Set<CellPlace> places() {
    Set<CellPlace> places = EnumSet.noneOf(CellPlace.class);
    Optional<BigDecimal> own = number(row.cells().get(at), at);
    if (own.isEmpty() || row.total() || isTooSmall(row.cells().get(at))) {
      return places;
    }
    List<Optional<BigDecimal>> down = new ArrayList<>();
    for (Row other : table.rows()) {
      if (other != row && !other.total()) {
        add(other.cells().get(at), at, down);
      }
    }
    List<Optional<BigDecimal>> along = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      if (i != at && isGroup(table.columns().get(i))) {
        add(row.cells().get(i), i, along);
      }
    }
    place(own.get(), down, CellPlace.COLUMN_HIGHEST, CellPlace.COLUMN_LOWEST, places);
    if (isGroup(column())) {
      place(own.get(), along, CellPlace.ROW_HIGHEST, CellPlace.ROW_LOWEST, places);
    }
    return places;
  }

  /** A column that holds one group's number of what this one holds. */
  private boolean isGroup(ResultTable.Column other) {
    return (indexOf(table, "effect").isPresent() || indexOf(table, "nation").isPresent())
        && other.unit() == column().unit()
        && other.decimals() == column().decimals()
        && other.group().equals(column().group())
        && other.unit() != Unit.WORDS
        && !other.id().equals("nation")
        && !other.id().endsWith(STANDARDIZED);
  }

  private void add(Cell cell, int column, List<Optional<BigDecimal>> peers) {
    if (cell instanceof Cell.NotEstimable || isTooSmall(cell)) {
      return;
    }
    peers.add(number(cell, column));
  }

  private boolean isTooSmall(Cell cell) {
    return !ofUnits
        && cell instanceof Cell.Estimate estimate
        && estimate.n() < Marked.STUDY.comparedFrom();
  }

  private Optional<BigDecimal> number(Cell cell, int column) {
    if (cell instanceof Cell.Count count) {
      return Optional.of(BigDecimal.valueOf(count.count()));
    }
    return cell instanceof Cell.Estimate estimate
        ? Optional.of(BoundCell.rounded(estimate.value(), table.columns().get(column).decimals()))
        : Optional.empty();
  }

  private static void place(
      BigDecimal own,
      List<Optional<BigDecimal>> peers,
      CellPlace highest,
      CellPlace lowest,
      Set<CellPlace> places) {
    if (peers.isEmpty() || peers.stream().anyMatch(Optional::isEmpty)) {
      return;
    }
    if (peers.stream().allMatch(p -> own.compareTo(p.orElseThrow()) > 0)) {
      places.add(highest);
    }
    if (peers.stream().allMatch(p -> own.compareTo(p.orElseThrow()) < 0)) {
      places.add(lowest);
    }
  }

  private static Optional<Integer> indexOf(ResultTable table, String columnId) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).id().equals(columnId)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
