package org.orgstatus.export.dataout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.export.file.FixedZip;

/**
 * The data as CSV files in one archive: a wide table for each kind of unit and each repeat, all
 * values in a long one, the codebook, and {@code datapackage.json}, which tells programs the types.
 */
public final class CsvPackage {

  private CsvPackage() {}

  /** Leaves the stream open. */
  public static void write(DataOut data, OutputStream out) throws IOException {
    FixedZip.write(parts(data), out);
  }

  static Map<String, FixedZip.Part> parts(DataOut data) {
    Map<String, FixedZip.Part> parts = new TreeMap<>();
    for (OutTable table : data.tables()) {
      parts.put(table.name() + ".csv", to -> table(table, Csv.Reader.ANY, to));
    }
    parts.put("long.csv", to -> LongTable.write(data, to));
    parts.put("codebook.csv", to -> codebook(data, to));
    parts.put("datapackage.json", text(DataPackage.of(data).toString() + "\n"));
    parts.put(
        "README.txt",
        text(
            "\uFEFF"
                + Facts.of(data)
                    .readme(
                        "dataout.readme.csv", "dataout.readme.missing", "dataout.readme.text")));
    return parts;
  }

  static void table(OutTable table, Csv.Reader reader, OutputStream out) throws IOException {
    Csv csv = new Csv(out, reader);
    csv.table(table);
    csv.end();
  }

  static FixedZip.Part text(String text) {
    return to -> to.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The columns that leave, as the codebook describes them. */
  static void codebook(DataOut data, OutputStream out) throws IOException {
    List<Codebook> codebooks = data.data().tables().stream().map(Dataset::codebook).toList();
    CodebookTable.of("codebook", codebooks, data::shows, data.labels()).writeCsv(out);
  }
}
