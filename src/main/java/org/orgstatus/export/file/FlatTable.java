package org.orgstatus.export.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.analysis.result.ResultTable.Row;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.CountColumns;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.TableHead;

/**
 * A table with one plain value in each place, for workbooks and data files: what an estimate
 * carries besides its value stands in columns of its own beside it.
 */
public record FlatTable(List<Heading> headings, List<Line> lines) {

  /**
   * @param text names the column alone
   * @param part what of an estimate stands here, the estimate itself having named the column; empty
   *     for a column of the table that has no such parts
   * @param decimals digits after the point; −1 for a column of words
   * @param first whether a column of the table begins here; false for what an estimate carries
   */
  public record Heading(String text, String part, int decimals, boolean first) {}

  /** A row. */
  public record Line(boolean total, List<Entry> entries) {}

  /** One plain value. */
  public sealed interface Entry {
    /** A number, at full precision. */
    record Amount(double value) implements Entry {}

    /** Words as they are, not yet made inert. */
    record Words(String text) implements Entry {}
  }

  private static final Entry BLANK = new Entry.Words("");

  public static FlatTable of(ResultTable table, Language language) {
    Messages labels = Messages.in(language);
    List<Part> parts = new ArrayList<>();
    boolean blocks = table.rows().stream().anyMatch(row -> !row.block().isEmpty());
    if (blocks) {
      parts.add(Part.words(labels.get("result.block"), row -> words(row.block().in(language))));
    }
    parts.add(Part.words(table.corner().in(language), row -> words(row.label().in(language))));
    for (int i = 0; i < table.columns().size(); i++) {
      parts.addAll(partsOf(table, i, labels));
    }
    if (table.rows().stream().anyMatch(row -> !remark(table, row, labels).isEmpty())) {
      parts.add(Part.words(labels.get("result.remark"), row -> words(remark(table, row, labels))));
    }
    return new FlatTable(
        parts.stream().map(Part::heading).toList(),
        table.rows().stream()
            .map(row -> new Line(row.total(), parts.stream().map(p -> p.of().apply(row)).toList()))
            .toList());
  }

  /** A column to be, and how a row fills it. */
  private record Part(Heading heading, Function<Row, Entry> of) {
    static Part words(String text, Function<Row, Entry> of) {
      return new Part(new Heading(text, "", -1, true), of);
    }

    static Part estimates(
        String text, String part, int decimals, int at, Function<Cell.Estimate, Entry> of) {
      return new Part(
          new Heading(text, part, decimals, false),
          row -> row.cells().get(at) instanceof Cell.Estimate e ? of.apply(e) : BLANK);
    }
  }

  private static List<Part> partsOf(ResultTable table, int at, Messages labels) {
    Column column = table.columns().get(at);
    Language language = labels.language();
    String name = column.fullLabel().in(language);
    List<Part> parts = new ArrayList<>();
    List<Cell> cells = table.rows().stream().map(row -> row.cells().get(at)).toList();
    if (hasIntervals(cells)) {
      parts.add(
          Part.estimates(
              labels.get("result.low", name),
              labels.get("result.part.low"),
              column.decimals(),
              at,
              e -> e.interval().<Entry>map(i -> new Entry.Amount(i.low())).orElse(BLANK)));
      parts.add(
          Part.estimates(
              labels.get("result.high", name),
              labels.get("result.part.high"),
              column.decimals(),
              at,
              e -> e.interval().<Entry>map(i -> new Entry.Amount(i.high())).orElse(BLANK)));
    }
    if (cells.stream().anyMatch(Cell.Estimate.class::isInstance)
        && !CountColumns.state(table, at)) {
      parts.add(
          Part.estimates(
              labels.get("result.n", name),
              labels.get("result.part.n"),
              0,
              at,
              e -> new Entry.Amount(e.n())));
      parts.add(
          Part.estimates(
              labels.get("result.population", name),
              labels.get("result.part.population"),
              0,
              at,
              e -> new Entry.Amount(e.population())));
    }
    parts.add(
        0,
        new Part(
            new Heading(
                heading(column, language),
                parts.isEmpty() ? "" : labels.get("result.part.value"),
                column.unit() == Unit.WORDS ? -1 : column.decimals(),
                true),
            row -> entry(row.cells().get(at), column, language)));
    return parts;
  }

  private static boolean hasIntervals(List<Cell> cells) {
    return cells.stream().anyMatch(c -> c instanceof Cell.Estimate e && e.interval().isPresent());
  }

  private static Entry entry(Cell cell, Column column, Language language) {
    if (cell instanceof Cell.Estimate estimate) {
      return new Entry.Amount(estimate.value());
    }
    if (cell instanceof Cell.Count count) {
      return new Entry.Amount(count.count());
    }
    return words(CellText.of(cell, column, language, false).main());
  }

  /** What is to be said about a row's numbers, each remark with the columns that it concerns. */
  private static String remark(ResultTable table, Row row, Messages labels) {
    boolean chinese = labels.language() == Language.ZH;
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String remark = remark(row.cells().get(i), labels, !CountColumns.state(table, i));
      if (!remark.isEmpty()) {
        String name = table.columns().get(i).fullLabel().in(labels.language());
        columns.computeIfAbsent(remark, r -> new ArrayList<>()).add(name);
      }
    }
    return columns.entrySet().stream()
        .map(
            e ->
                labels.get(
                    "result.remark.of",
                    e.getKey(),
                    String.join(chinese ? "、" : ", ", e.getValue())))
        .collect(Collectors.joining(chinese ? "；" : "; "));
  }

  private static String remark(Cell cell, Messages labels, boolean tellComplete) {
    if (cell instanceof Cell.Suppressed withheld) {
      return withheld.reason().in(labels.language());
    }
    if (cell instanceof Cell.NotEstimable none) {
      return none.reason().in(labels.language());
    }
    boolean complete =
        tellComplete
            && cell instanceof Cell.Estimate estimate
            && estimate.complete()
            && estimate.interval().isEmpty();
    return complete ? labels.get("result.complete") : "";
  }

  private static Entry words(String text) {
    return new Entry.Words(InertText.shown(text));
  }

  /** What names the column alone, with its unit. */
  private static String heading(Column column, Language language) {
    return TableHead.withUnit(column.fullLabel(), column.unit(), language);
  }
}
