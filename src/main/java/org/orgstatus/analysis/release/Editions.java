package org.orgstatus.analysis.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.OpenTo;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.analysis.result.ResultTable;

/**
 * A result as an audience is given it, made of its internal and its public edition. No edition
 * names a single institution or alliance, whoever it is for.
 */
public final class Editions {

  private static final String UNIT_CODE = "[0-9]{6}";
  private static final int FEWEST_UNITS = 2;

  private Editions() {}

  /**
   * What is stored for an audience. For reporting units it holds the rows of every unit, of which
   * each sees its own: {@link #ofUnit}.
   *
   * @param internal the edition for the nation's desk
   * @param open the edition for everybody, of the same data
   */
  static AnalysisResult of(
      AnalysisPlan plan, ReleaseAudience audience, AnalysisResult internal, AnalysisResult open) {
    List<ResultTable> tables = new ArrayList<>();
    for (ResultTable whole : internal.tables()) {
      ResultTable shown = open.table(whole.id());
      if (audience == ReleaseAudience.INTERNAL) {
        tables.add(isOfSingleOnes(whole, shown) ? shown : whole);
      } else {
        boolean own =
            audience == ReleaseAudience.PROVINCE
                && isOfUnits(whole)
                && openTo(plan, whole) != OpenTo.INTERNAL;
        tables.add(own ? whole : shown);
      }
    }
    return ResultBytes.rounded(
        ResultBytes.withTables(audience == ReleaseAudience.PUBLIC ? open : internal, tables));
  }

  private static OpenTo openTo(AnalysisPlan plan, ResultTable table) {
    return plan.tables().stream()
        .filter(t -> t.id().equals(table.id()))
        .findFirst()
        .map(AnalysisPlan.TablePlan::openTo)
        .orElse(OpenTo.PUBLIC);
  }

  /** Whether anything is left of a plan for the audience. */
  static boolean isFor(AnalysisPlan plan, ReleaseAudience audience) {
    OpenTo least = audience == ReleaseAudience.PUBLIC ? OpenTo.PUBLIC : OpenTo.PROVINCE;
    return audience == ReleaseAudience.INTERNAL
        || plan.internal().isEmpty()
            && plan.tables().stream().anyMatch(t -> !least.isWiderThan(t.openTo()));
  }

  /** Rows are reporting units. */
  static boolean isOfUnits(ResultTable table) {
    return table.rows().stream().filter(row -> row.key().matches(UNIT_CODE)).count()
        >= FEWEST_UNITS;
  }

  /**
   * Rows or cells are about one institution or alliance each, so that the public has none. Rows of
   * reporting units are about units, though one may have a single association.
   */
  private static boolean isOfSingleOnes(ResultTable whole, ResultTable shown) {
    if (isOfUnits(whole)) {
      return false;
    }
    boolean noneShown = shown.rows().isEmpty() && !whole.rows().isEmpty();
    return noneShown
        || whole.rows().stream()
            .flatMap(row -> row.cells().stream())
            .anyMatch(c -> c instanceof Cell.Estimate e && e.n() == 1 && e.population() == 1);
  }

  /**
   * What one reporting unit sees of a result that was released to all of them: its sheet where the
   * comparison has sheets, else its own rows beside the nation's and the tables that are not about
   * units.
   *
   * @return empty where the result says nothing about the unit
   */
  public static Optional<AnalysisResult> ofUnit(AnalysisResult stored, String unit) {
    if (!UnitSheet.units(stored).isEmpty()) {
      return UnitSheet.of(stored, unit);
    }
    List<ResultTable> tables = new ArrayList<>();
    boolean known = true;
    for (ResultTable table : stored.tables()) {
      if (isOfUnits(table)) {
        known &= table.rows().stream().anyMatch(row -> row.key().equals(unit));
        tables.add(
            rows(table, row -> row.key().equals(unit) || row.key().equals(ResultTable.NATION)));
      } else {
        tables.add(table);
      }
    }
    AnalysisResult cut = ResultBytes.withTables(stored, tables);
    return known ? Optional.of(withoutFiguresOfOneRow(cut, stored)) : Optional.empty();
  }

  /** Units of which a stored result for reporting units has something to say. */
  public static List<String> units(AnalysisResult stored) {
    return stored.tables().stream()
        .filter(Editions::isOfUnits)
        .flatMap(table -> table.rows().stream())
        .map(ResultTable.Row::key)
        .filter(key -> key.matches(UNIT_CODE))
        .distinct()
        .sorted()
        .toList();
  }

  private static ResultTable rows(ResultTable table, Predicate<ResultTable.Row> kept) {
    return ResultBytes.withRows(table, table.rows().stream().filter(kept).toList());
  }

  private static AnalysisResult withoutFiguresOfOneRow(AnalysisResult cut, AnalysisResult stored) {
    return new AnalysisResult(
        cut.planId(),
        cut.title(),
        cut.question(),
        cut.policyQuestion(),
        cut.clauses(),
        cut.method(),
        cut.tables(),
        cut.figures().stream()
            .filter(figure -> !isOfUnits(stored.table(figure.tableId())))
            .toList(),
        cut.notes(),
        cut.provenance());
  }

  /** The tables that every reporting unit sees alike, for the audit. */
  static AnalysisResult shared(AnalysisResult stored) {
    return ResultBytes.withTables(
        stored, stored.tables().stream().filter(table -> !isOfUnits(table)).toList());
  }
}
