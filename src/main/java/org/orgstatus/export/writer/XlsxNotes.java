package org.orgstatus.export.writer;

import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.ColumnWidths;

/** The last sheet of a workbook: what each result asked, how it was made, what the signs mean. */
final class XlsxNotes {

  private static final int WIDTH = 100;

  private final List<AnalysisResult> results;
  private final Messages labels;
  private final XlsxStyles styles;
  private int at;

  XlsxNotes(List<AnalysisResult> results, Messages labels, XlsxStyles styles) {
    this.results = results;
    this.labels = labels;
    this.styles = styles;
  }

  void draw(XSSFSheet sheet) {
    sheet.setColumnWidth(0, 22 * 256);
    sheet.setColumnWidth(1, WIDTH * 256);
    for (AnalysisResult result : results) {
      String plan = result.planId().toUpperCase(Locale.ROOT);
      styles.text(sheet.createRow(at++), 0, plan + "　" + in(result.title()), styles.title());
      of(sheet, result);
      at++;
    }
    legend(sheet);
    XlsxPages.page(sheet, true);
  }

  private void of(XSSFSheet sheet, AnalysisResult result) {
    Provenance made = result.provenance();
    line(sheet, "result.question", in(result.question()));
    line(sheet, "result.policy", in(result.policyQuestion()));
    String comma = labels.language() == Language.ZH ? "、" : ", ";
    line(sheet, "result.clauses", String.join(comma, result.clauses()));
    line(sheet, "result.method", in(result.method()));
    line(sheet, "result.base", in(made.base()));
    line(sheet, "result.denominator", in(made.denominator()));
    result.notes().forEach(note -> line(sheet, "result.notes", in(note)));
    line(sheet, "result.sourceLine", in(made.footer()));
    line(
        sheet,
        "result.versions",
        labels.get(
            "result.version", made.dataVersion(), made.indicatorVersion(), made.planVersion()));
  }

  private void legend(XSSFSheet sheet) {
    styles.text(sheet.createRow(at++), 0, labels.get("result.signs"), styles.title());
    line(sheet, "result.signs", labels.get("result.sign.withheld"));
    line(sheet, "result.signs", labels.get("result.sign.none"));
    line(sheet, "result.signs", labels.get("result.sign.complete"));
    line(sheet, "result.signs", labels.get("result.sign.counts"));
  }

  private void line(XSSFSheet sheet, String key, String text) {
    if (text.isEmpty()) {
      return;
    }
    Row row = sheet.createRow(at++);
    styles.text(row, 0, labels.get(key), styles.paragraph());
    styles.text(row, 1, text, styles.paragraph());
    int lines = 1 + ColumnWidths.halves(text) / WIDTH;
    row.setHeightInPoints(15f * lines + 2);
  }

  private String in(LocalText text) {
    return text.in(labels.language());
  }
}
