package org.orgstatus.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.base.Place;

/**
 * Reads a roster against the register: every row must name an institution of the own reporting
 * unit, once. A name that goes on after that of the institution means a branch campus.
 */
final class RosterReader {

  static final List<String> HEADINGS = List.of("学校标识码", "学校名称", "批准日期", "批准机关");

  private static final String CODE = HEADINGS.get(0);
  private static final String NAME = HEADINGS.get(1);
  private static final String DATE = HEADINGS.get(2);
  private static final String BODY = HEADINGS.get(3);
  private static final int LAST_HEADING_ROW = 10;
  private static final int LONGEST_BODY = 60;
  private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

  /** Spreadsheets count days from here. */
  private static final LocalDate SPREADSHEET_DAY = LocalDate.of(1899, 12, 30);

  private static final Pattern DAY =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})(?:[-/.月](\\d{1,2})日?|月?)");

  private final Map<String, Institution> own;
  private final Map<String, Institution> all;
  private final LocalDate today;
  private final Faults faults;
  private final List<RosterRow> rows = new ArrayList<>();
  private final Map<String, Integer> listed = new HashMap<>();

  /**
   * @param own open institutions of the reporting unit, by code
   * @param all every institution, by code
   */
  RosterReader(
      Map<String, Institution> own, Map<String, Institution> all, LocalDate today, Faults faults) {
    this.own = own;
    this.all = all;
    this.today = today;
    this.faults = faults;
  }

  List<RosterRow> read(RegisterFile file) {
    try {
      List<Grid> grids = Grids.read(file, faults);
      Grid grid = grids.get(0);
      if (grids.size() > 1) {
        faults.add(
            "several-sheets",
            Place.file(grids.get(1).file()),
            "工作簿有几张填了内容的表。请只保留名单那一张。",
            "the workbook has several sheets with content. Keep only the list.");
      }
      read(grid);
    } catch (RefusedFile refused) {
      faults.add(refused.problem());
    }
    return rows;
  }

  private void read(Grid grid) {
    Optional<Integer> heading = heading(grid);
    if (heading.isEmpty()) {
      faults.add(
          "unknown-table",
          Place.file(grid.file()),
          "前" + LAST_HEADING_ROW + "行中没有找到标题行。标题应为“" + String.join("、", HEADINGS) + "”，请用模板填写。",
          "no headings in the first "
              + LAST_HEADING_ROW
              + " rows. They should be "
              + String.join(", ", HEADINGS)
              + "; use the template.");
      return;
    }
    Map<String, Integer> columns = columns(grid.rows().get(heading.get()));
    if (!grid.merges().isEmpty()) {
      Grid.Merge merge = grid.merges().get(0);
      if (merge.lastLine() > grid.rows().get(heading.get()).line()) {
        faults.add(
            "merged-cells",
            grid.at(merge.firstLine(), merge.firstColumn()),
            "单元格" + merge.range() + "已合并。请取消合并，并在每一行填写内容。",
            "the cells " + merge.range() + " are merged. Unmerge them and fill every row.");
      }
    }
    List<Grid.Row> data = grid.rows().subList(heading.get() + 1, grid.rows().size());
    if (data.isEmpty()) {
      faults.add(
          "empty-file",
          Place.file(grid.file()),
          "标题下面没有内容。本省没有已批准的科协时，请不要上传名单。",
          "nothing stands below the headings. Without an approved association, upload no list.");
    }
    data.forEach(row -> row(grid, columns, row));
  }

  private static Optional<Integer> heading(Grid grid) {
    for (int i = 0; i < Math.min(LAST_HEADING_ROW, grid.rows().size()); i++) {
      if (columns(grid.rows().get(i)).keySet().containsAll(List.of(CODE, NAME))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Integer> columns(Grid.Row row) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String heading = RowReader.compact(row.cell(i));
      if (HEADINGS.contains(heading)) {
        columns.putIfAbsent(heading, i);
      }
    }
    return columns;
  }

  /** One row on its way: where its cells stand. */
  private record Cells(Grid grid, Map<String, Integer> columns, Grid.Row row) {
    String get(String column) {
      return columns.containsKey(column) ? row.cell(columns.get(column)) : "";
    }

    /** As a spreadsheet names it. */
    String name(String column) {
      StringBuilder letters = new StringBuilder();
      for (int n = at(column).column(); n > 0; n = (n - 1) / 26) {
        letters.insert(0, (char) ('A' + (n - 1) % 26));
      }
      return letters + Integer.toString(row.line());
    }

    Place at(String column) {
      return grid.at(row.line(), columns.getOrDefault(column, 0) + 1);
    }
  }

  private void row(Grid grid, Map<String, Integer> columns, Grid.Row row) {
    Cells cells = new Cells(grid, columns, row);
    int before = faults.total();
    Optional<Institution> institution = institution(cells);
    String name = name(cells);
    boolean branch = institution.filter(i -> isBranch(i, name)).isPresent();
    institution.ifPresent(i -> checkName(cells, i, name, branch));
    institution.ifPresent(i -> checkOnce(cells, i, branch ? name : ""));
    LocalDate approved = approved(cells).orElse(null);
    String body = cells.get(BODY);
    if (body.length() > LONGEST_BODY) {
      fault(
          cells,
          BODY,
          "text-too-long",
          "批准机关超过" + LONGEST_BODY + "个字，请缩短。",
          "the approving body has more than " + LONGEST_BODY + " characters. Shorten it.");
    }
    if (faults.total() == before) {
      rows.add(
          new RosterRow(
              row.line(),
              institution.orElseThrow().code(),
              name,
              approved,
              body,
              branch,
              cells.name(CODE)));
    }
  }

  private Optional<Institution> institution(Cells cells) {
    String code = cells.get(CODE);
    if (own.containsKey(code)) {
      return Optional.of(own.get(code));
    }
    if (code.isEmpty()) {
      emptyCode(cells);
    } else if (!InstitutionCode.fits(code)) {
      fault(
          cells,
          CODE,
          "bad-code",
          "学校标识码“" + code + "”不是10位数字。请按文本格式填写，保留前导零。",
          "code '" + code + "' is not ten digits. Enter it as text, with leading zeros.");
    } else if (all.containsKey(code)) {
      Institution other = all.get(code);
      String where = other.validTo().isPresent() ? "已从名录撤销" : "属于" + other.reportingUnitName();
      fault(
          cells,
          CODE,
          "other-unit",
          "学校标识码“" + code + "”是" + other.name() + "，" + where + "，不在本单位。请删去这一行或更正代码。",
          "code '"
              + code
              + "' is "
              + other.name()
              + ", which is closed or of another unit. Remove the"
              + " row or correct the code.");
    } else {
      fault(
          cells,
          CODE,
          "unknown-code",
          "名录中没有学校标识码“" + code + "”。请核对代码。",
          "the register has no code '" + code + "'. Check it.");
    }
    return Optional.empty();
  }

  private void emptyCode(Cells cells) {
    String name = name(cells);
    Optional<Institution> meant =
        own.values().stream().filter(i -> i.name().equals(name)).findFirst();
    fault(
        cells,
        CODE,
        "empty-code",
        "学校标识码没有填。" + meant.map(i -> "“" + name + "”的代码是" + i.code() + "，请填上。").orElse("请填写10位代码。"),
        "the code is empty. "
            + meant.map(i -> "That of the name is " + i.code() + ".").orElse("Fill it in."));
  }

  private static String name(Cells cells) {
    return RowReader.compact(cells.get(NAME)).replace('(', '（').replace(')', '）');
  }

  /** 桂林理工大学南宁分校 is a branch campus of 桂林理工大学. */
  private static boolean isBranch(Institution institution, String name) {
    return name.startsWith(institution.name())
        && name.length() > institution.name().length()
        && (name.endsWith("校区") || name.endsWith("分校") || name.endsWith("分院"));
  }

  private void checkName(Cells cells, Institution institution, String name, boolean branch) {
    if (!branch && !name.equals(institution.name())) {
      fault(
          cells,
          NAME,
          "names-differ",
          "代码"
              + institution.code()
              + "在名录中是“"
              + institution.name()
              + "”，表中写作“"
              + name
              + "”。请核对代码和校名；分校区请写“本校全名＋某某校区（分校）”。",
          "the register calls "
              + institution.code()
              + " '"
              + institution.name()
              + "', the row '"
              + name
              + "'. Check both; a branch campus is written as the full name and that of the campus.");
    }
  }

  private void checkOnce(Cells cells, Institution institution, String campus) {
    Integer first = listed.putIfAbsent(institution.code() + campus, cells.row().line());
    if (first != null) {
      fault(
          cells,
          CODE,
          "duplicate-code",
          "“" + institution.code() + "”在第" + first + "行已经列过。请删去一行。",
          "'" + institution.code() + "' stands in row " + first + " already. Remove one of them.");
    }
  }

  private Optional<LocalDate> approved(Cells cells) {
    String text = RowReader.compact(cells.get(DATE));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = day(text);
    if (day.isEmpty()) {
      fault(
          cells,
          DATE,
          "bad-date",
          "批准日期“" + text + "”无法识别。请写成2015-06-30或2015年6月。",
          "the date '" + text + "' is not known. Write 2015-06-30 or 2015-06.");
    } else if (day.get().isAfter(today) || day.get().isBefore(EARLIEST)) {
      fault(
          cells,
          DATE,
          "date-out-of-range",
          "批准日期“" + text + "”早于1950年或晚于今天。请核对。",
          "the date '" + text + "' is before 1950 or in the future. Check it.");
    }
    return day;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      if (text.matches("[1-9]\\d{4}")) {
        return Optional.of(SPREADSHEET_DAY.plus(Long.parseLong(text), ChronoUnit.DAYS));
      }
      Matcher found = DAY.matcher(text);
      if (!found.matches()) {
        return Optional.empty();
      }
      int year = Integer.parseInt(found.group(1));
      int month = Integer.parseInt(found.group(2));
      return Optional.of(
          found.group(3) == null
              ? YearMonth.of(year, month).atDay(1)
              : LocalDate.of(year, month, Integer.parseInt(found.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void fault(Cells cells, String column, String code, String zh, String en) {
    faults.add(code, cells.at(column), zh, en);
  }
}
