package org.orgstatus.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the readers of all tables share: taking a cell and reporting what is wrong with it. */
abstract class RowReader {

  private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

  final RegisterTable table;
  final Units units;
  final Faults faults;

  RowReader(RegisterTable table, Units units, Faults faults) {
    this.table = table;
    this.units = units;
    this.faults = faults;
  }

  /** All columns of the row by name. */
  final Map<String, String> values(Grid.Row row) {
    Map<String, String> values = new LinkedHashMap<>();
    table.columns().keySet().forEach(column -> values.put(column, table.get(row, column)));
    return values;
  }

  final void checkCode(Grid.Row row) {
    String code = table.get(row, "code");
    if (!InstitutionCode.fits(code)) {
      fault(
          row,
          "code",
          "bad-code",
          "学校标识码“" + code + "”不是10位数字。请按文本格式填写，保留前导零。",
          "code '" + code + "' is not ten digits. Enter it as text, with leading zeros.");
    }
  }

  /** A name without blanks and with full-width brackets, as in the Ministry's list. */
  final String name(Grid.Row row) {
    String name = compact(table.get(row, "name_zh"));
    if (name.isEmpty()) {
      fault(row, "name_zh", "empty-name", "学校名称为空，请填写。", "the name is empty. Fill it in.");
    }
    return limited(row, "name_zh", name.replace('(', '（').replace(')', '）'), 200);
  }

  /** Without any blanks: the Ministry's list spreads short names with them. */
  static String compact(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }

  final String limited(Grid.Row row, String column, String value, int longest) {
    if (value.length() <= longest) {
      return value;
    }
    fault(
        row,
        column,
        "text-too-long",
        "超过" + longest + "个字，请缩短。",
        "more than " + longest + " characters. Shorten it.");
    return value.substring(0, longest);
  }

  final void checkLevel(Grid.Row row) {
    if (Level.named(table.get(row, "level")).isEmpty()) {
      unknown(row, "level", "unknown-level", "办学层次", List.of("本科", "专科"));
    }
  }

  final void unknown(
      Grid.Row row, String column, String code, String what, Collection<String> known) {
    String value = table.get(row, column);
    Optional<String> meant = Spelling.nearest(value, known);
    String list = known.size() <= 12 ? "可用：" + String.join("、", known) + "。" : "";
    fault(
        row,
        column,
        code,
        what + "“" + value + "”无法识别。" + meant.map(m -> "是否应为“" + m + "”？").orElse(list),
        column
            + " '"
            + value
            + "' is not known. "
            + meant
                .map(m -> "Is '" + m + "' meant?")
                .orElse(list.isEmpty() ? "Check it." : "Use one of: " + String.join(", ", known)));
  }

  /** Reports a derived column that contradicts the column it follows from. */
  final void agree(Grid.Row row, String column, String expected) {
    String value = table.get(row, column);
    if (!value.equals(expected)) {
      fault(
          row,
          column,
          "columns-disagree",
          column + "为“" + value + "”，按本行其他列应为“" + expected + "”。请改正其中之一。",
          column
              + " is '"
              + value
              + "', but the other columns of the row say '"
              + expected
              + "'. Correct one of them.");
    }
  }

  final void fault(Grid.Row row, String column, String code, String zh, String en) {
    faults.add(code, table.at(row, column), zh, en);
  }
}
