package org.orgstatus.export.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.CountColumns;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.TableHead;
import org.orgstatus.export.text.TableLegend;
import org.orgstatus.export.text.TablesShown;

/**
 * A result in the words of one language, ready for a template. It holds text, never markup: the
 * template escapes it.
 */
public final class ResultPage {

  private final AnalysisResult result;
  private final Messages labels;

  private ResultPage(AnalysisResult result, Language language) {
    this.result = result;
    this.labels = Messages.in(language);
  }

  public static ResultPage of(AnalysisResult result, Language language) {
    return new ResultPage(result, language);
  }

  /**
   * A figure's texts.
   *
   * @param alternative what a screen reader says in place of the drawing
   */
  public record Figure(String id, String tableId, String title, String note, String alternative) {}

  /**
   * A table's texts.
   *
   * @param spans headings that columns share, over those of the columns; empty where none do
   * @param columns ids of the columns
   * @param headings of the columns, without the corner
   * @param notes legend first
   */
  public record Table(
      String id,
      String title,
      String corner,
      List<TableHead.Span> spans,
      List<String> columns,
      List<String> headings,
      List<Group> groups,
      List<String> notes) {

    /** Whether a column holds words, which begin at the left as their heading does. */
    public boolean holdsWords(int column) {
      return groups.stream()
          .flatMap(group -> group.lines().stream())
          .anyMatch(line -> !line.cells().get(column).isNumeric());
    }
  }

  /**
   * Rows under one heading.
   *
   * @param block the heading; empty where the table has no blocks
   */
  public record Group(String block, List<Line> lines) {}

  /** A row. */
  public record Line(String key, String label, boolean total, List<CellText> cells) {}

  public String planId() {
    return result.planId();
  }

  public String title() {
    return in(result.title());
  }

  public String question() {
    return in(result.question());
  }

  public String policyQuestion() {
    return in(result.policyQuestion());
  }

  public String clauses() {
    return String.join(labels.language() == Language.ZH ? "、" : ", ", result.clauses());
  }

  public String method() {
    return in(result.method());
  }

  public List<String> notes() {
    return result.notes().stream().map(this::in).toList();
  }

  /** The line that stands under every table and figure; no number leaves its sign at its end. */
  public String footer() {
    return in(result.provenance().footer()).replace(" = ", "\u00a0=\u00a0");
  }

  /** The lock with its hash, or that the numbers are provisional. */
  public String state() {
    return in(result.provenance().state());
  }

  public boolean isProvisional() {
    return result.provenance().isProvisional();
  }

  public String versions() {
    Provenance made = result.provenance();
    return labels.get(
        "result.version", made.dataVersion(), made.indicatorVersion(), made.planVersion());
  }

  public List<Figure> figures() {
    return result.figures().stream().map(this::figure).toList();
  }

  public List<Table> tables() {
    return TablesShown.of(result).stream().map(this::table).toList();
  }

  /** Whether a reader needs a list of what follows. */
  public boolean isLong() {
    return result.figures().size() + TablesShown.of(result).size() > 3;
  }

  /** In place of tables without rows: why there are none, and which. */
  public List<String> withoutRows() {
    return TablesShown.withoutRows(result, labels);
  }

  /** The data for figures, safe inside a script element of type {@code application/json}. */
  public String json() {
    return ResultJson.inline(ResultJson.of(result));
  }

  private Figure figure(ResultFigure figure) {
    FigureData data = FigureData.of(figure, result);
    return new Figure(
        figure.id(),
        figure.tableId(),
        in(figure.title()),
        FigureWords.note(data, labels),
        FigureWords.alternative(data, labels));
  }

  private Table table(ResultTable table) {
    TableHead head = TableHead.of(table.columns(), labels.language());
    return new Table(
        table.id(),
        in(table.title()),
        in(table.corner()),
        head.spans(),
        table.columns().stream().map(ResultTable.Column::id).toList(),
        head.headings(),
        groups(table),
        TableLegend.notes(table, labels));
  }

  private List<Group> groups(ResultTable table) {
    List<Boolean> withCounts =
        IntStream.range(0, table.columns().size())
            .mapToObj(i -> !CountColumns.state(table, i))
            .toList();
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    for (ResultTable.Row row : table.rows()) {
      List<CellText> cells =
          IntStream.range(0, row.cells().size())
              .mapToObj(
                  i ->
                      CellText.of(
                          row.cells().get(i),
                          table.columns().get(i),
                          labels.language(),
                          withCounts.get(i)))
              .toList();
      lines
          .computeIfAbsent(in(row.block()), block -> new ArrayList<>())
          .add(new Line(row.key(), in(row.label()), row.total(), cells));
    }
    return lines.entrySet().stream()
        .map(e -> new Group(e.getKey(), List.copyOf(e.getValue())))
        .toList();
  }

  private String in(LocalText text) {
    return InertText.shown(text.in(labels.language()));
  }
}
