package org.orgstatus.analysis.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.Partitions.Partition;
import org.orgstatus.analysis.release.Equations.Where;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.disclosure.Deduction;

/**
 * Tries to work out what a release hides, as a reader with pencil and paper would: from the totals
 * of a table, from shares times their bases, from other tables and comparisons of the release, and
 * from what the audience was given before. One cell that follows fails the release.
 */
final class ReleaseAudit {

  /** Groups of one to four institutions are never shown. */
  private static final int THRESHOLD = 5;

  private final List<Shown> now;
  private final List<Shown> before;
  private final Equations equations;
  private final Set<Finding> findings = new LinkedHashSet<>();

  private ReleaseAudit(
      List<Shown> now, List<Shown> before, List<Partition> partitions, String content) {
    this.now = now;
    this.before = before;
    List<Shown> held = new ArrayList<>(now);
    before.stream().filter(shown -> isOf(shown, content)).forEach(held::add);
    this.equations = new Equations(held, partitions);
  }

  /**
   * @param now the results to be released
   * @param before what the audience was given of the same wave, whether it still stands or not:
   *     nobody forgets what was withdrawn
   * @param content hash of the locked data
   */
  static Audit of(
      List<Shown> now,
      List<Shown> before,
      List<Partition> partitions,
      ReleaseAudience audience,
      String content) {
    ReleaseAudit audit = new ReleaseAudit(now, before, partitions, content);
    if (audience != ReleaseAudience.INTERNAL) {
      audit.smallBases();
      audit.differences();
    }
    audit.deductions();
    int hidden =
        (int)
            now.stream()
                .flatMap(shown -> shown.result().tables().stream())
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.cells().stream())
                .filter(Cell.Suppressed.class::isInstance)
                .count();
    int tables = now.stream().mapToInt(shown -> shown.result().tables().size()).sum();
    return Audit.of(List.copyOf(audit.findings), tables, hidden, before.size());
  }

  /** Whether a result is of the same locked data. */
  private static boolean isOf(Shown shown, String content) {
    return shown
        .result()
        .provenance()
        .lock()
        .filter(lock -> lock.contentHash().equals(content))
        .isPresent();
  }

  // ---- what should have been hidden

  private void smallBases() {
    for (Shown shown : now) {
      for (ResultTable table : ofInstitutions(shown)) {
        for (ResultTable.Row row : table.rows()) {
          for (int c = 0; c < row.cells().size(); c++) {
            if (row.cells().get(c) instanceof Cell.Estimate e && isFew(base(e))) {
              add(
                  new Where(shown, table, row, c),
                  LocalText.of(
                      "只涉及" + base(e) + "所（不足" + THRESHOLD + "所），却显示出来。",
                      "It is of "
                          + base(e)
                          + " institutions, fewer than "
                          + THRESHOLD
                          + ", and shown all the same."));
            }
          }
        }
      }
    }
  }

  private static List<ResultTable> ofInstitutions(Shown shown) {
    return shown.result().tables().stream()
        .filter(table -> !shown.ofUnits().contains(table.id()))
        .toList();
  }

  /** Of a fact of the frame all units count; of anything else those that answered. */
  private static int base(Cell.Estimate e) {
    boolean ofFrame = e.interval().isEmpty() && !e.complete();
    return ofFrame ? e.population() : e.n();
  }

  private static boolean isFew(long n) {
    return n > 0 && n < THRESHOLD;
  }

  // ---- what follows from what is shown

  private void deductions() {
    Map<String, List<Where>> hidden = equations.hidden();
    Map<String, Deduction.Range> found =
        new Deduction(equations.known(), equations.sums()).of(hidden.keySet());
    hidden.forEach(
        (name, places) -> {
          Deduction.Range range = found.getOrDefault(name, equations.known().get(name));
          if (range.isExact() && isHarm(Equations.kind(name), Math.round(range.low()))) {
            LocalText how = how(name, places.get(0));
            places.forEach(at -> add(at, how));
          }
        });
  }

  /** A count of few, or, of a cell that a share was hidden in, whatever it is. */
  private static boolean isHarm(CellNumbers kind, long value) {
    return kind == CellNumbers.PROPERTY ? value > 0 : isFew(value);
  }

  private LocalText how(String name, Where at) {
    Optional<Where> elsewhere = equations.shownAt(name);
    if (elsewhere.isPresent()) {
      LocalText place = place(elsewhere.get());
      return LocalText.of(
          "这个数在" + place.zh() + "中照样列出。", "The number stands in " + place.en() + " all the same.");
    }
    Optional<Where> whole = equations.wholeOf(name);
    String zh = whole.map(w -> label(w, at).zh()).orElse("合计");
    String en = whole.map(w -> label(w, at).en()).orElse("the total");
    return LocalText.of(
        "从“" + zh + "”减去其余各格（含其他表中相同的格），正好得出这一格。",
        "\""
            + en
            + "\" less the other cells, some of which may stand in other tables, leaves exactly"
            + " this one.");
  }

  /** The name of the whole: of its row where the parts are rows, else of its column. */
  private static LocalText label(Where whole, Where part) {
    boolean down = whole.column() == part.column() || whole.row() != part.row();
    return down && !whole.row().key().equals(part.row().key())
        ? whole.row().label()
        : whole.head().fullLabel();
  }

  private static LocalText place(Where at) {
    return LocalText.of(
        at.shown().source().zh() + "“" + at.table().title().zh() + "”",
        at.shown().source().en() + ", \"" + at.table().title().en() + "\"");
  }

  // ---- what follows from what was given before

  private void differences() {
    for (Shown shown : now) {
      for (Shown earlier : before) {
        if (earlier.result().planId().equals(shown.result().planId())) {
          shown.result().tables().forEach(table -> difference(shown, table, earlier));
        }
      }
    }
  }

  private void difference(Shown shown, ResultTable table, Shown earlier) {
    Optional<ResultTable> old =
        earlier.result().tables().stream().filter(t -> t.id().equals(table.id())).findFirst();
    if (old.isEmpty()) {
      return;
    }
    for (ResultTable.Row row : table.rows()) {
      old.get().rows().stream()
          .filter(r -> r.key().equals(row.key()))
          .findFirst()
          .ifPresent(
              r -> {
                for (int c = 0; c < row.cells().size(); c++) {
                  cell(old.get(), r, table.columns().get(c).id())
                      .ifPresent(new Step(new Where(shown, table, row, 0), c, earlier)::compare);
                }
              });
    }
  }

  private static Optional<Cell> cell(ResultTable table, ResultTable.Row row, String column) {
    for (int c = 0; c < table.columns().size(); c++) {
      if (table.columns().get(c).id().equals(column)) {
        return Optional.of(row.cells().get(c));
      }
    }
    return Optional.empty();
  }

  /** A cell beside the one of an earlier release. */
  private final class Step {
    private final Where at;
    private final Shown earlier;

    Step(Where row, int column, Shown earlier) {
      this.at = new Where(row.shown(), row.table(), row.row(), column);
      this.earlier = earlier;
    }

    void compare(Cell old) {
      long difference = 0;
      if (at.cell() instanceof Cell.Count now && old instanceof Cell.Count then) {
        difference = equations.isAdditive(at.table(), at.column()) ? now.count() - then.count() : 0;
      } else if (at.cell() instanceof Cell.Estimate now && old instanceof Cell.Estimate then) {
        long answered = (long) now.n() - then.n();
        difference =
            isFew(Math.abs(answered)) ? answered : (long) now.population() - then.population();
      }
      if (isFew(Math.abs(difference))) {
        long few = Math.abs(difference);
        add(
            at,
            LocalText.of(
                "与" + earlier.source().zh() + "的同一格相差" + few + "所，两者相减就是这" + few + "所的情况。",
                "It differs by "
                    + few
                    + " from the same cell of "
                    + earlier.source().en()
                    + ": the difference tells about these "
                    + few
                    + " alone."));
      }
    }
  }

  private void add(Where at, LocalText how) {
    findings.add(
        new Finding(
            at.shown().result().planId(),
            at.table().title(),
            at.row().label(),
            at.head().fullLabel(),
            how));
  }
}
