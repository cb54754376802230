package org.orgstatus.export.dataout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.Variable;
import org.orgstatus.export.dataout.CodedColumn.Kind;
import org.orgstatus.questionnaire.MissingReason;

/**
 * A do-file that reads the wide table beside it, gives every variable its label and every number
 * its meaning, and saves it as a Stata file. Reasons for missing values are extended missing
 * values, {@code .a} for not answered and so on, so that they never enter a calculation. Stata 14
 * or later.
 */
final class StataScript {

  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_LABEL = 80;

  private static final Set<String> RESERVED =
      Set.of(
          "_all", "_b", "_coef", "_cons", "_n", "_pi", "_pred", "_rc", "_skip", "byte", "double",
          "float", "if", "in", "int", "long", "using", "with", "str", "strl");

  private final CodedTable table;
  private final Language language;
  private final List<String> lines = new ArrayList<>();
  private final Map<CodedColumn, String> names = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  private StataScript(CodedTable table, Language language) {
    this.table = table;
    this.language = language;
    ShortNames free = new ShortNames(LONGEST_NAME, StataScript::legal);
    // v1, v2 … are the columns while they are read
    for (CodedColumn column : table.columns()) {
      names.put(column, free.take(column.name().replace(".", "__")));
    }
    int place = 0;
    for (OutTable.Column column : table.table().columns()) {
      places.put(column.name(), ++place);
      place += column.mayMiss() ? 1 : 0;
    }
  }

  private static String legal(String wanted) {
    String name = wanted.replaceAll("[^A-Za-z0-9_]", "_");
    boolean own =
        !name.matches("[A-Za-z_].*")
            || name.matches("v[0-9]+|str[0-9]+")
            || RESERVED.contains(name.toLowerCase(Locale.ROOT));
    return own ? "x_" + name : name;
  }

  /**
   * @param notes kept in the file, a paragraph each
   */
  static String of(CodedTable table, List<String> notes, Language language) {
    StataScript script = new StataScript(table, language);
    script.read();
    table.columns().forEach(script::variable);
    script.end(notes);
    return String.join("\r\n", script.lines) + "\r\n";
  }

  private void read() {
    lines.add("version 15");
    lines.add("clear");
    lines.add(
        "import delimited using "
            + quoted(table.name() + ".csv")
            + ", encoding(\"utf-8\") varnames(nonames) rowrange(2:) stringcols(_all)"
            + " bindquotes(strict) maxquotedrows(unlimited)");
  }

  private String place(CodedColumn column) {
    return "v" + places.get(column.source().name());
  }

  private String reasonPlace(CodedColumn column) {
    return "v" + (places.get(column.source().name()) + 1);
  }

  private void variable(CodedColumn column) {
    String name = names.get(column);
    String from = place(column);
    switch (column.kind()) {
      case NUMBER -> lines.add("generate double " + name + " = real(" + from + ")");
      case DAY -> {
        lines.add("generate double " + name + " = daily(" + from + ", \"YMD\")");
        lines.add("format " + name + " %td");
      }
      case MONTH -> {
        lines.add("generate double " + name + " = monthly(" + from + ", \"YM\")");
        lines.add("format " + name + " %tm");
      }
      case CHOICE -> choice(column, name);
      case FLAG ->
          lines.add(
              "generate byte "
                  + name
                  + " = strpos(\" \" + "
                  + from
                  + " + \" \", "
                  + quoted(" " + column.code() + " ")
                  + ") > 0 if "
                  + from
                  + " != \"\"");
      case TEXT -> lines.add("generate " + name + " = " + from);
    }
    for (MissingReason reason : column.reasons()) {
      lines.add(
          "replace "
              + name
              + " = "
              + letter(reason)
              + " if "
              + reasonPlace(column)
              + " == "
              + quoted(reason.word()));
    }
    labels(column, name);
  }

  private void choice(CodedColumn column, String name) {
    boolean ofReasons = column.name().equals(column.source().name() + Variable.MISSING);
    String from = ofReasons ? reasonPlace(column) : place(column);
    lines.add("generate long " + name + " = .");
    for (CodedColumn.NumberLabel label : column.labels()) {
      lines.add(
          "replace "
              + name
              + " = "
              + label.number()
              + " if "
              + from
              + " == "
              + quoted(label.code()));
    }
  }

  /** {@code .a} for the first reason, {@code .b} for the second. */
  static String letter(MissingReason reason) {
    return "." + (char) ('a' + reason.ordinal());
  }

  private void labels(CodedColumn column, String name) {
    lines.add(
        "label variable " + name + " " + quoted(cut(column.label().in(language), LONGEST_LABEL)));
    List<String> values = new ArrayList<>();
    column.labels().forEach(l -> values.add(l.number() + " " + quoted(l.label().in(language))));
    column
        .reasons()
        .forEach(reason -> values.add(letter(reason) + " " + quoted(reason.label().in(language))));
    if (values.isEmpty() || column.kind() == Kind.TEXT) {
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      lines.add("label define " + name + " " + values.get(i) + (i == 0 ? "" : ", add"));
    }
    lines.add("label values " + name + " " + name);
  }

  private static String cut(String text, int longest) {
    String line = text.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }

  /** In Stata's compound quotes, with nothing that it would fill in. */
  static String quoted(String text) {
    String line =
        text.replaceAll("[\\s&&[^ ]]+", " ")
            .replace("`", "‘")
            .replace("'", "’")
            .replace("$", "＄")
            .replace("\\", "＼");
    return "`\"" + line + "\"'";
  }

  private void end(List<String> notes) {
    Set<String> read = new HashSet<>();
    for (OutTable.Column column : table.table().columns()) {
      read.add("v" + places.get(column.name()));
      if (column.mayMiss()) {
        read.add("v" + (places.get(column.name()) + 1));
      }
    }
    lines.add("drop v1-v" + read.size());
    lines.add("label data " + quoted(cut("orgstatus " + table.name(), LONGEST_LABEL)));
    notes.forEach(note -> lines.add("notes: " + note.replaceAll("[`$\\\\]", " ")));
    lines.add("compress");
    lines.add("save " + quoted(table.name() + ".dta") + ", replace");
  }
}
