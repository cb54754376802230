package org.orgstatus.export.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.bulk.BulkLayout;
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.Dates;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;

/**
 * What a province takes away of its own: the answers that its institutions have submitted, and its
 * own form. One sheet a form, one a repeat, columns and keys as in the bulk workbook; numbers are
 * numbers, words are text and never formulas, nothing about persons is in it.
 *
 * @param unit the reporting unit
 * @param at the moment that the answers stand at
 * @param parts forms whose answers belong together
 */
public record ProvinceWorkbook(
    LocalText wave, LocalText unit, String unitCode, Instant at, LocalDate day, List<Part> parts) {

  /**
   * Responses to one form and those that follow it.
   *
   * @param around what the wave says, for the words of the headings
   * @param asked how many units were asked
   */
  public record Part(Routing routing, Surroundings around, int asked, List<Answered> answered) {
    public Part {
      answered = List.copyOf(answered);
    }
  }

  /**
   * What one unit has submitted.
   *
   * @param city empty where the frame has none
   * @param status submitted, accepted or locked
   */
  public record Answered(
      String code,
      String name,
      String city,
      LocalText level,
      LocalText status,
      Instant submitted,
      String receipt,
      Filling filling) {}

  /** What stands before the answers on the sheet of a form; a repeat has the row's number. */
  private static final List<String> OF_FORM =
      List.of("unit_code", "unit_name", "city", "level", "status", "submitted", "receipt");

  private static final List<String> OF_REPEAT = List.of("unit_code", "unit_name", "row");

  private static final int WIDTH = 16 * 256;

  public ProvinceWorkbook {
    parts = List.copyOf(parts);
  }

  /** Writes the workbook. */
  public void writeXlsx(Language language, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      new Writing(book, language).all();
      FileProperties.set(book.getProperties(), unit.in(language) + " " + wave.in(language), day);
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

    Writing(XSSFWorkbook book, Language language) {
      this.book = book;
      this.language = language;
      this.labels = Messages.in(language);
      this.styles = new XlsxStyles(book, language);
    }

    void all() {
      notes();
      for (Part part : parts) {
        AnswerCells cells =
            new AnswerCells(part.routing(), part.around(), language, styles, styles.words());
        for (BulkLayout.Table table : BulkLayout.of(part.routing()).tables()) {
          table(part, table, cells);
        }
      }
    }

    private void notes() {
      XSSFSheet sheet = book.createSheet(labels.get("province.sheet.notes"));
      sheet.setColumnWidth(0, 28 * 256);
      sheet.setColumnWidth(1, 96 * 256);
      List<List<String>> lines = new ArrayList<>();
      lines.add(List.of(labels.get("province.data.title", unit.in(language)), ""));
      lines.add(List.of(labels.get("codes.column.reporting-unit"), unitCode));
      lines.add(List.of(labels.get("data.wave"), wave.in(language)));
      lines.add(List.of(labels.get("province.data.at"), Dates.in(at, language)));
      for (Part part : parts) {
        lines.add(
            List.of(
                part.routing().forms().get(0).title().in(language),
                labels.get("province.data.answered", part.answered().size(), part.asked())));
      }
      for (int i = 1; i <= 4; i++) {
        lines.add(List.of("", labels.get("province.data.notes." + i)));
      }
      for (int i = 0; i < lines.size(); i++) {
        Row row = sheet.createRow(i);
        styles.text(row, 0, lines.get(i).get(0), i == 0 ? styles.title() : styles.paragraph());
        styles.text(row, 1, lines.get(i).get(1), styles.paragraph());
      }
    }

    private void table(Part part, BulkLayout.Table table, AnswerCells cells) {
      List<String> fixed = table.repeat().isPresent() ? OF_REPEAT : OF_FORM;
      XSSFSheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(table.name()));
      head(sheet, table, fixed, cells);
      int line = BulkLayout.KEY_LINE;
      for (Answered one : part.answered()) {
        int rows =
            table
                .repeat()
                .map(repeat -> one.filling().rows(repeat).size())
                .orElseGet(() -> isAsked(part.routing(), table, one.filling()) ? 1 : 0);
        for (int copy = 1; copy <= rows; copy++) {
          Row row = sheet.createRow(line++);
          known(row, table, one, copy);
          cells.write(row, fixed.size(), table, one.filling(), copy);
        }
      }
      int last = Math.max(line - 1, BulkLayout.KEY_LINE - 1);
      int columns = fixed.size() + table.columns().size();
      sheet.setAutoFilter(new CellRangeAddress(BulkLayout.KEY_LINE - 1, last, 0, columns - 1));
      sheet.createFreezePane(2, BulkLayout.KEY_LINE);
    }

    private void head(
        XSSFSheet sheet, BulkLayout.Table table, List<String> fixed, AnswerCells cells) {
      Row numbers = sheet.createRow(0);
      Row words = sheet.createRow(1);
      Row keys = sheet.createRow(2);
      words.setHeightInPoints(64);
      for (int i = 0; i < fixed.size(); i++) {
        styles.text(words, i, labels.get("province.column." + fixed.get(i)), styles.heading());
        styles.text(keys, i, fixed.get(i), styles.words());
        sheet.setColumnWidth(i, i == 1 ? 30 * 256 : WIDTH);
      }
      for (int i = 0; i < table.columns().size(); i++) {
        int at = fixed.size() + i;
        BulkLayout.Column column = table.columns().get(i);
        styles.text(numbers, at, column.question().number(), styles.heading());
        styles.text(words, at, cells.heading(column), styles.heading());
        styles.text(keys, at, column.key(), styles.words());
        sheet.setColumnWidth(at, column.choice().isPresent() ? 11 * 256 : WIDTH);
      }
    }

    private void known(Row row, BulkLayout.Table table, Answered one, int copy) {
      List<String> cells =
          table.repeat().isPresent()
              ? List.of(one.code(), one.name(), Integer.toString(copy))
              : List.of(
                  one.code(),
                  one.name(),
                  one.city(),
                  one.level().in(language),
                  one.status().in(language),
                  Dates.in(one.submitted(), language),
                  one.receipt());
      for (int i = 0; i < cells.size(); i++) {
        styles.text(row, i, cells.get(i), styles.words());
      }
    }

    /** Whether the form of a sheet was put to the unit: A and B never both. */
    private boolean isAsked(Routing routing, BulkLayout.Table table, Filling filling) {
      return routing.forms().stream()
          .filter(form -> form.letter().equals(table.name()))
          .findFirst()
          .map((Questionnaire form) -> filling.isAsked(form))
          .orElse(false);
    }
  }
}
