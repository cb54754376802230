package org.orgstatus.analysis.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * One comparison as its file plans it.
 *
 * @param internal the rule by which the comparison is for the study's own desk alone; empty where
 *     it is open to all
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
    Optional<LocalText> internal,
    String base,
    String besideBase,
    List<Row> indicators,
    List<String> groups,
    PlanMethod method,
    Map<String, List<String>> settings,
    List<Count> counts,
    List<TablePlan> tables,
    List<FigurePlan> figures,
    List<LocalText> notes,
    String hash,
    Place place) {

  private static final LocalText ONLY_INTERNAL_TABLES =
      LocalText.of("它的每张表都只供内部。", "each of its tables is internal.");

  private static final LocalText BY_PLAN =
      LocalText.of(
          "这张表只供内部工作使用，公开版不列。",
          "This table is for internal work only and not part of a public edition.");

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
   * @param openTo how far the table may go; a wider edition has it without rows
   * @param ofUnits whether numbers of cases are of reporting units, not of institutions
   */
  public record TablePlan(
      String id, LocalText title, List<String> columns, OpenTo openTo, boolean ofUnits) {
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
      List<LocalText> classes,
      List<String> rows,
      Optional<String> beside) {
    public FigurePlan {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      classes = List.copyOf(classes);
    }
  }

  /**
   * Whether an edition for this audience may be made.
   *
   * @see #internal
   */
  public boolean isFor(Audience audience) {
    return audience == Audience.INTERNAL || internal.isEmpty();
  }

  /** The rule by which nobody but the study's own desk is given the comparison. */
  public LocalText internalRule() {
    return internal.orElse(ONLY_INTERNAL_TABLES);
  }

  /** Why an edition for others has a table of the plan without rows; empty where it has them. */
  public Optional<LocalText> whyWithheld(TablePlan table) {
    return table.openTo() == OpenTo.PUBLIC
        ? Optional.empty()
        : method.confidential(table.id()).map(Confidential::reason).or(() -> Optional.of(BY_PLAN));
  }

  /** Says that nobody but the study's own desk is given the comparison, and by which rule. */
  public LocalText internalWords() {
    LocalText rule = internalRule();
    return LocalText.of(
        "“" + title.zh() + "”只供内部使用，不对外：" + rule.zh(),
        "'" + title.en() + "' is for internal use only: " + rule.en());
  }

  /** The only value of a setting. */
  public String setting(String name) {
    return settings.get(name).get(0);
  }

  /** The value of a setting that the plan may leave out. */
  public Optional<String> findSetting(String name) {
    return settings(name).stream().findFirst();
  }

  /** All values of a setting; none where the plan leaves it out. */
  public List<String> settings(String name) {
    return settings.getOrDefault(name, List.of());
  }

  /** A setting of one whole number. */
  public int number(String name) {
    return Integer.parseInt(setting(name));
  }
}
