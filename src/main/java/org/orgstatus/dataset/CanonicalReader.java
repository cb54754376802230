package org.orgstatus.dataset;

import static org.orgstatus.base.JsonTexts.JSON;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.MissingReason;
import tech.tablesaw.api.Table;

/** Reads what {@link CanonicalWriter} wrote; what stands there needs no form and no register. */
final class CanonicalReader {

  private final BufferedReader in;
  private String line = "";

  private CanonicalReader(BufferedReader in) {
    this.in = in;
  }

  /**
   * @throws IllegalStateException when the bytes are not those of a wave's data
   */
  static WaveData read(InputStream bytes) throws IOException {
    return new CanonicalReader(
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)))
        .all();
  }

  private WaveData all() throws IOException {
    next();
    if (!line.equals(CanonicalWriter.FORMAT)) {
      throw new IllegalStateException("not the data of a wave: " + line);
    }
    next();
    String[] facts = cells("wave", 4);
    WaveFacts wave =
        new WaveFacts(facts[1], LocalDate.parse(facts[2]), facts[3].equals("invented"));
    next();
    List<Dataset> tables = new ArrayList<>();
    while (!line.isEmpty()) {
      tables.add(dataset(wave));
    }
    return new WaveData(tables);
  }

  private Dataset dataset(WaveFacts wave) throws IOException {
    String[] head = cells("data", 4);
    next();
    Codebook codebook = codebook();
    next();
    Table units = table(codebook, wave.id(), List.of());
    Map<String, Table> children = new LinkedHashMap<>();
    for (String repeat : codebook.repeats()) {
      children.put(repeat, table(codebook, repeat, List.of(FrameColumns.UNIT, ChildBuilder.ROW)));
    }
    if (!codebook.unit().code().equals(head[1])) {
      throw new IllegalStateException("codebook of " + codebook.unit() + " in data of " + head[1]);
    }
    return new Dataset(wave, codebook, units, children, head[2], LocalDate.parse(head[3]));
  }

  private Codebook codebook() {
    String json = line.substring(line.indexOf('\t') + 1);
    try (var reader = JSON.createReader(new StringReader(json))) {
      return CodebookJson.read(reader.readObject());
    }
  }

  private Table table(Codebook codebook, String name, List<String> keys) throws IOException {
    String[] head = cells("table", 3);
    int rows = Integer.parseInt(head[2]);
    next();
    List<Variable> variables = codebook.variables(CanonicalText.text(head[1]));
    requireHeading(keys, variables);
    List<ColumnBuilder> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(new ColumnBuilder(FrameColumns.keyOfChild(key), rows)));
    variables.forEach(v -> columns.add(new ColumnBuilder(v, rows)));
    for (int row = 0; row < rows; row++) {
      next();
      String[] cells = line.split("\t", -1);
      if (cells.length != columns.size()) {
        throw new IllegalStateException(cells.length + " cells, not " + columns.size());
      }
      for (int i = 0; i < cells.length; i++) {
        set(columns.get(i), row, cells[i]);
      }
    }
    next();
    Table table = Table.create(name);
    ColumnBuilder.addAll(columns, table);
    return table;
  }

  private void requireHeading(List<String> keys, List<Variable> variables) {
    List<String> expected = new ArrayList<>(keys);
    variables.forEach(v -> expected.add(v.name()));
    if (!line.equals(String.join("\t", expected))) {
      throw new IllegalStateException("columns are not those of the codebook: " + line);
    }
  }

  private static void set(ColumnBuilder column, int row, String cell) {
    if (!cell.isEmpty() && cell.charAt(0) == CanonicalText.REASON) {
      column.missing(row, MissingReason.ofWord(cell.substring(1)).orElseThrow());
    } else {
      column.plain(row, CanonicalText.text(cell));
    }
  }

  private String[] cells(String word, int count) {
    String[] cells = line.split("\t", -1);
    if (cells.length != count || !cells[0].equals(word)) {
      throw new IllegalStateException("expected " + word + ", found " + line);
    }
    return cells;
  }

  private void next() throws IOException {
    String read = in.readLine();
    line = read == null ? "" : read;
  }
}
