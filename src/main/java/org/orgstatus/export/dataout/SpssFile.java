package org.orgstatus.export.dataout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.Language;
import org.orgstatus.export.dataout.CodedColumn.Kind;

/**
 * Writes a table as an SPSS system file ({@code .sav}), by the format's description in the manual
 * of GNU PSPP, "System File Format". UTF-8, long names and texts of any length, labels, reasons for
 * missing values as user-missing numbers, choices of several as multiple response sets.
 */
final class SpssFile {

  private static final int LONGEST_NAME = 64;

  private static final Set<String> RESERVED =
      Set.of("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd MMM yy", Locale.ENGLISH);

  private static final int CONTINUED = -1;

  private final CodedTable table;
  private final Language language;
  private final List<SpssColumn> columns = new ArrayList<>();

  private SpssFile(CodedTable table, Language language) {
    this.table = table;
    this.language = language;
    ShortNames names = new ShortNames(LONGEST_NAME, SpssFile::legal);
    for (CodedColumn column : table.columns()) {
      String shortName = "V" + (columns.size() + 1);
      columns.add(
          new SpssColumn(column, table.size(), names.take(column.name()), shortName, language));
    }
  }

  /** Names begin with a letter and do not end with a full stop. */
  private static String legal(String wanted) {
    String name = wanted.replaceAll("[^A-Za-z0-9_.]", "_").replaceAll("\\.+$", "_");
    boolean letter = name.matches("[A-Za-z].*");
    return !letter || RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? "v_" + name : name;
  }

  /**
   * Writes a table; leaves the stream open.
   *
   * @param notes kept in the file, a paragraph each
   */
  static void write(
      CodedTable table, LocalDate day, List<String> notes, Language language, OutputStream out)
      throws IOException {
    SpssFile file = new SpssFile(table, language);
    file.dictionary(day, notes, out);
    file.cases(out);
  }

  private void dictionary(LocalDate day, List<String> notes, OutputStream out) throws IOException {
    out.write(header(day));
    out.write(variables());
    out.write(valueLabels());
    out.write(document(notes));
    out.write(extension(3, 4, integers(1, 0, 0, -1, 1, 1, 2, 65001)));
    out.write(
        extension(
            4,
            8,
            new SpssBytes()
                .number(-Double.MAX_VALUE)
                .number(Double.MAX_VALUE)
                .number(-Math.nextDown(Double.MAX_VALUE))));
    unlessEmpty(7, responseSets(), out);
    out.write(extension(11, 4, display()));
    unlessEmpty(13, longNames(), out);
    unlessEmpty(14, longStrings(), out);
    out.write(extension(16, 8, new SpssBytes().wide(1).wide(table.size())));
    out.write(extension(20, 1, new SpssBytes().text("UTF-8")));
    unlessEmpty(21, longLabels(), out);
    out.write(integers(999, 0).all());
  }

  private byte[] header(LocalDate day) {
    int elements = columns.stream().mapToInt(SpssFile::elements).sum();
    return new SpssBytes()
        .text("$FL2")
        .text("@(#) SPSS DATA FILE - orgstatus", 60)
        .integer(2)
        .integer(elements)
        .integer(1)
        .integer(0)
        .integer(table.size())
        .number(SpssCases.BIAS)
        .text(DAY.format(day), 9)
        .text("00:00:00", 8)
        .text("orgstatus " + table.name(), 64)
        .raw(new byte[3])
        .all();
  }

  /** Units of eight bytes that a variable takes in a case. */
  private static int elements(SpssColumn column) {
    return column.isText()
        ? column.segments().stream().mapToInt(width -> (width + 7) / 8).sum()
        : 1;
  }

  private byte[] variables() {
    SpssBytes bytes = new SpssBytes();
    for (SpssColumn column : columns) {
      List<Integer> segments = column.segments();
      for (int i = 0; i < segments.size(); i++) {
        variable(column, i, segments.get(i), bytes);
      }
    }
    return bytes.all();
  }

  private static void variable(SpssColumn column, int segment, int width, SpssBytes bytes) {
    boolean first = segment == 0;
    boolean ranged = first && column.missingRange().isPresent();
    String name = first ? column.shortName() : column.shortName() + "_" + letters(segment);
    bytes
        .integer(2)
        .integer(width)
        .integer(first ? 1 : 0)
        .integer(ranged ? -2 : 0)
        .integer(column.format(width))
        .integer(column.format(width))
        .text(name, 8);
    if (first) {
      byte[] label = column.label().getBytes(StandardCharsets.UTF_8);
      bytes.integer(label.length).raw(Arrays.copyOf(label, (label.length + 3) / 4 * 4));
    }
    if (ranged) {
      column.missingRange().ifPresent(range -> bytes.number(range[0]).number(range[1]));
    }
    for (int i = 8; i < width; i += 8) {
      bytes.integer(2).integer(CONTINUED).integer(0).integer(0).integer(0).integer(0).text("", 8);
    }
  }

  /** Tells the segments of a very long string apart: names of segments are read by nobody. */
  private static String letters(int number) {
    return Integer.toString(number, 36).toUpperCase(Locale.ROOT);
  }

  /**
   * Labels of numbers and of texts of at most eight bytes; variables that share them stand once.
   */
  private byte[] valueLabels() {
    Map<List<SpssColumn.Label>, List<Integer>> shared = new LinkedHashMap<>();
    Map<List<SpssColumn.Label>, SpssColumn> any = new LinkedHashMap<>();
    int index = 1;
    for (SpssColumn column : columns) {
      if (!column.labels().isEmpty() && column.width() <= 8) {
        List<SpssColumn.Label> labels = column.labels();
        // a number's labels never equal a text's
        List<SpssColumn.Label> key = new ArrayList<>(labels);
        key.add(new SpssColumn.Label(column.isText() ? 1 : 0, "", ""));
        shared.computeIfAbsent(key, k -> new ArrayList<>()).add(index);
        any.putIfAbsent(key, column);
      }
      index += elements(column);
    }
    SpssBytes bytes = new SpssBytes();
    shared.forEach((key, indices) -> valueLabels(any.get(key), indices, bytes));
    return bytes.all();
  }

  private static void valueLabels(SpssColumn column, List<Integer> indices, SpssBytes bytes) {
    bytes.integer(3).integer(column.labels().size());
    for (SpssColumn.Label label : column.labels()) {
      if (column.isText()) {
        bytes.text(label.text(), 8);
      } else {
        bytes.number(label.number());
      }
      byte[] words = label.label().getBytes(StandardCharsets.UTF_8);
      bytes.single(words.length).raw(words);
      bytes.raw(new byte[(8 - (words.length + 1) % 8) % 8]);
    }
    bytes.integer(4).integer(indices.size());
    indices.forEach(bytes::integer);
  }

  private static byte[] document(List<String> notes) {
    List<String> lines = new ArrayList<>();
    for (String note : notes) {
      String rest = note;
      while (!rest.isEmpty()) {
        String line = SpssBytes.cut(rest, 80);
        lines.add(line);
        rest = rest.substring(line.length());
      }
    }
    if (lines.isEmpty()) {
      return new byte[0];
    }
    SpssBytes bytes = new SpssBytes().integer(6).integer(lines.size());
    lines.forEach(line -> bytes.text(line, 80));
    return bytes.all();
  }

  private static SpssBytes integers(int... values) {
    SpssBytes bytes = new SpssBytes();
    Arrays.stream(values).forEach(bytes::integer);
    return bytes;
  }

  private static byte[] extension(int subtype, int size, SpssBytes content) {
    return integers(7, subtype, size, content.size() / size).raw(content.all()).all();
  }

  private static void unlessEmpty(int subtype, SpssBytes content, OutputStream out)
      throws IOException {
    if (content.size() > 0) {
      out.write(extension(subtype, 1, content));
    }
  }

  /** The columns of 0 and 1 of one question, as sets in which 1 counts. */
  private SpssBytes responseSets() {
    Map<String, List<SpssColumn>> sets = new LinkedHashMap<>();
    for (SpssColumn column : columns) {
      if (column.column().kind() == Kind.FLAG) {
        sets.computeIfAbsent(column.column().source().name(), k -> new ArrayList<>()).add(column);
      }
    }
    ShortNames names = new ShortNames(LONGEST_NAME - 1, SpssFile::legal);
    SpssBytes bytes = new SpssBytes();
    sets.values().stream()
        .filter(members -> members.size() > 1)
        .forEach(
            members -> {
              OutTable.Column source = members.get(0).column().source();
              String label =
                  SpssBytes.cut(source.label().in(language).replaceAll("\\s+", " "), 120);
              bytes.text(
                  "$"
                      + names.take(source.name())
                      + "=D1 1 "
                      + label.getBytes(StandardCharsets.UTF_8).length
                      + " "
                      + label
                      + members.stream()
                          .map(m -> " " + m.shortName().toLowerCase(Locale.ROOT))
                          .collect(Collectors.joining())
                      + "\n");
            });
    return bytes;
  }

  private SpssBytes display() {
    SpssBytes bytes = new SpssBytes();
    for (SpssColumn column : columns) {
      for (int i = 0; i < column.segments().size(); i++) {
        bytes.integer(column.measure()).integer(column.displayWidth()).integer(column.alignment());
      }
    }
    return bytes;
  }

  private SpssBytes longNames() {
    return new SpssBytes()
        .text(
            columns.stream()
                .map(column -> column.shortName() + "=" + column.name())
                .collect(Collectors.joining("\t")));
  }

  private SpssBytes longStrings() {
    SpssBytes bytes = new SpssBytes();
    columns.stream()
        .filter(column -> column.width() > SpssColumn.SEGMENT)
        .forEach(
            column ->
                bytes.text(
                    String.format(Locale.ROOT, "%s=%05d\0\t", column.shortName(), column.width())));
    return bytes;
  }

  /** Labels of texts of more than eight bytes. */
  private SpssBytes longLabels() {
    SpssBytes bytes = new SpssBytes();
    for (SpssColumn column : columns) {
      if (column.width() > 8 && !column.labels().isEmpty()) {
        bytes.integer(column.name().length()).text(column.name());
        bytes.integer(column.width()).integer(column.labels().size());
        for (SpssColumn.Label label : column.labels()) {
          byte[] words = label.label().getBytes(StandardCharsets.UTF_8);
          bytes.integer(column.width()).text(label.text(), column.width());
          bytes.integer(words.length).raw(words);
        }
      }
    }
    return bytes;
  }

  private void cases(OutputStream out) throws IOException {
    SpssCases cases = new SpssCases(out);
    for (int row = 0; row < table.size(); row++) {
      for (SpssColumn column : columns) {
        if (column.isText()) {
          text(column, column.text(row), cases);
        } else {
          cases.number(column.number(row));
        }
      }
    }
    cases.end();
  }

  /** Bytes are packed into the segments without the gaps that their widths would leave. */
  private static void text(SpssColumn column, byte[] text, SpssCases cases) throws IOException {
    int from = 0;
    for (int width : column.segments()) {
      int to = Math.min(text.length, from + width);
      cases.text(from < to ? Arrays.copyOfRange(text, from, to) : new byte[0], width);
      from += width;
    }
  }
}
