package org.orgstatus.dataset;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Writes all tables of a wave in the one way in which they can be written: UTF-8, lines ended by a
 * line feed, cells apart by tabs.
 *
 * <pre>
 * orgstatus-data  1
 * wave      W1  2017-09-30  real
 * data      institution  {version}  2017-11-30
 * codebook  {JSON}
 * table     {repeat, empty for the units}  2631
 * unit_code  unit_name  …                  columns in the order of the codebook
 * 4111010001  北京大学  …                    rows in the order of their keys
 * </pre>
 *
 * <p>A cell holds the value, or {@code !} and the word of the reason for which it is missing.
 */
final class CanonicalWriter {

  static final String FORMAT = "orgstatus-data\t1";

  private final Writer out;

  private CanonicalWriter(Writer out) {
    this.out = out;
  }

  /** Leaves the stream open. */
  static void write(WaveData data, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    new CanonicalWriter(text).all(data);
    text.flush();
  }

  private void all(WaveData data) throws IOException {
    line(FORMAT);
    WaveFacts wave = data.wave();
    line(
        String.join(
            "\t",
            "wave",
            wave.id(),
            wave.referenceDate().toString(),
            wave.demonstration() ? "invented" : "real"));
    for (Dataset dataset : data.tables()) {
      line(
          String.join(
              "\t",
              "data",
              dataset.unit().code(),
              dataset.version(),
              dataset.dataDate().toString()));
      line("codebook\t" + CodebookJson.of(dataset.codebook()));
      table("", dataset.table(), List.of(), dataset.codebook().variables(""));
      for (String repeat : dataset.codebook().repeats()) {
        table(
            repeat,
            dataset.child(repeat),
            List.of(FrameColumns.UNIT, ChildBuilder.ROW),
            dataset.codebook().variables(repeat));
      }
    }
  }

  private void table(String repeat, Table table, List<String> keys, List<Variable> variables)
      throws IOException {
    line("table\t" + CanonicalText.cell(repeat) + "\t" + table.rowCount());
    List<String> heading = new ArrayList<>(keys);
    variables.forEach(v -> heading.add(v.name()));
    line(String.join("\t", heading));
    List<CanonicalCells> cells = new ArrayList<>();
    keys.forEach(key -> cells.add(CanonicalCells.of(table, key)));
    variables.forEach(v -> cells.add(CanonicalCells.of(table, v)));
    for (int row = 0; row < table.rowCount(); row++) {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) {
          out.write('\t');
        }
        out.write(cells.get(i).at(row));
      }
      out.write('\n');
    }
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
