package org.orgstatus.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * One comparison as its file plans it.
 *
 * @param base id of the base
 * @param besideBase id of a base shown beside, never mixed in; or empty
 * @param indicators rows, in order
 * @param groups ids of groups
 * @param settings of the method, by name
 * @param counts units counted apart within the base
 * @param hash SHA-256 of the file
 */
public record AnalysisPlan(
    String id,
    LocalText title,
    LocalText question,
    LocalText policyQuestion,
    List<String> clauses,
    String base,
    String besideBase,
    List<Row> indicators,
    List<String> groups,
    AnalysisMethod method,
    Map<String, List<String>> settings,
    List<Count> counts,
    List<TablePlan> tables,
    List<FigurePlan> figures,
    List<LocalText> notes,
    String hash,
    Place place) {

  public AnalysisPlan {
    clauses = List.copyOf(clauses);
    indicators = List.copyOf(indicators);
    groups = List.copyOf(groups);
    settings = Map.copyOf(settings);
    counts = List.copyOf(counts);
    tables = List.copyOf(tables);
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }

  /**
   * An indicator or norm as a row.
   *
   * @param shareOf codes of a category whose share stands for it in one row; empty otherwise
   * @param name in place of the indicator's own, where the plan gives one
   */
  public record Row(String indicator, List<String> shareOf, Optional<LocalText> name) {
    public Row {
      shareOf = List.copyOf(shareOf);
    }
  }

  /** Units counted apart. */
  public record Count(String id, LocalText name, Expression where) {}

  /**
   * @param columns ids in order; empty for all that the method gives
   * @param internal whether the table is for the nation's own desk and part of no wider release
   * @param ofUnits whether numbers of cases are of reporting units, not of institutions
   */
  public record TablePlan(
      String id, LocalText title, List<String> columns, boolean internal, boolean ofUnits) {
    public TablePlan {
      columns = List.copyOf(columns);
    }
  }

  /** A figure over the columns of a table of the plan. */
  public record FigurePlan(
      String id,
      LocalText title,
      ResultFigure.Kind kind,
      String table,
      List<String> columns,
      Optional<String> low,
      Optional<String> high,
      Optional<Double> reference,
      boolean totals,
      List<LocalText> classes) {
    public FigurePlan {
      columns = List.copyOf(columns);
      classes = List.copyOf(classes);
    }
  }

  /** The only value of a setting. */
  String setting(String name) {
    return settings.get(name).get(0);
  }

  /** The value of a setting that the plan may leave out. */
  Optional<String> findSetting(String name) {
    return settings(name).stream().findFirst();
  }

  /** All values of a setting; none where the plan leaves it out. */
  List<String> settings(String name) {
    return settings.getOrDefault(name, List.of());
  }

  /** A setting of one whole number. */
  int number(String name) {
    return Integer.parseInt(setting(name));
  }
}
