package org.orgstatus.export.dataout;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.Type;
import org.orgstatus.export.text.InertText;

/**
 * Writes comma-separated values (RFC 4180) in UTF-8. Spreadsheets open such files as well as
 * programs: so in the edition {@link Reader#ANY} a free text that a spreadsheet would compute
 * begins with an apostrophe, and so does one that began with an apostrophe itself. Whoever takes
 * the first apostrophe of a free text away has what was typed.
 */
final class Csv {

  /** Who opens a file. */
  enum Reader {
    /** Spreadsheets too: with byte order mark, free texts inert. */
    ANY,
    /** A script that came with the file: texts as they were typed. */
    SCRIPT
  }

  private final Reader reader;
  private final Writer out;

  /**
   * @param out stays open; what is written is in it after {@link #end}
   */
  Csv(OutputStream out, Reader reader) throws IOException {
    this.reader = reader;
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (reader == Reader.ANY) {
      this.out.write('\uFEFF');
    }
  }

  /** Writes a line of cells that are no free texts. */
  void line(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      cell(cells.get(i), i == 0, cells.size() == 1);
    }
    out.write("\r\n");
  }

  private void cell(String cell, boolean first, boolean alone) throws IOException {
    if (!first) {
      out.write(',');
    }
    // An empty line is no line to most readers.
    boolean quoted = (alone && cell.isEmpty()) || needsQuotes(cell);
    out.write(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  /** A value as the file has it. */
  String value(OutTable table, int row, OutTable.Column column) {
    String written = table.written(row, column);
    return column.type() == Type.NUMBER ? written : text(written);
  }

  /** A text that somebody may have typed. */
  String text(String text) {
    boolean marked =
        reader == Reader.ANY && (InertText.startsFormula(text) || text.startsWith("'"));
    return marked ? "'" + text : text;
  }

  /** Writes a table wide: a line for each row, the reason beside each value that may be missing. */
  void table(OutTable table) throws IOException {
    List<String> heading = new ArrayList<>();
    for (OutTable.Column column : table.columns()) {
      heading.add(column.name());
      if (column.mayMiss()) {
        heading.add(column.name() + Variable.MISSING);
      }
    }
    line(heading);
    for (int row = 0; row < table.size(); row++) {
      List<String> cells = new ArrayList<>(heading.size());
      for (OutTable.Column column : table.columns()) {
        cells.add(value(table, row, column));
        if (column.mayMiss()) {
          cells.add(table.reason(row, column));
        }
      }
      line(cells);
    }
  }

  void end() throws IOException {
    out.flush();
  }
}
