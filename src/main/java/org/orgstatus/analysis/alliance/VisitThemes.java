package org.orgstatus.analysis.alliance;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What people said something to on visits, from the locked coding of interviews. Counted are people
 * and alliances, never passages.
 */
final class VisitThemes {

  static final LocalText NONE =
      LocalText.of(
          "访谈编码还没有锁定；锁定后由此列出",
          "Interviews are not coded and locked yet; once they are, this is filled");

  /** One person's theme. */
  private record Said(String alliance, String person, String role, String code) {}

  private final Set<Said> said = new HashSet<>();
  private final List<ValueLabel> codes;

  VisitThemes(AnalysisRun run) {
    if (!run.hasUnits(UnitKind.VISIT)) {
      codes = List.of();
      return;
    }
    Dataset visits = run.values(UnitKind.VISIT).dataset();
    if (!visits.codebook().repeats().contains(FrameColumns.THEME)) {
      codes = List.of();
      return;
    }
    codes = visits.codebook().variable(FrameColumns.THEME_CODE).values();
    Table rows = visits.child(FrameColumns.THEME);
    StringColumn alliance = rows.stringColumn(FrameColumns.UNIT);
    DoubleColumn person = rows.doubleColumn(FrameColumns.THEME_PERSON);
    StringColumn role = rows.stringColumn(FrameColumns.THEME_ROLE);
    StringColumn code = rows.stringColumn(FrameColumns.THEME_CODE);
    for (int i = 0; i < rows.rowCount(); i++) {
      if (code.get(i).isEmpty()) {
        continue; // what was said fits no code
      }
      said.add(
          new Said(
              alliance.get(i),
              alliance.get(i) + " " + (int) person.getDouble(i),
              role.get(i),
              code.get(i)));
    }
  }

  boolean isEmpty() {
    return said.isEmpty();
  }

  /** The plan's table of themes; where nothing is locked yet it says so. */
  ResultTable table(
      AnalysisRun run,
      LocalText corner,
      List<ResultTable.Column> columns,
      List<ResultTable.Row> rows) {
    return new ResultTable(
        "themes",
        run.title("themes"),
        corner,
        columns,
        rows,
        isEmpty() ? List.of(NONE) : List.of());
  }

  /** The codes that somebody said something to, in the order of the frame. */
  List<ValueLabel> codes(Predicate<String> wanted) {
    return codes.stream()
        .filter(c -> wanted.test(c.code()))
        .filter(c -> said.stream().anyMatch(s -> s.code().equals(c.code())))
        .toList();
  }

  /** People at an alliance who said something to any code. */
  int people(String alliance) {
    return (int)
        said.stream()
            .filter(s -> s.alliance().equals(alliance))
            .map(Said::person)
            .distinct()
            .count();
  }

  /** The themes at an alliance with the number of people, the most common first. */
  LocalText words(String alliance) {
    List<ValueLabel> found =
        codes.stream()
            .filter(c -> people(c.code(), Set.of(alliance)) > 0)
            .sorted(Comparator.comparingInt((ValueLabel c) -> -people(c.code(), Set.of(alliance))))
            .toList();
    return LocalText.of(
        found.stream()
            .map(c -> c.label().zh() + people(c.code(), Set.of(alliance)))
            .collect(Collectors.joining("、")),
        found.stream()
            .map(c -> c.label().en() + " " + people(c.code(), Set.of(alliance)))
            .collect(Collectors.joining(", ")));
  }

  /** People of a role who said something to the code. */
  int people(String code, String role) {
    return (int)
        said.stream()
            .filter(s -> s.code().equals(code) && s.role().equals(role))
            .map(Said::person)
            .distinct()
            .count();
  }

  /** Alliances of which people of a role said something to the code. */
  int alliances(String code, String role) {
    return (int)
        said.stream()
            .filter(s -> s.code().equals(code) && s.role().equals(role))
            .map(Said::alliance)
            .distinct()
            .count();
  }

  /** People at some alliances who said something to the code. */
  int people(String code, Set<String> alliances) {
    return (int)
        said.stream()
            .filter(s -> s.code().equals(code) && alliances.contains(s.alliance()))
            .map(Said::person)
            .distinct()
            .count();
  }

  /** Some alliances at which somebody said something to the code. */
  int alliances(String code, Set<String> alliances) {
    return (int)
        said.stream()
            .filter(s -> s.code().equals(code) && alliances.contains(s.alliance()))
            .map(Said::alliance)
            .distinct()
            .count();
  }
}
