package org.orgstatus.registry;

import java.util.ArrayList;
import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;

/**
 * Gathers the cells of a grid and stops where a file asks for more room than a list of institutions
 * can need, so that no file, however made, fills the memory.
 */
final class GridBuilder {

  private final String file;
  private final Faults faults;
  private final Limits limits;
  private final List<Grid.Row> rows = new ArrayList<>();
  private final List<Grid.Merge> merges = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private long characters;

  GridBuilder(String file, Faults faults) {
    this(file, faults, Limits.LIST);
  }

  GridBuilder(String file, Faults faults, Limits limits) {
    this.file = file;
    this.faults = faults;
    this.limits = limits;
  }

  Grid build() {
    return new Grid(file, rows, merges);
  }

  /** Each merge may become a fault; more of them than faults are shown need not be kept. */
  void merge(Grid.Merge merge) {
    if (merges.size() < Faults.LISTED) {
      merges.add(merge);
    }
  }

  /** How many cells the row at hand has. */
  int width() {
    return cells.size();
  }

  /**
   * @param column counted from 0; cells that were passed over are empty
   */
  void cell(int line, int column, String raw) throws RefusedFile {
    String text = checked(new Place(file, line, column + 1), raw);
    if (text.isEmpty()) {
      return;
    }
    if (column >= limits.columns()) {
      throw tooManyColumns(line);
    }
    characters += text.length();
    if (characters > limits.characters()) {
      throw tooLong(line);
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
  }

  void endRow(int line) throws RefusedFile {
    if (!cells.isEmpty()) {
      rows.add(new Grid.Row(line, cells));
    }
    cells = new ArrayList<>();
    if (rows.size() > limits.rows()) {
      throw tooLong(line);
    }
  }

  private String checked(Place place, String raw) {
    if (raw.length() > limits.cell()) {
      faults.add(
          "cell-too-long",
          place,
          "单元格超过" + limits.cell() + "个字，请缩短。",
          "the cell has more than " + limits.cell() + " characters. Shorten it.");
      return "";
    }
    String text = limits.prose() ? prose(raw) : clean(raw);
    if (!limits.prose() && !text.isEmpty() && "=+@".indexOf(text.charAt(0)) >= 0) {
      faults.add(formula(place, ""));
    } else if (text.chars().anyMatch(c -> isUnreadable(c))) {
      faults.add(
          "unreadable-character",
          place,
          "单元格含无法识别的字符，请重新输入该单元格。",
          "the cell has unreadable characters. Type it again.");
    }
    return text;
  }

  private boolean isUnreadable(int c) {
    boolean lineBreak = limits.prose() && (c == '\n' || c == '\t');
    return Character.isISOControl(c) && !lineBreak || c == '\uFFFD';
  }

  private static String prose(String raw) {
    return raw.replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  /**
   * Without line breaks and without blanks at either end, full-width and no-break ones included.
   */
  private static String clean(String raw) {
    String line = raw.replace("\r", "").replace("\n", "").replace('\u00A0', ' ').replace('\t', ' ');
    return line.strip();
  }

  /**
   * @param address of the cell in a workbook, or empty
   */
  static Problem formula(Place place, String address) {
    return new Problem(
        "formula",
        place,
        LocalText.of(
            "单元格" + address + "是公式。请复制后用“粘贴为数值”替换。",
            "the cell " + address + " is a formula. Replace it by its value."));
  }

  private RefusedFile tooManyColumns(int line) {
    return new RefusedFile(
        "too-many-columns",
        Place.line(file, line),
        "第" + line + "行超过" + limits.columns() + "列。请检查是否选错文件，或删去多余的列后重新上传。",
        "row "
            + line
            + " has more than "
            + limits.columns()
            + " columns. Remove the surplus columns.");
  }

  private RefusedFile tooLong(int line) {
    return new RefusedFile(
        "too-much-content",
        Place.line(file, line),
        "到第" + line + "行内容已超过这类表格的上限（" + limits.rows() + "行）。请检查是否选错文件。",
        "by row "
            + line
            + " there is more than such a table may hold ("
            + limits.rows()
            + " rows). Check that this is the right file.");
  }
}
