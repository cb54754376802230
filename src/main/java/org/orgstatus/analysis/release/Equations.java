package org.orgstatus.analysis.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orgstatus.analysis.Partitions.Partition;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.statistics.disclosure.Deduction;
import org.orgstatus.statistics.disclosure.LinkedTables;

/**
 * What all tables that a reader holds say of one another: cells that stand in several are one, and
 * the cells of groups add up to that of the whole, down the rows and along the columns.
 */
final class Equations {

  /** Where a number stands. */
  record Where(Shown shown, ResultTable table, ResultTable.Row row, int column) {
    Cell cell() {
      return row.cells().get(column);
    }

    ResultTable.Column head() {
      return table.columns().get(column);
    }
  }

  private static final int ALIKE = 2;

  private final List<Shown> all;
  private final List<Partition> partitions;
  private final Map<String, Deduction.Range> known = new TreeMap<>();
  private final Map<String, List<Where>> hidden = new TreeMap<>();
  private final Map<String, Where> shownAt = new HashMap<>();
  private final Map<String, LinkedTables.Sum> sums = new LinkedHashMap<>();
  private final Map<String, Where> wholes = new HashMap<>();
  private final Set<String> additive = new HashSet<>();
  private final Map<String, String> columns = new HashMap<>();

  Equations(List<Shown> all, List<Partition> partitions) {
    this.all = all;
    this.partitions = partitions;
    link();
    for (Shown shown : all) {
      for (ResultTable table : shown.result().tables()) {
        read(shown, table);
      }
    }
  }

  /** What is shown of every cell, by name. */
  Map<String, Deduction.Range> known() {
    return known;
  }

  List<LinkedTables.Sum> sums() {
    return List.copyOf(sums.values());
  }

  /**
   * Cells that had to be hidden from the reader for themselves, by the name of a number that they
   * hide.
   */
  Map<String, List<Where>> hidden() {
    return hidden;
  }

  /** Where a number that is hidden elsewhere is shown all the same. */
  Optional<Where> shownAt(String name) {
    return Optional.ofNullable(shownAt.get(name));
  }

  /** The whole of a sum by which a number follows. */
  Optional<Where> wholeOf(String name) {
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue().total().equals(name) || sum.getValue().parts().contains(name))
        .map(sum -> wholes.get(sum.getKey()))
        .findFirst();
  }

  /** Whether the counts of a column are of units that add up to a whole. */
  boolean isAdditive(ResultTable table, int column) {
    return additive.contains(at(table, column));
  }

  static CellNumbers kind(String name) {
    return CellNumbers.valueOf(name.substring(0, name.indexOf(' ')));
  }

  private static String at(ResultTable table, int column) {
    return System.identityHashCode(table) + " " + column;
  }

  // ---- numbers that stand in several tables

  /**
   * Columns of the same name, and of the same base where they hold shares, that agree in every row
   * that both show are one column, as a reader who lays the tables side by side finds out.
   */
  private void link() {
    Map<String, List<Map<String, Cell>>> known = new HashMap<>();
    Map<Map<String, Cell>, String> names = new IdentityHashMap<>();
    for (Shown shown : all) {
      for (ResultTable table : shown.result().tables()) {
        for (int c = 0; c < table.columns().size(); c++) {
          Map<String, Cell> own = column(table, c);
          boolean counts = CellNumbers.COUNT.isIn(table.columns().get(c));
          String id = (counts ? "" : shown.base() + " ") + table.columns().get(c).id();
          List<Map<String, Cell>> same = known.computeIfAbsent(id, i -> new ArrayList<>());
          Optional<Map<String, Cell>> like =
              same.stream().filter(other -> areAlike(own, other)).findFirst();
          String name = like.map(names::get).orElseGet(() -> numbered(id, columns));
          names.put(own, name);
          columns.put(at(table, c), name);
          same.add(own);
        }
      }
    }
  }

  private static Map<String, Cell> column(ResultTable table, int column) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    table.rows().forEach(row -> cells.putIfAbsent(row.key(), row.cells().get(column)));
    return cells;
  }

  private static boolean areAlike(Map<String, Cell> one, Map<String, Cell> other) {
    int alike = 0;
    for (Map.Entry<String, Cell> cell : one.entrySet()) {
      long own = number(cell.getValue());
      long theirs = number(other.get(cell.getKey()));
      if (own >= 0 && theirs >= 0) {
        if (own != theirs) {
          return false;
        }
        alike += own > 0 ? 1 : 0;
      }
    }
    return alike >= ALIKE;
  }

  /** The count, or how many answered; −1 where the cell shows neither. */
  private static long number(@Nullable Cell cell) {
    if (cell instanceof Cell.Count count) {
      return count.count();
    }
    return cell instanceof Cell.Estimate estimate ? estimate.n() : -1;
  }

  private static String numbered(String id, Map<String, String> names) {
    return id + "#" + names.size();
  }

  private String name(CellNumbers kind, Where at) {
    return kind + " " + columns.get(at(at.table(), at.column())) + "|" + at.row().key();
  }

  // ---- what adds up

  private void read(Shown shown, ResultTable table) {
    for (ResultTable.Row row : table.rows()) {
      for (int c = 0; c < row.cells().size(); c++) {
        Where at = new Where(shown, table, row, c);
        for (CellNumbers kind : CellNumbers.values()) {
          if (kind.isIn(at.head())) {
            note(kind, at);
          }
        }
      }
    }
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (int r = 0; r < table.rows().size(); r++) {
      rows.putIfAbsent(table.rows().get(r).key(), r);
    }
    Map<String, Integer> heads = new LinkedHashMap<>();
    for (int c = 0; c < table.columns().size(); c++) {
      heads.putIfAbsent(table.columns().get(c).id(), c);
    }
    for (List<Integer> line : lines(rows)) {
      for (int c = 0; c < table.columns().size(); c++) {
        int column = c;
        add(line.stream().map(r -> new Where(shown, table, table.rows().get(r), column)).toList());
      }
    }
    for (List<Integer> line : lines(heads)) {
      for (ResultTable.Row row : table.rows()) {
        add(line.stream().map(c -> new Where(shown, table, row, c)).toList());
      }
    }
  }

  private void note(CellNumbers kind, Where at) {
    Optional<Deduction.Range> range = kind.of(at.cell(), at.head());
    if (range.isEmpty()) {
      return;
    }
    String name = name(kind, at);
    known.merge(name, range.get(), Equations::narrower);
    if (at.cell() instanceof Cell.Suppressed cell) {
      if (at.shown().guards() && ResultBytes.isPrimary(cell)) {
        hidden.computeIfAbsent(name, n -> new ArrayList<>()).add(at);
      }
    } else {
      shownAt.putIfAbsent(name, at);
    }
  }

  private static Deduction.Range narrower(Deduction.Range one, Deduction.Range other) {
    return one.high() - one.low() <= other.high() - other.low() ? one : other;
  }

  /**
   * Indices of wholes and their parts. One that leaves parts out which another one of the same
   * whole has is none: the provinces do not make up the nation where a further unit stands beside
   * them.
   */
  private List<List<Integer>> lines(Map<String, Integer> ids) {
    List<List<Integer>> all =
        partitions.stream()
            .flatMap(partition -> lines(ids, partition).stream())
            .distinct()
            .toList();
    return all.stream()
        .filter(
            line ->
                all.stream()
                    .noneMatch(
                        other ->
                            other.size() > line.size()
                                && other.get(0).equals(line.get(0))
                                && other.containsAll(line)))
        .toList();
  }

  /** Indices of a whole and its parts, for every prefix under which they stand. */
  private static List<List<Integer>> lines(Map<String, Integer> ids, Partition partition) {
    List<List<Integer>> lines = new ArrayList<>();
    for (Map.Entry<String, Integer> id : ids.entrySet()) {
      boolean plain = id.getKey().equals(partition.whole());
      if (plain || id.getKey().endsWith("." + partition.whole())) {
        String prefix = id.getKey().substring(0, id.getKey().length() - partition.whole().length());
        List<Integer> line = new ArrayList<>(List.of(id.getValue()));
        partition.parts().stream()
            .map(part -> ids.get(prefix + part))
            .filter(Objects::nonNull)
            .forEach(line::add);
        if (line.size() > 2) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  /**
   * @param line the whole, then its parts
   */
  private void add(List<Where> line) {
    for (CellNumbers kind : CellNumbers.values()) {
      if (line.stream().allMatch(at -> kind.isIn(at.head()))
          && line.stream().allMatch(at -> kind.of(at.cell(), at.head()).isPresent())) {
        add(kind, line);
      }
    }
  }

  private void add(CellNumbers kind, List<Where> line) {
    Optional<Boolean> adds = addsUp(kind, line);
    if (kind == CellNumbers.COUNT && adds.orElse(false)) {
      line.forEach(at -> additive.add(at(at.table(), at.column())));
    }
    boolean open = line.stream().anyMatch(at -> at.cell() instanceof Cell.Suppressed);
    if (!open || !adds.orElse(true)) {
      return;
    }
    List<String> names = line.stream().map(at -> name(kind, at)).toList();
    Set<String> parts = new HashSet<>(names.subList(1, names.size()));
    if (parts.size() < names.size() - 1 || parts.contains(names.get(0))) {
      return;
    }
    LinkedTables.Sum sum = new LinkedTables.Sum(names.get(0), names.subList(1, names.size()));
    String id = sum.toString();
    sums.putIfAbsent(id, sum);
    wholes.putIfAbsent(id, line.get(0));
  }

  /** Whether the numbers of the nation's desk add up; empty where that does not show all either. */
  private static Optional<Boolean> addsUp(CellNumbers kind, List<Where> line) {
    double sum = 0;
    double slack = 0;
    for (int i = 0; i < line.size(); i++) {
      Where at = line.get(i);
      Cell cell = unhidden(at);
      Optional<Deduction.Range> range = kind.of(cell, at.head());
      if (range.isEmpty() || cell instanceof Cell.Suppressed) {
        return Optional.empty();
      }
      double middle = (range.get().low() + range.get().high()) / 2;
      sum += i == 0 ? -middle : middle;
      slack += range.get().high() - range.get().low();
    }
    return Optional.of(Math.abs(sum) <= slack / 2 + 1e-6);
  }

  private static Cell unhidden(Where at) {
    if (!(at.cell() instanceof Cell.Suppressed)) {
      return at.cell();
    }
    return at.shown()
        .wholeOf(at.table())
        .flatMap(
            table ->
                table.rows().stream()
                    .filter(row -> row.key().equals(at.row().key()))
                    .findFirst()
                    .map(row -> row.cells().get(at.column())))
        .orElse(at.cell());
  }
}
