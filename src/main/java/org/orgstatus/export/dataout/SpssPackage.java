package org.orgstatus.export.dataout;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.base.Language;
import org.orgstatus.export.file.FixedZip;

/**
 * The data as SPSS files in one archive: one for each table, and a list of the codes that the
 * numbers of its variables stand for.
 */
public final class SpssPackage {

  private static final List<String> CODES =
      List.of("table", "variable", "number", "code", "label_zh", "label_en");

  private SpssPackage() {}

  /**
   * Leaves the stream open.
   *
   * @param language of labels and notes
   */
  public static void write(DataOut data, Language language, OutputStream out) throws IOException {
    Map<String, FixedZip.Part> parts = new TreeMap<>();
    List<String> notes = Facts.of(data).lines(language);
    for (OutTable table : data.tables()) {
      LocalDate day = table.data().dataset().dataDate();
      parts.put(
          table.name() + ".sav",
          to -> SpssFile.write(CodedTable.of(table), day, notes, language, to));
    }
    parts.put("codes.csv", to -> codes(data, to));
    parts.put(
        "README.txt",
        CsvPackage.text(
            "\uFEFF" + Facts.of(data).readme("dataout.readme.numbered", "dataout.readme.spss")));
    FixedZip.write(parts, out);
  }

  /** What each number stands for, so that waves can be joined by code. */
  static void codes(DataOut data, OutputStream out) throws IOException {
    Csv csv = new Csv(out, Csv.Reader.ANY);
    csv.line(CODES);
    for (OutTable table : data.tables()) {
      for (CodedColumn column : CodedTable.of(table).columns()) {
        if (column.kind() == CodedColumn.Kind.CHOICE) {
          for (CodedColumn.NumberLabel label : column.labels()) {
            csv.line(
                List.of(
                    table.name(),
                    column.name(),
                    Integer.toString(label.number()),
                    label.code(),
                    csv.text(label.label().zh()),
                    csv.text(label.label().en())));
          }
        }
      }
    }
    csv.end();
  }
}
