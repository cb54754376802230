package org.orgstatus.web.contact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.registry.SheetFile;

/**
 * The institutions that a sent list names, by code or by name, and what is wrong with it.
 *
 * @param codes of the institutions, in the order of the list
 */
record CodeList(List<String> codes, List<Problem> problems) {

  private static final int LAST_HEADING_ROW = 10;
  private static final Set<String> CODE =
      Set.of("学校标识码", "标识码", "学校代码", "院校代码", "代码", "code", "institutioncode");
  private static final Set<String> NAME =
      Set.of("学校名称", "院校名称", "高校名称", "学校", "名称", "name", "name_zh", "institution");

  CodeList {
    codes = List.copyOf(codes);
    problems = List.copyOf(problems);
  }

  /**
   * Finds each row's institution among those that may get a code.
   *
   * @param known name by code of the institutions for which the account issues codes
   */
  static CodeList read(SheetFile file, Map<String, String> known) {
    Problems problems = new Problems();
    file.problems().forEach(problems::add);
    Set<String> found = new LinkedHashSet<>();
    boolean headed = false;
    for (SheetFile.Sheet sheet : file.sheets()) {
      Optional<Columns> columns = Columns.of(sheet);
      if (columns.isPresent()) {
        headed = true;
        new Reading(sheet, columns.get(), known, problems, found).rows();
      }
    }
    if (!headed && problems.isEmpty()) {
      problems.add(
          "no-heading",
          Place.file(file.name()),
          "前" + LAST_HEADING_ROW + "行中没有表头“学校标识码”或“学校名称”。请加上表头后重新上传。",
          "there is no heading \"code\" or \"name\" in the first "
              + LAST_HEADING_ROW
              + " rows. Add one and upload the list again.");
    } else if (found.isEmpty() && problems.isEmpty()) {
      problems.add(
          "empty-list",
          Place.file(file.name()),
          "表头下面没有学校。请填上学校后重新上传。",
          "there is no institution below the headings. Add some and upload the list again.");
    }
    return new CodeList(List.copyOf(found), problems.list());
  }

  /**
   * Where the headings stand.
   *
   * @param code index of the column of codes, or −1
   * @param name index of the column of names, or −1
   */
  private record Columns(int heading, int code, int name) {

    static Optional<Columns> of(SheetFile.Sheet sheet) {
      for (int i = 0; i < Math.min(LAST_HEADING_ROW, sheet.rows().size()); i++) {
        List<String> cells =
            sheet.rows().get(i).cells().stream()
                .map(c -> c.replaceAll("[\\s　]", "").toLowerCase(Locale.ROOT))
                .toList();
        Columns columns = new Columns(i, index(cells, CODE), index(cells, NAME));
        if (columns.code >= 0 || columns.name >= 0) {
          return Optional.of(columns);
        }
      }
      return Optional.empty();
    }

    private static int index(List<String> cells, Set<String> words) {
      for (int i = 0; i < cells.size(); i++) {
        if (words.contains(cells.get(i))) {
          return i;
        }
      }
      return -1;
    }
  }

  /** Reads the rows of one sheet. */
  private static final class Reading {
    private final SheetFile.Sheet sheet;
    private final Columns columns;
    private final Map<String, String> known;
    private final Map<String, List<String>> byName = new HashMap<>();
    private final Problems problems;
    private final Set<String> found;

    Reading(
        SheetFile.Sheet sheet,
        Columns columns,
        Map<String, String> known,
        Problems problems,
        Set<String> found) {
      this.sheet = sheet;
      this.columns = columns;
      this.known = known;
      this.problems = problems;
      this.found = found;
      known.forEach((code, name) -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(code));
    }

    void rows() {
      for (SheetFile.Row row : sheet.rows().subList(columns.heading() + 1, sheet.rows().size())) {
        String code = columns.code() < 0 ? "" : row.cell(columns.code());
        String name = columns.name() < 0 ? "" : row.cell(columns.name());
        if (!code.isEmpty() || !name.isEmpty()) {
          unit(row, code, name).ifPresent(unit -> take(row, unit));
        }
      }
    }

    private Optional<String> unit(SheetFile.Row row, String code, String name) {
      if (code.isEmpty()) {
        return byName(row, name);
      }
      String registered = known.get(code);
      if (registered == null) {
        problems.add(
            "unknown-code",
            sheet.at(row, columns.code()),
            "您负责的高校中没有标识码“" + code + "”。请核对，或删去这一行。",
            "none of your institutions has the code '" + code + "'. Check it or remove the row.");
        return Optional.empty();
      }
      if (!name.isEmpty() && !name.equals(registered)) {
        problems.add(
            "name-differs",
            sheet.at(row, columns.name()),
            "标识码" + code + "是“" + registered + "”，不是“" + name + "”。请核对两者。",
            "the code " + code + " belongs to " + registered + ", not '" + name + "'. Check both.");
        return Optional.empty();
      }
      return Optional.of(code);
    }

    private Optional<String> byName(SheetFile.Row row, String name) {
      List<String> fitting = byName.getOrDefault(name, List.of());
      if (fitting.size() == 1) {
        return Optional.of(fitting.get(0));
      }
      if (fitting.isEmpty()) {
        problems.add(
            "unknown-name",
            sheet.at(row, columns.name()),
            "您负责的高校中没有“" + name + "”。请按名录写全称，或改填标识码。",
            "none of your institutions is called '"
                + name
                + "'. Write the full name of the register, or its code.");
      } else {
        problems.add(
            "name-not-unique",
            sheet.at(row, columns.name()),
            "“" + name + "”有" + fitting.size() + "所。请改填标识码。",
            fitting.size() + " institutions are called '" + name + "'. Write the code instead.");
      }
      return Optional.empty();
    }

    private void take(SheetFile.Row row, String unit) {
      if (!found.add(unit)) {
        int column = columns.code() >= 0 ? columns.code() : columns.name();
        problems.add(
            "listed-twice",
            sheet.at(row, column),
            "“" + known.get(unit) + "”在名单里出现两次。请删去一行。",
            known.get(unit) + " is listed twice. Remove one row.");
      }
    }
  }
}
