package org.orgstatus.export.dataout;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.base.Language;
import org.orgstatus.export.file.FixedZip;

/**
 * The data for Stata in one archive: a CSV file for each table, the do-file that reads it, and one
 * that runs them all.
 */
public final class StataPackage {

  private StataPackage() {}

  /**
   * Leaves the stream open.
   *
   * @param language of labels and notes
   */
  public static void write(DataOut data, Language language, OutputStream out) throws IOException {
    Map<String, FixedZip.Part> parts = new TreeMap<>();
    List<String> notes = Facts.of(data).lines(language);
    StringBuilder all = new StringBuilder();
    for (OutTable table : data.tables()) {
      parts.put(table.name() + ".csv", to -> CsvPackage.table(table, Csv.Reader.SCRIPT, to));
      parts.put(
          table.name() + ".do",
          CsvPackage.text(StataScript.of(CodedTable.of(table), notes, language)));
      all.append("do ").append(StataScript.quoted(table.name() + ".do")).append("\r\n");
    }
    parts.put("all.do", CsvPackage.text(all.toString()));
    parts.put("codes.csv", to -> SpssPackage.codes(data, to));
    parts.put(
        "README.txt",
        CsvPackage.text(
            "\uFEFF" + Facts.of(data).readme("dataout.readme.numbered", "dataout.readme.stata")));
    FixedZip.write(parts, out);
  }
}
