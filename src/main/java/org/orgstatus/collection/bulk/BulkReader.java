package org.orgstatus.collection.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.registry.SheetFile;

/**
 * Reads a province's workbook cell by cell. Whatever does not fit is a problem with its cell: a
 * changed heading, an institution of another province, a word that is no choice.
 */
public final class BulkReader {

  /**
   * What the workbook must be for.
   *
   * @param waveId wave
   * @param reportingUnit code of the province
   * @param forms hash of the forms of the wave
   * @param units names of the institutions that may stand in it, by code
   */
  public record Expected(
      String waveId, String reportingUnit, String forms, Map<String, String> units) {}

  private final BulkLayout layout;
  private final SheetFile file;
  private final Expected expected;
  private final Problems problems = new Problems();
  private final BulkTemplateCheck template;
  private final CellAnswers cellAnswers = new CellAnswers(problems);
  private final Map<String, Map<ItemPath, AnswerValue>> answers = new LinkedHashMap<>();
  private final Map<String, Map<ItemPath, BulkReading.Cell>> cells = new HashMap<>();
  private final Map<String, BulkReading.Cell> heads = new HashMap<>();

  private BulkReader(Routing routing, SheetFile file, Expected expected) {
    this.layout = BulkLayout.of(routing);
    this.file = file;
    this.expected = expected;
    this.template = new BulkTemplateCheck(file.name(), expected, problems);
  }

  public static BulkReading read(Routing routing, SheetFile file, Expected expected) {
    BulkReader reader = new BulkReader(routing, file, expected);
    file.problems().forEach(reader.problems::add);
    if (!file.sheets().isEmpty()) {
      reader.sheets();
    }
    return reader.reading();
  }

  private BulkReading reading() {
    Map<String, BulkReading.UnitRow> units = new LinkedHashMap<>();
    answers.forEach(
        (unit, given) -> {
          if (!given.isEmpty()) {
            units.put(
                unit,
                new BulkReading.UnitRow(new AnswerSheet(given), cells.get(unit), heads.get(unit)));
          }
        });
    return new BulkReading(units, problems.list());
  }

  private void sheets() {
    Map<String, SheetFile.Sheet> byName = new HashMap<>();
    file.sheets().forEach(sheet -> byName.put(sheet.name(), sheet));
    if (!template.belongs(byName.get(BulkLayout.NOTES))) {
      return;
    }
    Set<String> known = new HashSet<>(Set.of(BulkLayout.NOTES, BulkLayout.CHOICES));
    for (BulkLayout.Table table : layout.tables()) {
      known.add(table.name());
      SheetFile.Sheet sheet = byName.get(table.name());
      if (sheet == null) {
        problems.add(
            "missing-sheet",
            Place.file(file.name()),
            "缺少工作表“" + table.name() + "”。请在下载的模板上填写，不要删除工作表。",
            "the sheet '"
                + table.name()
                + "' is missing. Fill in the template and keep its sheets.");
      } else if (template.hasHeadings(table, sheet)) {
        rows(table, sheet);
      }
    }
    byName.forEach(
        (name, sheet) -> {
          if (!known.contains(name)) {
            problems.add(
                "unknown-sheet",
                Place.file(sheet.file()),
                "模板中没有工作表“" + name + "”，其中的内容不会读取。请删去该工作表。",
                "the template has no sheet '" + name + "'; nothing in it is read. Delete it.");
          }
        });
  }

  private void rows(BulkLayout.Table table, SheetFile.Sheet sheet) {
    Set<String> seen = new HashSet<>();
    for (SheetFile.Row row : sheet.rows()) {
      if (row.line() > BulkLayout.KEY_LINE && hasAnswers(table, row)) {
        unit(table, sheet, row, seen).ifPresent(unit -> answers(table, sheet, row, unit));
      }
    }
  }

  private static boolean hasAnswers(BulkLayout.Table table, SheetFile.Row row) {
    for (int i = table.fixed(); i < row.cells().size(); i++) {
      if (!row.cell(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> unit(
      BulkLayout.Table table, SheetFile.Sheet sheet, SheetFile.Row row, Set<String> seen) {
    BulkReading.Cell code = new BulkReading.Cell(sheet.at(row, 0), row.cell(0));
    BulkReading.Cell name = new BulkReading.Cell(sheet.at(row, 1), row.cell(1));
    String registered = expected.units().get(code.value());
    if (registered == null) {
      problems.add(
          code.problem(
              "not-your-unit",
              LocalText.of(
                  "可以代录的高校中没有这个标识码。只能填模板列出的高校，请删去这一行。",
                  "you cannot enter answers for an institution with this code. Keep to those listed"
                      + " in the template and delete this row.")));
      return Optional.empty();
    }
    if (!name.value().equals(registered)) {
      problems.add(
          name.problem(
              "name-differs",
              LocalText.of(
                  "标识码" + code.value() + "是“" + registered + "”。请检查是否错行。",
                  "the code "
                      + code.value()
                      + " belongs to "
                      + registered
                      + ". Is a row shifted?")));
      return Optional.empty();
    }
    String line = table.repeat().isPresent() ? code.value() + " " + row.cell(2) : code.value();
    if (!seen.add(line)) {
      problems.add(
          code.problem(
              "row-twice",
              LocalText.of("这一行重复。请合并为一行。", "this row stands twice. Keep one of them.")));
      return Optional.empty();
    }
    if (table.repeat().isPresent() && !row.cell(2).matches("[1-9]\\d{0,2}")) {
      problems.add(
          new BulkReading.Cell(sheet.at(row, 2), row.cell(2))
              .problem(
                  "row-number",
                  LocalText.of("请填写序号1、2、3……", "enter the number of the row: 1, 2, 3 …")));
      return Optional.empty();
    }
    heads.putIfAbsent(code.value(), code);
    answers.computeIfAbsent(code.value(), u -> new TreeMap<>());
    cells.computeIfAbsent(code.value(), u -> new HashMap<>());
    return Optional.of(code.value());
  }

  private void answers(
      BulkLayout.Table table, SheetFile.Sheet sheet, SheetFile.Row row, String unit) {
    Map<ItemPath, List<String>> ticked = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      BulkLayout.Column column = table.columns().get(i);
      int index = table.fixed() + i;
      String text = row.cell(index);
      if (text.isEmpty()) {
        continue;
      }
      ItemPath path =
          table
              .repeat()
              .map(r -> new ItemPath(r.name(), row.cell(2), column.question().name()))
              .orElseGet(() -> ItemPath.of(column.question().name()));
      BulkReading.Cell cell = new BulkReading.Cell(sheet.at(row, index), text);
      cells.get(unit).putIfAbsent(path, cell);
      if (column.choice().isPresent()) {
        cellAnswers
            .tick(column.choice().get(), cell)
            .ifPresent(code -> ticked.computeIfAbsent(path, p -> new ArrayList<>()).add(code));
      } else {
        cellAnswers
            .read(column.question(), path, cell)
            .ifPresent(value -> answers.get(unit).put(path, value));
      }
    }
    ticked.forEach((path, codes) -> answers.get(unit).put(path, new AnswerValue.ChosenMany(codes)));
    table
        .repeat()
        .filter(repeat -> repeat.count().isEmpty())
        .ifPresent(repeat -> addRow(unit, repeat, row.cell(2)));
  }

  private void addRow(String unit, Item.Repeat repeat, String id) {
    Map<ItemPath, AnswerValue> given = answers.get(unit);
    List<String> ids = new ArrayList<>();
    if (given.get(ItemPath.of(repeat.name())) instanceof AnswerValue.Rows rows) {
      ids.addAll(rows.ids());
    }
    ids.add(id);
    given.put(ItemPath.of(repeat.name()), new AnswerValue.Rows(ids));
  }
}
