package org.orgstatus.export.dataout;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.Role;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.export.dataout.CodedColumn.Kind;
import org.orgstatus.export.dataout.CodedColumn.NumberLabel;
import org.orgstatus.questionnaire.MissingReason;

/**
 * A table for programs that compute with numbers. Codes that are whole numbers keep them, others
 * are numbered in the order of their list; a free text has the reason for its absence beside it.
 */
final class CodedTable {

  private static final LocalText REASON = message("dataout.reason");
  private static final LocalText GIVEN = message("dataout.given");

  private static final List<NumberLabel> YES_NO =
      List.of(
          new NumberLabel(0, "0", message("dataout.not-chosen")),
          new NumberLabel(1, "1", message("dataout.chosen")));

  private static final LocalDate EPOCH = LocalDate.of(1970, 1, 1);

  private final OutTable table;
  private final List<CodedColumn> columns = new ArrayList<>();

  private CodedTable(OutTable table) {
    this.table = table;
    table.columns().forEach(this::add);
  }

  static CodedTable of(OutTable table) {
    return new CodedTable(table);
  }

  private static LocalText message(String key) {
    return LocalText.of(Messages.in(Language.ZH).get(key), Messages.in(Language.EN).get(key));
  }

  OutTable table() {
    return table;
  }

  String name() {
    return table.name();
  }

  int size() {
    return table.size();
  }

  List<CodedColumn> columns() {
    return columns;
  }

  private void add(OutTable.Column column) {
    switch (column.type()) {
      case NUMBER -> addNumbers(column, Kind.NUMBER, row -> table.number(row, column));
      case CHOICE -> addChoice(column);
      case CHOICES -> addFlags(column);
      case DATE -> addDates(column);
      default -> addText(column);
    }
  }

  private void addNumbers(OutTable.Column column, Kind kind, IntToDoubleFunction numbers) {
    columns.add(
        column(
            column,
            column.name(),
            column.label(),
            kind,
            "",
            List.of(),
            numbers,
            row -> kind == Kind.NUMBER ? table.written(row, column) : ""));
  }

  private CodedColumn column(
      OutTable.Column source,
      String name,
      LocalText label,
      Kind kind,
      String code,
      List<NumberLabel> labels,
      IntToDoubleFunction numbers,
      IntFunction<String> texts) {
    return new CodedColumn(
        name,
        label,
        kind,
        source.variable().map(Variable::role).orElse(Role.IDENTIFIER),
        source,
        code,
        labels,
        source.reasons(),
        numbers,
        texts,
        row -> MissingReason.ofWord(table.reason(row, source)));
  }

  private void addChoice(OutTable.Column column) {
    if (column.values().isEmpty()) {
      addText(column);
      return;
    }
    List<NumberLabel> labels = numbered(column.values());
    Map<String, Integer> numbers = new HashMap<>();
    labels.forEach(label -> numbers.put(label.code(), label.number()));
    columns.add(
        column(
            column,
            column.name(),
            column.label(),
            Kind.CHOICE,
            "",
            labels,
            row -> number(numbers, table.text(row, column), column),
            row -> table.text(row, column)));
  }

  private static double number(Map<String, Integer> numbers, String code, OutTable.Column column) {
    if (code.isEmpty()) {
      return Double.NaN;
    }
    Integer number = numbers.get(code);
    if (number == null) {
      throw new IllegalStateException(column.name() + " has no value " + code);
    }
    return number;
  }

  static List<NumberLabel> numbered(List<ValueLabel> values) {
    boolean whole = values.stream().allMatch(v -> v.code().matches("0|[1-9][0-9]{0,8}"));
    List<NumberLabel> labels = new ArrayList<>();
    for (ValueLabel value : values) {
      int number = whole ? Integer.parseInt(value.code()) : labels.size() + 1;
      labels.add(new NumberLabel(number, value.code(), value.label()));
    }
    return labels;
  }

  /** What was chosen is said first: programs cut long labels. */
  private void addFlags(OutTable.Column column) {
    if (column.values().isEmpty()) {
      addText(column);
      return;
    }
    for (ValueLabel value : column.values()) {
      String code = value.code();
      LocalText label =
          LocalText.of(
              value.label().zh() + " | " + column.label().zh(),
              value.label().en() + " | " + column.label().en());
      columns.add(
          column(
              column,
              column.name() + "." + code,
              label,
              Kind.FLAG,
              code,
              YES_NO,
              row -> chosen(table.text(row, column), code),
              row -> ""));
    }
  }

  private static double chosen(String codes, String code) {
    if (codes.isEmpty()) {
      return Double.NaN;
    }
    return Stream.of(codes.split(" ")).anyMatch(code::equals) ? 1 : 0;
  }

  private void addDates(OutTable.Column column) {
    switch (table.days(column)) {
      case DAYS ->
          addNumbers(
              column,
              Kind.DAY,
              row ->
                  dated(
                      table.text(row, column),
                      text -> ChronoUnit.DAYS.between(EPOCH, LocalDate.parse(text))));
      case MONTHS ->
          addNumbers(
              column,
              Kind.MONTH,
              row ->
                  dated(
                      table.text(row, column),
                      text ->
                          ChronoUnit.MONTHS.between(YearMonth.from(EPOCH), YearMonth.parse(text))));
      case MIXED -> addText(column);
    }
  }

  private interface Since {
    long of(String text);
  }

  private static double dated(String text, Since since) {
    return text.isEmpty() ? Double.NaN : since.of(text);
  }

  private void addText(OutTable.Column column) {
    columns.add(
        new CodedColumn(
            column.name(),
            column.label(),
            Kind.TEXT,
            column.variable().map(Variable::role).orElse(Role.TEXT),
            column,
            "",
            List.of(),
            List.of(),
            row -> Double.NaN,
            row -> table.text(row, column),
            row -> Optional.empty()));
    if (column.mayMiss()) {
      columns.add(reasonOf(column));
    }
  }

  /** 0 where there is a text, else the number of the reason. */
  private CodedColumn reasonOf(OutTable.Column column) {
    List<NumberLabel> labels = new ArrayList<>(List.of(new NumberLabel(0, "", GIVEN)));
    Map<String, Integer> numbers = new HashMap<>();
    for (MissingReason reason : column.reasons()) {
      numbers.put(reason.word(), reason.ordinal() + 1);
      labels.add(new NumberLabel(reason.ordinal() + 1, reason.word(), reason.label()));
    }
    return new CodedColumn(
        column.name() + Variable.MISSING,
        LocalText.of(
            REASON.zh() + " | " + column.label().zh(), REASON.en() + " | " + column.label().en()),
        Kind.CHOICE,
        Role.PARADATA,
        column,
        "",
        labels,
        List.of(),
        row -> numbers.getOrDefault(table.reason(row, column), 0),
        row -> table.reason(row, column),
        row -> Optional.empty());
  }
}
