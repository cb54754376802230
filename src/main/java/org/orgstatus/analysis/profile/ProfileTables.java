package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Standardized;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.Contrast;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Spread;

/** The tables of a profile for one way of grouping. */
final class ProfileTables {

  private static final LocalText INDICATOR = LocalText.of("指标", "Indicator");
  static final LocalText RAW = LocalText.of("原值", "Raw");
  static final LocalText STANDARDIZED = LocalText.of("标准化值", "Standardized");
  static final LocalText V = LocalText.of("Cramér's V", "Cramér's V");
  static final LocalText DELTA =
      LocalText.of("Cliff's delta（差距最大两组）", "Cliff's delta (widest pair)");

  private final AnalysisRun run;
  private final Group group;
  private final BaseUnits units;
  private final Standardized standardized;
  private final List<Slice> slices;
  private final Map<ProfileMeasure, ProfileRow> known = new IdentityHashMap<>();
  private final Map<ProfileMeasure, Cell> nations;

  /**
   * @param nations what all units together have, known already or not: no grouping changes it
   */
  ProfileTables(
      AnalysisRun run,
      BaseUnits units,
      Group group,
      Standardized standardized,
      Map<ProfileMeasure, Cell> nations) {
    this.nations = nations;
    this.run = run;
    this.group = group;
    this.units = units;
    this.standardized = standardized;
    this.slices = run.values().slices(group);
  }

  private ProfileRow row(ProfileMeasure measure) {
    return known.computeIfAbsent(
        measure, m -> new ProfileRow(units, standardized, m, group.values(), slices));
  }

  private Cell nation(ProfileMeasure measure) {
    return nations.computeIfAbsent(measure, m -> row(m).nation());
  }

  private ResultTable table(
      String id, LocalText corner, List<ResultTable.Column> columns, List<ResultTable.Row> rows) {
    String own = run.tableId(id, group);
    List<LocalText> notes = corner.equals(INDICATOR) ? List.of(ofGroups()) : List.of();
    return new ResultTable(own, run.title(own), corner, columns, rows, notes);
  }

  /** Raw and standardized values side by side, with what may be said of their difference. */
  ResultTable whole(String id, List<ProfileMeasure> shown, String like) {
    LocalText effect = like.equals("rate") ? V : DELTA;
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", like, CoverageRows.NATION));
    for (ValueLabel v : group.values()) {
      columns.add(Column.of(v.code(), like, v.label()).under(RAW));
    }
    columns.add(Column.of("effect", "effect", effect).under(RAW));
    for (ValueLabel v : group.values()) {
      String second = v.code() + GroupProfile.AS_STANDARDIZED;
      columns.add(Column.of(second, like, v.label()).under(STANDARDIZED));
    }
    columns.add(Column.of("effect.std", "effect", effect).under(STANDARDIZED));
    columns.add(Column.of("verdict").under(STANDARDIZED));
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ProfileMeasure measure : shown) {
      ProfileRow row = row(measure);
      Contrast contrast = row.contrast();
      List<Cell> cells = new ArrayList<>();
      cells.add(nation(measure));
      cells.addAll(row.groups());
      cells.add(contrast.effectCell());
      cells.addAll(row.standardizedGroups());
      cells.add(contrast.standardizedCell());
      cells.add(contrast.verdictCell());
      rows.add(new ResultTable.Row(measure.id(), measure.label(), measure.block(), false, cells));
    }
    return table(id, INDICATOR, columns, rows);
  }

  /** Quartiles and the share of zero of every number, group by group. */
  ResultTable spread(List<ProfileMeasure> measures) {
    List<ResultTable.Column> columns =
        GroupProfile.columns(List.of(group), "spread").stream().map(Column::of).toList();
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ProfileMeasure measure : measures) {
      ProfileRow row = row(measure);
      Cell nation = nation(measure);
      rows.add(
          spreadRow(
              measure,
              "nation",
              CoverageRows.NATION,
              true,
              nation instanceof Cell.Suppressed
                  ? same(nation)
                  : spreadCells(measure, units.whole())));
      for (int i = 0; i < slices.size(); i++) {
        Slice slice = slices.get(i);
        ValueLabel value = group.values().get(i);
        List<Cell> cells =
            row.hidden(i).map(ProfileTables::same).orElseGet(() -> spreadCells(measure, slice));
        rows.add(spreadRow(measure, value.code(), value.label(), false, cells));
      }
    }
    return table("spread", group.name(), columns, rows);
  }

  private static ResultTable.Row spreadRow(
      ProfileMeasure measure, String key, LocalText label, boolean total, List<Cell> cells) {
    return new ResultTable.Row(measure.id() + "." + key, label, measure.label(), total, cells);
  }

  private static List<Cell> same(Cell cell) {
    return List.of(cell, cell, cell, cell, cell);
  }

  private List<Cell> spreadCells(ProfileMeasure measure, Slice slice) {
    Optional<Domain> domain = units.domain(slice, measure.measured());
    if (domain.isEmpty()) {
      return same(Cells.noAnswer());
    }
    Spread s = Spread.of(domain.get(), measure.measured().numbers()).orElseThrow();
    boolean complete = domain.get().complete();
    int population = units.population(slice, measure.measured());
    return List.of(
        new Cell.Count(s.n()),
        Cells.number(s.lowerQuartile(), complete, s.n(), population),
        Cells.number(s.median(), complete, s.n(), population),
        Cells.number(s.upperQuartile(), complete, s.n(), population),
        Cells.number(100 * s.shareOfZero(), complete, s.n(), population));
  }

  /** Shares without standardized values. */
  ResultTable compact(String id, List<ProfileMeasure> shown) {
    List<ResultTable.Column> columns = shares();
    columns.add(Column.of("effect", "effect", V));
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ProfileMeasure measure : shown) {
      ProfileRow row = row(measure);
      List<Cell> cells = new ArrayList<>();
      cells.add(nation(measure));
      cells.addAll(row.groups());
      cells.add(row.associationOnly().effectCell());
      rows.add(new ResultTable.Row(measure.id(), measure.label(), measure.block(), false, cells));
    }
    return table(id, INDICATOR, columns, rows);
  }

  private List<ResultTable.Column> shares() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", "rate", CoverageRows.NATION));
    group.values().forEach(v -> columns.add(Column.of(v.code(), "rate", v.label())));
    return columns;
  }

  /** Shares of a group's total, such as money by source. */
  ResultTable totals(List<Indicator> rates) {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (Indicator rate : rates) {
      TotalShares shares = new TotalShares(run, units, rate, slices);
      List<Cell> cells = new ArrayList<>();
      cells.add(shares.total());
      cells.addAll(shares.groups());
      LocalText label = ProfileMeasure.labelled(rate.id(), rate.name());
      rows.add(new ResultTable.Row(rate.id(), label, rate.dimension().label(), false, cells));
    }
    return table("totals", INDICATOR, shares(), rows);
  }

  /** N and n of every group, so that no value stands without them. */
  private LocalText ofGroups() {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    Measured all = Measured.everywhere(units.size());
    for (int i = 0; i < slices.size(); i++) {
      int n = units.count(slices.get(i), all, Measured.State.VALUE);
      int population = units.population(slices.get(i), all);
      String shown = told(n);
      String of = told(population);
      ValueLabel value = group.values().get(i);
      zh.append(i == 0 ? "" : "；").append(value.label().zh() + " N=" + of + "，n=" + shown);
      en.append(i == 0 ? "" : "; ").append(value.label().en()); // no line ends within N = 12
      en.append(" N\u00a0=\u00a0" + of + ", n\u00a0=\u00a0" + shown);
    }
    return LocalText.of(zh + "。", en + ".");
  }

  private static String told(int count) {
    return count > 0 && count < 5 ? "<5" : String.format(Locale.ROOT, "%,d", count);
  }
}
