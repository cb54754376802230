package org.orgstatus.export.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.bulk.BulkLayout;
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.ChoiceList;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Node;

/**
 * The workbook in which a province gives answers for its institutions; {@link BulkLayout} says
 * which cell is which answer. Every cell with words is text, so nothing typed becomes a formula,
 * and personal items go in but never out.
 *
 * @param stamps what the workbook belongs to, by the keys that the reader looks for
 * @param routing the forms
 * @param around what the wave says, for the words of the headings
 * @param day that the answers in it stand at
 */
public record BulkTemplate(
    LocalText wave,
    Map<String, String> stamps,
    Routing routing,
    Surroundings around,
    List<Unit> units,
    LocalDate day) {

  /** An institution and what is answered so far. */
  public record Unit(String code, String name, Filling filling) {}

  /** Rows of a repeat without a limit that are laid out. */
  private static final int OPEN_ROWS = 5;

  /** What is not to be changed stands on this grey; the first number says that it covers. */
  private static final byte[] PALE = {(byte) 0xFF, (byte) 0xEE, (byte) 0xF1, (byte) 0xF5};

  private static final int WIDTH = 16 * 256;

  /** What a spreadsheet shows of a message beside a cell. */
  private static final int LONGEST_PROMPT = 250;

  public BulkTemplate {
    stamps = Map.copyOf(stamps);
    units = List.copyOf(units);
  }

  /** Writes the workbook. */
  public void writeXlsx(Language language, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      new Writing(book, language).all();
      FileProperties.set(book.getProperties(), wave.in(language), day);
      book.write(bytes);
    }
    FixedZip.repack(bytes.toByteArray(), out);
  }

  /** One workbook in one language. */
  private final class Writing {
    private final XSSFWorkbook book;
    private final Language language;
    private final Messages labels;
    private final XlsxStyles styles;
    private final CellStyle text;
    private final XSSFCellStyle locked;
    private final AnswerCells cells;
    private final Map<String, String> ranges = new LinkedHashMap<>();

    Writing(XSSFWorkbook book, Language language) {
      this.book = book;
      this.language = language;
      this.labels = Messages.in(language);
      this.styles = new XlsxStyles(book, language);
      this.text = book.createCellStyle();
      this.locked = book.createCellStyle();
      text.setDataFormat(book.createDataFormat().getFormat("@"));
      locked.setDataFormat(book.createDataFormat().getFormat("@"));
      locked.setFillForegroundColor(new XSSFColor(PALE, null));
      locked.setFillPattern(org.apache.poi.ss.usermodel.FillPatternType.SOLID_FOREGROUND);
      this.cells = new AnswerCells(routing, around, language, styles, text);
    }

    void all() {
      BulkLayout layout = BulkLayout.of(routing);
      notes();
      XSSFSheet[] sheets =
          layout.tables().stream()
              .map(table -> book.createSheet(table.name()))
              .toArray(XSSFSheet[]::new);
      choices(layout);
      for (int i = 0; i < sheets.length; i++) {
        table(sheets[i], layout.tables().get(i));
      }
      book.setActiveSheet(0);
    }

    private void notes() {
      XSSFSheet sheet = book.createSheet(BulkLayout.NOTES);
      sheet.setColumnWidth(0, 18 * 256);
      sheet.setColumnWidth(1, 110 * 256);
      int line = 0;
      styles.text(sheet.createRow(line++), 0, wave.in(language), styles.title());
      for (String key : List.of("reporting_unit", "wave", "forms")) {
        Row row = sheet.createRow(line++);
        styles.text(row, 0, key, locked);
        styles.text(row, 1, stamps.get(key), locked);
      }
      line++;
      for (int i = 1; i <= 7; i++) {
        Row row = sheet.createRow(line++);
        styles.text(row, 1, labels.get("bulk.notes." + i), styles.paragraph());
      }
    }

    /** Each list once, one below the other in a column of its own. */
    private void choices(BulkLayout layout) {
      XSSFSheet sheet = book.createSheet(BulkLayout.CHOICES);
      Map<String, List<String>> lists = new LinkedHashMap<>();
      lists.put(BulkLayout.TICK, List.of(BulkLayout.TICK));
      layout.tables().stream()
          .flatMap(t -> t.columns().stream())
          .filter(c -> c.choice().isEmpty())
          .map(c -> c.question().choices())
          .flatMap(Optional::stream)
          .filter(list -> !list.isFromRegister())
          .forEach(list -> lists.putIfAbsent(list.name(), labelsOf(list)));
      int column = 0;
      for (Map.Entry<String, List<String>> list : lists.entrySet()) {
        for (int i = 0; i <= list.getValue().size(); i++) {
          Row row = sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i);
          styles.text(row, column, i == 0 ? list.getKey() : list.getValue().get(i - 1), text);
        }
        String letters = CellReference.convertNumToColString(column);
        ranges.put(
            list.getKey(),
            "'"
                + BulkLayout.CHOICES
                + "'!$"
                + letters
                + "$2:$"
                + letters
                + "$"
                + (list.getValue().size() + 1));
        column++;
      }
    }

    private List<String> labelsOf(ChoiceList list) {
      return list.choices().stream().map(c -> c.label().in(language)).toList();
    }

    private void table(XSSFSheet sheet, BulkLayout.Table table) {
      Row numbers = sheet.createRow(0);
      Row words = sheet.createRow(1);
      Row keys = sheet.createRow(2);
      words.setHeightInPoints(64);
      List<String> fixed =
          List.of(
              labels.get("codes.column.code"),
              labels.get("codes.column.name"),
              labels.get("bulk.row"));
      for (int i = 0; i < table.fixed(); i++) {
        styles.text(words, i, fixed.get(i), styles.heading());
        styles.text(keys, i, table.keys().get(i), locked);
        sheet.setColumnWidth(i, i == 1 ? 30 * 256 : WIDTH);
      }
      int rows = rows(sheet, table);
      for (int i = 0; i < table.columns().size(); i++) {
        int at = table.fixed() + i;
        BulkLayout.Column column = table.columns().get(i);
        styles.text(numbers, at, column.question().number(), styles.heading());
        styles.text(words, at, cells.heading(column), styles.heading());
        styles.text(keys, at, column.key(), locked);
        sheet.setColumnWidth(at, column.choice().isPresent() ? 11 * 256 : WIDTH);
        sheet.setDefaultColumnStyle(at, text);
        if (rows > 0) {
          validate(sheet, column, at, BulkLayout.KEY_LINE + rows);
        }
      }
      sheet.createFreezePane(table.fixed(), BulkLayout.KEY_LINE);
    }

    /** How many rows the sheet has below its headings. */
    private int rows(XSSFSheet sheet, BulkLayout.Table table) {
      int line = BulkLayout.KEY_LINE;
      for (Unit unit : units) {
        int copies = table.repeat().map(r -> copies(r, unit)).orElse(1);
        for (int copy = 1; copy <= copies; copy++) {
          Row row = sheet.createRow(line++);
          styles.text(row, 0, unit.code(), locked);
          styles.text(row, 1, unit.name(), locked);
          if (table.repeat().isPresent()) {
            styles.text(row, 2, Integer.toString(copy), locked);
          }
          cells.write(row, table.fixed(), table, unit.filling(), copy);
        }
      }
      return line - BulkLayout.KEY_LINE;
    }

    private int copies(Item.Repeat repeat, Unit unit) {
      int limit =
          repeat
              .count()
              .flatMap(
                  count ->
                      count.root().children().stream()
                          .filter(Node.Constant.class::isInstance)
                          .map(n -> (int) ((Node.Constant) n).value().number())
                          .max(Integer::compare))
              .orElse(OPEN_ROWS);
      return Math.max(limit, unit.filling().rows(repeat).size());
    }

    private void validate(XSSFSheet sheet, BulkLayout.Column column, int at, int lastLine) {
      DataValidationHelper helper = sheet.getDataValidationHelper();
      Item.Question question = column.question();
      boolean listed =
          column.choice().isPresent()
              || question.choices().filter(list -> !list.isFromRegister()).isPresent();
      String range =
          column.choice().isPresent()
              ? ranges.get(BulkLayout.TICK)
              : question.choices().map(list -> ranges.get(list.name())).orElse("");
      String prompt = prompt(question);
      if (!listed && prompt.isEmpty()) {
        return;
      }
      DataValidationConstraint constraint =
          listed
              ? helper.createFormulaListConstraint(range)
              : helper.createCustomConstraint("TRUE");
      DataValidation validation =
          helper.createValidation(
              constraint, new CellRangeAddressList(BulkLayout.KEY_LINE, lastLine - 1, at, at));
      validation.setShowErrorBox(listed);
      validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
      if (!prompt.isEmpty()) {
        validation.createPromptBox(question.number(), prompt);
        validation.setShowPromptBox(true);
      }
      sheet.addValidationData(validation);
    }

    private String prompt(Item.Question question) {
      String hint = question.hint().in(language, name -> "");
      String rule = question.constraint().map(c -> c.message().in(language)).orElse("");
      String month =
          question.type() == AnswerType.DATE
              ? labels.get(question.isMonth() ? "bulk.month" : "bulk.day")
              : "";
      String all = String.join(" ", List.of(month, hint, rule)).strip().replaceAll("\\s+", " ");
      return all.length() <= LONGEST_PROMPT ? all : all.substring(0, LONGEST_PROMPT - 1) + "…";
    }
  }
}
