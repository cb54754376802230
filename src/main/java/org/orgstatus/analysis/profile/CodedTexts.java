package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What was written in open answers, by the codes that it was given once coding is locked: for each
 * code the share of the units whose text is coded. These are opinions, and few write them: counts
 * of a few are hidden.
 */
public final class CodedTexts {

  public static final String TABLE = "coded";

  /** Names the bases of the plan's own units that stand beside its own in the table by level. */
  public static final String BESIDE = "coded_beside";

  static final LocalText NONE =
      LocalText.of(
          "还没有锁定编码的文字；锁定后由此列出", "No coded texts yet; once coding is locked they stand here");

  private static final LocalText CODE = LocalText.of("文字中谈到的主题", "Theme of what was written");

  static final LocalText METHOD =
      LocalText.of(
          "填写的文字按编码表编码，只取已锁定的编码：每一格是文字已编码的单位中谈到该主题的比例，" + "没有填写或还没有锁定的单位不计；谈到的不足5个的不显示。",
          "Written answers are coded by the coding frame, and only locked coding counts: each cell"
              + " is the share of the units whose text is coded that speak of the theme; units that"
              + " wrote nothing, or whose coding is not locked, are left out, and fewer than five"
              + " are hidden.");

  /**
   * The codes of the texts of one kind of unit, by unit; a text may fit none.
   *
   * @param id of its column
   * @param base of whom they are counted
   */
  private record Level(
      String id, LocalText label, UnitKind unit, String base, Map<String, Set<String>> codes) {

    Measured gave(Dataset units, String code) {
      Measured gave = new Measured(units.size());
      for (int row = 0; row < units.size(); row++) {
        Set<String> given = codes.get(units.text(row, FrameColumns.UNIT));
        if (given != null) {
          gave.set(row, given.contains(code) ? 1 : 0, "");
        }
      }
      return gave;
    }
  }

  private final AnalysisRun run;
  private final List<Level> levels = new ArrayList<>();
  private final List<ValueLabel> codes = new ArrayList<>();

  /** Of the kinds of unit and of groups. */
  static List<String> columns(List<Group> groups) {
    return Column.ids(
        Setting.OPEN_ANSWERS_OF.stream().map(UnitKind::code).toList(),
        groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code).toList());
  }

  /** Of the kinds of unit, and of the bases beside the plan's own. */
  static List<String> columns(AnalysisPlan plan) {
    return Column.ids(
        Setting.OPEN_ANSWERS_OF.stream().map(UnitKind::code).toList(), plan.settings(BESIDE));
  }

  CodedTexts(AnalysisRun run) {
    this.run = run;
    Set<String> items = Set.copyOf(run.plan().settings(TABLE));
    for (UnitKind unit : Setting.OPEN_ANSWERS_OF) {
      if (run.hasUnits(unit)) {
        codes(run.values(unit).dataset(), items).ifPresent(codes -> add(unit, codes));
      }
    }
  }

  private void add(UnitKind unit, Map<String, Set<String>> byUnit) {
    boolean own = unit == run.unit();
    String base = own ? run.plan().base() : run.definitions().firstBase(unit).id();
    levels.add(new Level(unit.code(), label(unit), unit, base, byUnit));
    if (own) {
      for (String beside : run.plan().settings(BESIDE)) {
        LocalText name = run.definitions().base(beside).name().asHeading();
        levels.add(new Level(beside, name, unit, beside, byUnit));
      }
    }
  }

  private Optional<Map<String, Set<String>>> codes(Dataset units, Set<String> items) {
    Optional<List<ValueLabel>> asked =
        units.codebook().find(FrameColumns.THEME_ITEM).map(v -> v.values());
    if (asked.stream().flatMap(List::stream).noneMatch(v -> items.contains(v.code()))) {
      return Optional.empty();
    }
    Map<String, Set<String>> byUnit = new HashMap<>();
    Table rows = units.child(FrameColumns.THEME);
    StringColumn of = rows.stringColumn(FrameColumns.UNIT);
    StringColumn item = rows.stringColumn(FrameColumns.THEME_ITEM);
    StringColumn code = rows.stringColumn(FrameColumns.THEME_CODE);
    for (int i = 0; i < rows.rowCount(); i++) {
      if (items.contains(item.get(i))) {
        byUnit.computeIfAbsent(of.get(i), u -> new HashSet<>()).add(code.get(i));
      }
    }
    units.codebook().variable(FrameColumns.THEME_CODE).values().stream()
        .filter(v -> byUnit.values().stream().anyMatch(given -> given.contains(v.code())))
        .filter(v -> codes.stream().noneMatch(known -> known.code().equals(v.code())))
        .forEach(codes::add);
    return Optional.of(byUnit);
  }

  private static LocalText label(UnitKind unit) {
    return switch (unit) {
      case INSTITUTION -> LocalText.of("高校科协", "Associations");
      case REPORTING_UNIT -> LocalText.of("省级科协", "Provinces");
      case ALLIANCE, VISIT -> LocalText.of("联盟", "Alliances");
    };
  }

  /** The kinds of unit side by side. */
  ResultTable byLevel() {
    List<ResultTable.Column> columns =
        levels.stream().map(l -> Column.of(l.id(), "rate", l.label())).toList();
    List<List<Cell>> cells = new ArrayList<>();
    for (ValueLabel code : codes) {
      cells.add(levels.stream().map(l -> shares(l, code, List.of()).total()).toList());
    }
    return table(TABLE, columns, cells);
  }

  /** The plan's own units, and each group of them. */
  ResultTable byGroup(Group group) {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of(run.unit().code(), "rate", CoverageRows.NATION));
    group.values().forEach(v -> columns.add(Column.of(v.code(), "rate", v.label())));
    String[] groups = run.values().codes(group.variable());
    List<Slice> slices = group.values().stream().map(v -> Slice.of(groups, v.code())).toList();
    List<List<Cell>> cells = new ArrayList<>();
    for (Level own : levels.stream().filter(l -> l.id().equals(run.unit().code())).toList()) {
      for (ValueLabel code : codes) {
        GroupShares shares = shares(own, code, slices);
        cells.add(Stream.concat(Stream.of(shares.total()), shares.groups().stream()).toList());
      }
    }
    return table(run.tableId(TABLE, group), columns, cells);
  }

  private GroupShares shares(Level level, ValueLabel code, List<Slice> slices) {
    BaseUnits units = run.base(level.base());
    Measured gave = level.gave(run.values(level.unit()).dataset(), code.code());
    return new GroupShares(units, gave, slices, Disclosure.SENSITIVE);
  }

  private ResultTable table(String id, List<ResultTable.Column> columns, List<List<Cell>> cells) {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      ValueLabel code = codes.get(i);
      rows.add(
          new ResultTable.Row(code.code(), code.label(), LocalText.EMPTY, false, cells.get(i)));
    }
    return new ResultTable(
        id, run.title(id), CODE, columns, rows, rows.isEmpty() ? List.of(NONE) : List.of());
  }
}
