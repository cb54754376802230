package org.orgstatus.registry;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Place;

/**
 * A grid whose headings were recognised.
 *
 * @param columns name of the column in the register → its index in the row
 * @param rows the rows below the headings
 */
record RegisterTable(TableKind kind, Grid grid, Map<String, Integer> columns, List<Grid.Row> rows) {

  /** The headings may stand below title rows, but not further down. */
  private static final int LAST_HEADING_ROW = 10;

  /** What was found in one row: which kind of table it heads, and how well it fits. */
  private record Header(TableKind kind, int index, int known) {}

  String get(Grid.Row row, String column) {
    return row.cell(columns.get(column));
  }

  Place at(Grid.Row row, String column) {
    return grid.at(row.line(), columns.get(column) + 1);
  }

  /** Empty, with faults reported, when the headings are not all there. */
  static Optional<RegisterTable> of(Grid grid, Faults faults) {
    Header header = header(grid);
    if (header.known() < 3) {
      faults.add(
          "unknown-table",
          Place.file(grid.file()),
          "前" + LAST_HEADING_ROW + "行中没有找到名单的标题行。标题应为“学校标识码、学校名称……”或code、name_zh等。",
          "no headings of a known list in the first "
              + LAST_HEADING_ROW
              + " rows. They should be code, name_zh … or those of the Ministry's list.");
      return Optional.empty();
    }
    Grid.Row headings = grid.rows().get(header.index());
    Map<String, Integer> columns = columns(grid, header.kind(), headings, faults);
    if (!columns.keySet().containsAll(header.kind().columns().values())) {
      return Optional.empty();
    }
    List<Grid.Row> rows = grid.rows().subList(header.index() + 1, grid.rows().size());
    RegisterTable table = new RegisterTable(header.kind(), grid, columns, rows);
    table.refuseMerges(headings.line(), faults);
    table.refuseStrayCells(faults);
    return Optional.of(table);
  }

  private static Header header(Grid grid) {
    Header best = new Header(TableKind.INSTITUTIONS, 0, 0);
    for (int i = 0; i < Math.min(LAST_HEADING_ROW, grid.rows().size()); i++) {
      Set<String> cells = new HashSet<>(headings(grid.rows().get(i)));
      for (TableKind kind : TableKind.values()) {
        int known = (int) kind.columns().keySet().stream().filter(cells::contains).count();
        if (known > best.known()) {
          best = new Header(kind, i, known);
        }
      }
    }
    return best;
  }

  /** The Ministry spreads 备 注 with blanks. */
  private static List<String> headings(Grid.Row row) {
    return row.cells().stream().map(RowReader::compact).toList();
  }

  private static Map<String, Integer> columns(
      Grid grid, TableKind kind, Grid.Row row, Faults faults) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<String> headings = headings(row);
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      String column = kind.columns().get(heading);
      Place place = grid.at(row.line(), i + 1);
      if (heading.isEmpty()) {
        continue;
      }
      if (column == null) {
        unknown(kind, headings, heading, place, faults);
      } else if (columns.putIfAbsent(column, i) != null) {
        faults.add(
            "duplicate-column",
            place,
            "列“" + heading + "”出现两次。请删去一列。",
            "column '" + heading + "' stands twice. Remove one of them.");
      }
    }
    kind.columns()
        .forEach((heading, column) -> missing(grid, kind, row, columns, heading, column, faults));
    return columns;
  }

  private static void unknown(
      TableKind kind, List<String> present, String heading, Place place, Faults faults) {
    Optional<String> meant =
        Spelling.nearest(
            heading, kind.columns().keySet().stream().filter(h -> !present.contains(h)).toList());
    faults.add(
        "unknown-column",
        place,
        "“"
            + kind.text().zh()
            + "”中没有列“"
            + heading
            + "”。"
            + meant.map(m -> "是否应为“" + m + "”？").orElse("请删去该列。"),
        kind.text().en()
            + " has no column '"
            + heading
            + "'. "
            + meant.map(m -> "Is '" + m + "' meant?").orElse("Remove it."));
  }

  private static void missing(
      Grid grid,
      TableKind kind,
      Grid.Row row,
      Map<String, Integer> columns,
      String heading,
      String column,
      Faults faults) {
    if (!columns.containsKey(column)) {
      faults.add(
          "missing-column",
          Place.line(grid.file(), row.line()),
          "“" + kind.text().zh() + "”缺少列“" + heading + "”。请补上该列；没有内容时列可为空。",
          kind.text().en() + " lacks column '" + heading + "'. Add it; its cells may be empty.");
    }
  }

  /** Titles above the headings and one-row province headings may be merged, data may not. */
  private void refuseMerges(int headingLine, Faults faults) {
    Set<Integer> single = new HashSet<>();
    for (Grid.Row row : rows) {
      if (row.cells().stream().filter(c -> !c.isEmpty()).count() == 1) {
        single.add(row.line());
      }
    }
    for (Grid.Merge merge : grid.merges()) {
      boolean provinceHeading =
          kind == TableKind.MINISTRY_LIST
              && merge.firstLine() == merge.lastLine()
              && single.contains(merge.firstLine());
      if (merge.lastLine() >= headingLine && !provinceHeading) {
        faults.add(
            "merged-cells",
            grid.at(merge.firstLine(), merge.firstColumn()),
            "单元格" + merge.range() + "已合并。请取消合并，并在每一行填写内容。",
            "the cells " + merge.range() + " are merged. Unmerge them and fill every row.");
      }
    }
  }

  /** A comma too many shifts a row, and its last cell then stands under no heading. */
  private void refuseStrayCells(Faults faults) {
    for (Grid.Row row : rows) {
      for (int i = 0; i < row.cells().size(); i++) {
        if (!row.cell(i).isEmpty() && !columns.containsValue(i)) {
          faults.add(
              "cell-without-heading",
              grid.at(row.line(), i + 1),
              "“" + row.cell(i) + "”上方没有标题。请检查本行是否错位。",
              "'" + row.cell(i) + "' stands under no heading. Check whether the row is shifted.");
        }
      }
    }
  }
}
