package org.orgstatus.export.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What an estimate carries; other cells carry none. */
    static Part beside(int at, Heading heading, Function<Cell.Estimate, Optional<Double>> of) {
      return new Part(
          heading,
          row ->
              row.cells().get(at) instanceof Cell.Estimate estimate
                  ? of.apply(estimate).<Entry>map(Entry.Amount::new).orElse(BLANK)
                  : BLANK);
    }
  }

  /** A column of the table and what its estimates carry, which stands beside it. */
  private static List<Part> partsOf(ResultTable table, int at, Messages labels) {
    Column column = table.columns().get(at);
    Language language = labels.language();
    int decimals = column.decimals();
    List<Cell> cells = table.rows().stream().map(row -> row.cells().get(at)).toList();
    List<Part> beside = new ArrayList<>();
    if (hasIntervals(cells)) {
      beside.add(
          Part.beside(
              at,
              part("low", column, decimals, labels),
              e -> e.interval().map(Cell.Interval::low)));
      beside.add(
          Part.beside(
              at,
              part("high", column, decimals, labels),
              e -> e.interval().map(Cell.Interval::high)));
    }
    if (hasEstimates(cells) && !CountColumns.state(table, at)) {
      beside.add(Part.beside(at, part("n", column, 0, labels), e -> Optional.of((double) e.n())));
      beside.add(
          Part.beside(
              at,
              part("population", column, 0, labels),
              e -> Optional.of((double) e.population())));
    }
    Heading own =
        new Heading(
            heading(column, language),
            beside.isEmpty() ? "" : labels.get("result.part.value"),
            column.unit() == Unit.WORDS ? -1 : decimals,
            true);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(own, row -> entry(row.cells().get(at), column, language)));
    parts.addAll(beside);
    return parts;
  }

  /** The heading of what estimates carry: its key in the messages names it alone and as a part. */
  private static Heading part(String key, Column column, int decimals, Messages labels) {
    String name = column.fullLabel().in(labels.language());
    return new Heading(
        labels.get("result." + key, name), labels.get("result.part." + key), decimals, false);
  }

  private static boolean hasEstimates(List<Cell> cells) {
    return cells.stream().anyMatch(Cell.Estimate.class::isInstance);
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
