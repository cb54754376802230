package org.orgstatus.web.watch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.form.ProvinceProfile;
import org.orgstatus.export.text.CellText;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.CurrentLanguage;

/**
 * "Have we reached 50%?" on any day: the rows of comparison C01 for the units in sight, computed by
 * the comparison itself from what is submitted now.
 */
@RequestScoped
public class CoverageSoFar {

  private static final String PLAN = "c01";
  private static final String TABLE = "coverage";
  private static final String NATION = "nation";
  private static final String VERDICT = "class";
  private static final List<String> COLUMNS =
      List.of("population", "answered", "established", "rate", "lower", "upper", VERDICT, "gap");

  @Inject Comparisons comparisons;
  @Inject CurrentLanguage language;

  /** A unit's cells under the headings. */
  public record Line(LocalText label, boolean total, List<CellText> cells) {}

  /** The table as far as it may be seen. */
  public record Table(List<LocalText> headings, List<Line> lines, LocalText method) {}

  private record Found(AnalysisResult result, ResultTable table) {}

  /**
   * @param units whose rows are shown
   * @param nation whether the sum of all is shown too
   * @return empty where the plan is not there or is faulty
   */
  Optional<Table> of(String waveId, List<ReportingUnit> units, boolean nation) {
    return find(waveId).map(found -> cut(found.result(), found.table(), units, nation));
  }

  /** One unit's row as an answer; empty where the plan is not there or has no such row. */
  public Optional<ProvinceProfile.Answer> answer(String waveId, ReportingUnit unit) {
    return find(waveId)
        .flatMap(
            found ->
                found.table().rows().stream()
                    .filter(row -> row.key().equals(unit.code().value()))
                    .findFirst()
                    .map(row -> answer(found, row)));
  }

  private ProvinceProfile.Answer answer(Found found, ResultTable.Row row) {
    ResultTable table = found.table();
    String verdict = "";
    List<ProvinceProfile.Figure> figures = new ArrayList<>();
    for (int i : columns(table)) {
      ResultTable.Column column = table.columns().get(i);
      CellText cell = CellText.of(row.cells().get(i), column, language.get(), false);
      if (column.id().equals(VERDICT)) {
        verdict = cell.main();
      } else {
        figures.add(new ProvinceProfile.Figure(column.label(), cell.main(), cell.reason()));
      }
    }
    return new ProvinceProfile.Answer(verdict, figures, found.result().method());
  }

  private Optional<Found> find(String waveId) {
    AnalysisResult result;
    try {
      result = comparisons.run(PLAN, waveId);
    } catch (NoSuchElementException e) {
      return Optional.empty();
    }
    return result.tables().stream()
        .filter(table -> table.id().equals(TABLE))
        .findFirst()
        .map(table -> new Found(result, table));
  }

  private static int[] columns(ResultTable table) {
    return COLUMNS.stream()
        .filter(id -> table.columns().stream().anyMatch(c -> c.id().equals(id)))
        .mapToInt(table::indexOf)
        .toArray();
  }

  private Table cut(
      AnalysisResult result, ResultTable table, List<ReportingUnit> units, boolean nation) {
    Set<String> codes = units.stream().map(u -> u.code().value()).collect(Collectors.toSet());
    int[] at = columns(table);
    return new Table(
        Arrays.stream(at).mapToObj(i -> table.columns().get(i).label()).toList(),
        table.rows().stream()
            .filter(row -> codes.contains(row.key()) || (nation && row.key().equals(NATION)))
            .map(row -> line(table, row, at))
            .toList(),
        result.method());
  }

  private Line line(ResultTable table, ResultTable.Row row, int[] at) {
    return new Line(
        row.label(),
        row.total(),
        Arrays.stream(at)
            .mapToObj(
                i -> CellText.of(row.cells().get(i), table.columns().get(i), language.get(), false))
            .toList());
  }
}
