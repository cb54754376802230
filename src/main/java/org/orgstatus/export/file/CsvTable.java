package org.orgstatus.export.file;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.export.text.InertText;

/**
 * Writes a table as comma-separated values (RFC 4180) in UTF-8 with byte order mark, by which
 * office programs tell Chinese text. A field that a spreadsheet would read as a formula begins with
 * an apostrophe.
 */
public final class CsvTable {

  private static final String LINE_END = "\r\n";

  private CsvTable() {}

  /** Leaves the stream open. */
  public static void write(ResultTable table, Language language, OutputStream out)
      throws IOException {
    FlatTable flat = FlatTable.of(table, language);
    StringBuilder text = new StringBuilder("\uFEFF");
    text.append(flat.headings().stream().map(h -> field(h.text())).collect(Collectors.joining(",")))
        .append(LINE_END);
    for (FlatTable.Line line : flat.lines()) {
      text.append(line(line.entries(), flat.headings())).append(LINE_END);
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String line(List<FlatTable.Entry> entries, List<FlatTable.Heading> headings) {
    return IntStream.range(0, entries.size())
        .mapToObj(i -> field(entries.get(i), headings.get(i)))
        .collect(Collectors.joining(","));
  }

  private static String field(FlatTable.Entry entry, FlatTable.Heading heading) {
    if (entry instanceof FlatTable.Entry.Amount amount) {
      int decimals = Math.max(0, heading.decimals());
      return BigDecimal.valueOf(amount.value())
          .setScale(decimals, RoundingMode.HALF_UP)
          .toPlainString();
    }
    return field(((FlatTable.Entry.Words) entry).text());
  }

  static String field(String text) {
    String inert = InertText.startsFormula(text) ? "'" + text : text;
    boolean quoted = inert.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
  }
}
