package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What has happened to the units of one kind since a lock, unit by unit. Columns that one of the
 * two does not have do not count.
 *
 * @param unit the kind of unit
 * @param same how many are as in the lock
 * @param changes all others, by code
 */
public record LockComparison(UnitKind unit, int same, List<Change> changes) {

  public LockComparison {
    changes = List.copyOf(changes);
  }

  /** What happened to a unit. */
  public enum Kind {
    /** Without an answer in the lock, with one now. */
    ANSWERED,
    /** With an answer in the lock and none now: returned, or reopened. */
    WITHDRAWN,
    /** Its answer, row or member list is another. */
    CHANGED,
    /** The lock does not have it. */
    ADDED,
    /** Only the lock has it. */
    GONE;

    /** The word of addresses and of the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a word means. */
    public static Optional<Kind> ofWord(String word) {
      return List.of(values()).stream().filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /**
   * A unit that is not as the lock has it.
   *
   * @param differences where it answered then and now, the variables that differ, in the order of
   *     the codebook; else none, for all differ
   */
  public record Change(Kind kind, String unitCode, String unitName, List<Difference> differences) {
    public Change {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A variable that differs.
   *
   * @param before its value, or one for each row of its repeat
   */
  public record Difference(Variable variable, List<Held> before, List<Held> after) {
    public Difference {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** A value in its canonical form, or why there is none. */
  public record Held(String value, Optional<MissingReason> missing) {

    static Held of(String cell) {
      return !cell.isEmpty() && cell.charAt(0) == CanonicalText.REASON
          ? new Held("", MissingReason.ofWord(cell.substring(1)))
          : new Held(CanonicalText.text(cell), Optional.empty());
    }
  }

  /** Columns that follow from other units and say nothing of the unit itself. */
  private static final Set<String> OF_OTHERS =
      Set.of(FrameColumns.WEIGHT, FrameColumns.STRATUM_UNITS);

  /** One for each kind that both have. */
  public static List<LockComparison> of(WaveData locked, WaveData present) {
    List<LockComparison> all = new ArrayList<>();
    for (Dataset before : locked.tables()) {
      present.find(before.unit()).ifPresent(after -> all.add(of(before, after)));
    }
    return List.copyOf(all);
  }

  private static LockComparison of(Dataset before, Dataset after) {
    List<Pair> pairs = pairs(before, after);
    List<Change> changes = new ArrayList<>();
    for (int row = 0; row < before.size(); row++) {
      change(before, after, row, pairs).ifPresent(changes::add);
    }
    int same = before.size() - changes.size();
    for (int row = 0; row < after.size(); row++) {
      if (before.row(after.text(row, FrameColumns.UNIT)).isEmpty()) {
        changes.add(whole(Kind.ADDED, after, row));
      }
    }
    changes.sort(Comparator.comparing(Change::unitCode));
    return new LockComparison(before.unit(), same, changes);
  }

  private static Optional<Change> change(Dataset before, Dataset after, int row, List<Pair> pairs) {
    String unit = before.text(row, FrameColumns.UNIT);
    if (after.row(unit).isEmpty()) {
      return Optional.of(whole(Kind.GONE, before, row));
    }
    int now = after.row(unit).getAsInt();
    if (before.isAnswered(row) != after.isAnswered(now)) {
      Kind kind = after.isAnswered(now) ? Kind.ANSWERED : Kind.WITHDRAWN;
      return Optional.of(whole(kind, after, now));
    }
    List<Difference> differences =
        pairs.stream().flatMap(pair -> pair.difference(unit, row, now).stream()).toList();
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Change(Kind.CHANGED, unit, after.text(now, FrameColumns.NAME), differences));
  }

  private static Change whole(Kind kind, Dataset of, int row) {
    return new Change(
        kind, of.text(row, FrameColumns.UNIT), of.text(row, FrameColumns.NAME), List.of());
  }

  /** The variables that both have, in the order of the codebook. */
  private static List<Pair> pairs(Dataset before, Dataset after) {
    List<Pair> pairs = new ArrayList<>();
    Map<String, Rows> rowsBefore = new HashMap<>();
    Map<String, Rows> rowsAfter = new HashMap<>();
    for (Variable was : before.codebook().variables()) {
      Optional<Variable> now =
          after.codebook().find(was.name()).filter(v -> v.repeat().equals(was.repeat()));
      if (now.isPresent() && !OF_OTHERS.contains(was.name())) {
        String repeat = was.repeat();
        pairs.add(
            new Pair(
                now.get(),
                cells(before, was),
                cells(after, now.get()),
                rowsBefore.computeIfAbsent(repeat, r -> Rows.of(before, r)),
                rowsAfter.computeIfAbsent(repeat, r -> Rows.of(after, r))));
      }
    }
    return pairs;
  }

  private static CanonicalCells cells(Dataset of, Variable variable) {
    return CanonicalCells.of(
        variable.isInRepeat() ? of.child(variable.repeat()) : of.table(), variable);
  }

  /** One variable then and now. */
  private record Pair(
      Variable variable,
      CanonicalCells before,
      CanonicalCells after,
      Rows rowsBefore,
      Rows rowsAfter) {

    Optional<Difference> difference(String unit, int row, int now) {
      if (!variable.isInRepeat()) {
        String was = before.at(row);
        String is = after.at(now);
        return was.equals(is) ? Optional.empty() : different(List.of(was), List.of(is));
      }
      List<String> were = rowsBefore.of(unit).stream().map(before::at).toList();
      List<String> are = rowsAfter.of(unit).stream().map(after::at).toList();
      return were.equals(are) ? Optional.empty() : different(were, are);
    }

    private Optional<Difference> different(List<String> was, List<String> is) {
      return Optional.of(
          new Difference(
              variable, was.stream().map(Held::of).toList(), is.stream().map(Held::of).toList()));
    }
  }

  /** The rows of a child table by unit; those of the units themselves need no index. */
  private record Rows(Map<String, List<Integer>> byUnit) {

    static Rows of(Dataset dataset, String repeat) {
      Map<String, List<Integer>> rows = new HashMap<>();
      if (!repeat.isEmpty()) {
        Table child = dataset.child(repeat);
        StringColumn units = child.stringColumn(FrameColumns.UNIT);
        for (int row = 0; row < units.size(); row++) {
          rows.computeIfAbsent(units.get(row), unit -> new ArrayList<>()).add(row);
        }
      }
      return new Rows(rows);
    }

    List<Integer> of(String unit) {
      return byUnit.getOrDefault(unit, List.of());
    }
  }

  /** How many units one thing happened to. */
  public int count(Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }

  /** Whether no unit differs. */
  public boolean isSame() {
    return changes.isEmpty();
  }

  /** The units that one thing happened to; all where none is named. */
  public List<Change> changes(Optional<Kind> kind) {
    return changes.stream()
        .filter(change -> kind.isEmpty() || kind.get() == change.kind())
        .toList();
  }
}
