package org.orgstatus.collection.bulk;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.registry.SheetFile;

/**
 * Reads a province's workbook cell by cell. Whatever does not fit is a problem with its cell: a
 * changed heading, an institution of another province, a word that is no choice.
 */
public final class BulkReader {

  /** Days of a spreadsheet count from here. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}(\\.\\d+)?");
  private static final Set<String> TICKS = Set.of("√", "✓", "1", "x", "X", "是", "yes", "对");

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
  private final Map<String, Map<ItemPath, AnswerValue>> answers = new LinkedHashMap<>();
  private final Map<String, Map<ItemPath, BulkReading.Cell>> cells = new HashMap<>();
  private final Map<String, BulkReading.Cell> heads = new HashMap<>();

  private BulkReader(Routing routing, SheetFile file, Expected expected) {
    this.layout = BulkLayout.of(routing);
    this.file = file;
    this.expected = expected;
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
    if (!belongs(byName.get(BulkLayout.NOTES))) {
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
      } else if (headings(table, sheet)) {
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

  /** Whether the workbook was made for this wave, these forms and this province. */
  private boolean belongs(SheetFile.@org.jspecify.annotations.Nullable Sheet notes) {
    Map<String, BulkReading.Cell> stamps = new HashMap<>();
    if (notes != null) {
      notes
          .rows()
          .forEach(
              row -> stamps.put(row.cell(0), new BulkReading.Cell(notes.at(row, 1), row.cell(1))));
    }
    return stamp(stamps, "wave", expected.waveId(), LocalText.of("轮次", "wave"))
        & stamp(
            stamps,
            "reporting_unit",
            expected.reportingUnit(),
            LocalText.of("填报单位", "reporting unit"))
        & stamp(stamps, "forms", expected.forms(), LocalText.of("表的版本", "version of the forms"));
  }

  private boolean stamp(
      Map<String, BulkReading.Cell> stamps, String key, String wanted, LocalText what) {
    BulkReading.Cell cell = stamps.get(key);
    if (cell == null) {
      problems.add(
          "not-the-template",
          Place.file(file.name()),
          "工作表“" + BulkLayout.NOTES + "”中没有“" + key + "”，不是从这里下载的模板。请重新下载模板填写。",
          "the sheet '"
              + BulkLayout.NOTES
              + "' has no '"
              + key
              + "': this is not the template. Download it again and fill it in.");
      return false;
    }
    if (!cell.value().equals(wanted)) {
      problems.add(
          cell.problem(
              "template-of-another",
              LocalText.of(
                  "这份模板的" + what.zh() + "与当前不符（应为“" + wanted + "”）。请重新下载模板。",
                  "this template is for another "
                      + what.en()
                      + " (it should be '"
                      + wanted
                      + "'). Download the template again.")));
      return false;
    }
    return true;
  }

  private boolean headings(BulkLayout.Table table, SheetFile.Sheet sheet) {
    Optional<SheetFile.Row> found =
        sheet.rows().stream().filter(r -> r.line() == BulkLayout.KEY_LINE).findFirst();
    List<String> keys = table.keys();
    List<Problem> faults = new ArrayList<>();
    SheetFile.Row row = found.orElse(new SheetFile.Row(BulkLayout.KEY_LINE, List.of()));
    for (int i = 0; i < Math.max(keys.size(), row.cells().size()); i++) {
      String wanted = i < keys.size() ? keys.get(i) : "";
      if (!row.cell(i).equals(wanted)) {
        BulkReading.Cell cell = new BulkReading.Cell(sheet.at(row, i), row.cell(i));
        faults.add(
            wanted.isEmpty()
                ? cell.problem(
                    "extra-column",
                    LocalText.of("模板没有这一列。请删去。", "the template has no such column. Delete it."))
                : cell.problem(
                    "heading-changed",
                    LocalText.of(
                        "这一列的表头应为“" + wanted + "”。请不要增删、移动列，或改动第3行。",
                        "this column should be headed '"
                            + wanted
                            + "'. Do not add, remove or move columns, nor change row 3.")));
      }
      if (faults.size() == 5) {
        break; // one column too many shifts all that follow
      }
    }
    faults.forEach(problems::add);
    return faults.isEmpty();
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
        tick(column.choice().get(), cell)
            .ifPresent(code -> ticked.computeIfAbsent(path, p -> new ArrayList<>()).add(code));
      } else {
        read(column.question(), path, cell).ifPresent(value -> answers.get(unit).put(path, value));
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

  private Optional<String> tick(Choice choice, BulkReading.Cell cell) {
    if (TICKS.contains(cell.value())) {
      return Optional.of(choice.code());
    }
    problems.add(
        cell.problem(
            "not-a-tick",
            LocalText.of("选中请填“√”，不选留空。", "put √ where it applies, leave it empty otherwise.")));
    return Optional.empty();
  }

  private Optional<AnswerValue> read(Item.Question question, ItemPath path, BulkReading.Cell cell) {
    String text = cell.value();
    if (question.type() == AnswerType.SELECT_ONE) {
      return choice(question, cell).map(AnswerValue.Chosen::new);
    }
    boolean notAvailable =
        question.type().isNumber() && isWord(text, MissingReason.NOT_AVAILABLE.label());
    if (question.type() == AnswerType.DATE && SERIAL.matcher(text).matches()) {
      LocalDate day = DAY_ZERO.plusDays((long) Double.parseDouble(text));
      text = question.isMonth() ? YearMonth.from(day).toString() : day.toString();
    }
    AnswerReader.Reading reading =
        AnswerReader.ofFields(question, path, List.of(text), notAvailable);
    reading.fault().ifPresent(f -> problems.add(cell.problem("not-an-answer", f.message())));
    return reading.value().filter(AnswerValue::isGiven);
  }

  private Optional<String> choice(Item.Question question, BulkReading.Cell cell) {
    var list = question.choices().orElseThrow();
    if (list.isFromRegister()) {
      return Optional.of(cell.value());
    }
    List<String> fitting =
        list.choices().stream()
            .filter(c -> c.code().equals(cell.value()) || isWord(cell.value(), c.label()))
            .map(Choice::code)
            .toList();
    if (fitting.size() == 1) {
      return Optional.of(fitting.get(0));
    }
    problems.add(
        cell.problem(
            "not-a-choice",
            LocalText.of(
                "不是这一题的选项。请从下拉列表中选择。", "is no choice of this item. Choose from the list.")));
    return Optional.empty();
  }

  private static boolean isWord(String text, LocalText word) {
    return plain(text).equals(plain(word.zh())) || plain(text).equals(plain(word.en()));
  }

  /** Full-width signs and blanks make no other word. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toLowerCase(Locale.ROOT);
  }
}
