package org.orgstatus.export.form;

import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.orgstatus.base.Language;
import org.orgstatus.collection.bulk.BulkLayout;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.BlankValues;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.Surroundings;

/**
 * Answers in the columns of a {@link BulkLayout}: numbers as numbers, everything else as text that
 * never becomes a formula, and nothing about persons.
 */
final class AnswerCells {

  private final BlankValues known;
  private final Language language;
  private final XlsxStyles styles;
  private final CellStyle text;

  /**
   * @param around what the wave says, for the words of the headings
   * @param text style of cells with words
   */
  AnswerCells(
      Routing routing, Surroundings around, Language language, XlsxStyles styles, CellStyle text) {
    this.known = new BlankValues(routing, around);
    this.language = language;
    this.styles = styles;
    this.text = text;
  }

  /** The question, and the choice that is ticked in the column. */
  String heading(BulkLayout.Column column) {
    String label = column.question().label().in(language, name -> known.read(name).text());
    return column.choice().map(c -> label + "：" + c.label().in(language)).orElse(label);
  }

  /**
   * Writes the answers of one unit, or of one row of a repeat.
   *
   * @param first column of the first answer
   * @param copy which row of the repeat, from 1
   */
  void write(Row row, int first, BulkLayout.Table table, Filling filling, int copy) {
    for (int i = 0; i < table.columns().size(); i++) {
      BulkLayout.Column column = table.columns().get(i);
      if (column.question().sensitivity() != Sensitivity.P3) {
        String name = column.question().name();
        ItemPath path =
            table
                .repeat()
                .map(r -> new ItemPath(r.name(), rowId(filling, r, copy), name))
                .orElseGet(() -> ItemPath.of(name));
        write(row, first + i, column, filling.sheet().get(path));
      }
    }
  }

  /** Rows that people added have ids of their own; a workbook counts them. */
  private static String rowId(Filling filling, Item.Repeat repeat, int copy) {
    List<String> ids = filling.rows(repeat);
    return copy <= ids.size() ? ids.get(copy - 1) : Integer.toString(copy);
  }

  private void write(Row row, int at, BulkLayout.Column column, AnswerValue value) {
    if (column.choice().isPresent()) {
      boolean ticked =
          value instanceof AnswerValue.ChosenMany many
              && many.codes().contains(column.choice().get().code());
      if (ticked) {
        styles.text(row, at, BulkLayout.TICK, text);
      }
    } else if (value instanceof AnswerValue.Amount amount) {
      row.createCell(at).setCellValue(amount.value().doubleValue());
    } else if (value.equals(AnswerValue.NOT_AVAILABLE)) {
      styles.text(row, at, MissingReason.NOT_AVAILABLE.label().in(language), text);
    } else if (value.isGiven()) {
      styles.text(row, at, words(column.question(), value), text);
    }
  }

  private String words(Item.Question question, AnswerValue value) {
    if (value instanceof AnswerValue.Chosen chosen) {
      return question
          .choices()
          .flatMap(list -> list.find(chosen.code()))
          .map(Choice::label)
          .map(label -> label.in(language))
          .orElse(chosen.code());
    }
    return value instanceof AnswerValue.Month month
        ? month.month().toString()
        : value.inExpressions().text();
  }
}
