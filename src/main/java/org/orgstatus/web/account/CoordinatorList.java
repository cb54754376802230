package org.orgstatus.web.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.orgstatus.accounts.Account;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.collection.message.UnitAddresses;
import org.orgstatus.registry.SheetFile;

/**
 * The provincial coordinators that a workbook names, one a row, and what is wrong with it. Rows in
 * which nobody is named are passed over.
 *
 * @param rows in the order of the workbook
 */
record CoordinatorList(List<Row> rows, List<Problem> problems) {

  /** What the template and an uploaded workbook have in their first row, in both languages. */
  static final List<String> HEADINGS =
      List.of(
          "单位代码 Unit code",
          "填报单位 Reporting unit",
          "姓名或岗位 Name or post",
          "登录名 Log-in name",
          "邮箱 E-mail",
          "电话 Telephone");

  private static final int UNIT = 0;
  private static final int UNIT_NAME = 1;
  private static final int DISPLAY = 2;
  private static final int LOGIN = 3;
  private static final int ADDRESS = 4;
  private static final int TELEPHONE = 5;

  static final int MOST_OF_UNIT = 3;
  private static final int LONGEST_ADDRESSES = 200;

  /**
   * One coordinator.
   *
   * @param unit code of the reporting unit
   * @param display name or post
   * @param address mail address, or empty
   * @param telephone as entered, or empty; it is kept nowhere
   */
  record Row(String unit, String display, String loginName, String address, String telephone) {

    /** The cells under the headings. */
    List<String> cells(String unitName) {
      return List.of(unit, unitName, display, loginName, address, telephone);
    }
  }

  CoordinatorList {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * @param units names of the reporting units by code
   * @param loginFaults what speaks against a log-in name
   */
  static CoordinatorList read(
      SheetFile file, Map<String, LocalText> units, Function<String, List<LocalText>> loginFaults) {
    Reading reading = new Reading(units, loginFaults);
    file.problems().forEach(reading.problems::add);
    if (file.sheets().size() > 1) {
      reading.problems.add(
          "several-sheets",
          Place.file(file.sheets().get(1).file()),
          "工作簿有几张填了内容的表。请只保留模板那一张。",
          "the workbook has several sheets with content. Keep only that of the template.");
    } else if (!file.sheets().isEmpty()) {
      reading.sheet(file.sheets().get(0));
    }
    return new CoordinatorList(reading.rows, reading.problems.list());
  }

  private static final class Reading {
    private final Map<String, LocalText> units;
    private final Function<String, List<LocalText>> loginFaults;
    private final Problems problems = new Problems();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> lineOfLogin = new HashMap<>();
    private final Map<String, Integer> ofUnit = new HashMap<>();
    private final Map<String, Integer> addressLength = new HashMap<>();

    Reading(Map<String, LocalText> units, Function<String, List<LocalText>> loginFaults) {
      this.units = units;
      this.loginFaults = loginFaults;
    }

    void sheet(SheetFile.Sheet sheet) {
      if (sheet.rows().isEmpty() || !hasHeadings(sheet, sheet.rows().get(0))) {
        return;
      }
      List<SheetFile.Row> named =
          sheet.rows().subList(1, sheet.rows().size()).stream().filter(Reading::isNamed).toList();
      int most = MOST_OF_UNIT * units.size();
      if (named.size() > most) {
        problems.add(
            "too-many-rows",
            new Place(sheet.file(), named.get(most).line(), 0),
            "填了" + named.size() + "人，超过" + most + "人（每个单位至多" + MOST_OF_UNIT + "人）。请删去多余的行。",
            named.size()
                + " people are named, more than "
                + most
                + " (at most "
                + MOST_OF_UNIT
                + " for each unit). Remove the surplus rows.");
        return;
      }
      if (named.isEmpty() && problems.isEmpty()) {
        problems.add(
            "empty-list",
            Place.file(sheet.file()),
            "没有填任何姓名和登录名。请填好后重新上传。",
            "no name and no log-in name is filled in. Fill some in and upload the workbook again.");
      }
      named.forEach(row -> row(sheet, row));
    }

    private boolean hasHeadings(SheetFile.Sheet sheet, SheetFile.Row first) {
      int before = problems.count();
      for (int i = 0; i < Math.max(HEADINGS.size(), first.cells().size()); i++) {
        String wanted = i < HEADINGS.size() ? HEADINGS.get(i) : "";
        if (!first.cell(i).equals(wanted)) {
          problems.add(
              "changed-heading",
              sheet.at(first, i),
              wanted.isEmpty()
                  ? "模板没有这一列“" + first.cell(i) + "”。请删去。"
                  : "标题应为“" + wanted + "”，这里是“" + first.cell(i) + "”。请使用下载的模板，不要改标题行。",
              wanted.isEmpty()
                  ? "the template has no column '" + first.cell(i) + "'. Delete it."
                  : "the heading should be '"
                      + wanted
                      + "', not '"
                      + first.cell(i)
                      + "'. Use the template and leave its headings as they are.");
        }
      }
      return problems.count() == before;
    }

    private static boolean isNamed(SheetFile.Row row) {
      for (int i = DISPLAY; i < row.cells().size(); i++) {
        if (!row.cell(i).isEmpty()) {
          return true;
        }
      }
      return false;
    }

    private void row(SheetFile.Sheet sheet, SheetFile.Row row) {
      int before = problems.count();
      unit(sheet, row);
      AccountListPages.nameFaults(row.cell(DISPLAY))
          .forEach(fault -> add("bad-name", sheet.at(row, DISPLAY), fault));
      login(sheet, row);
      address(sheet, row);
      String telephone = row.cell(TELEPHONE);
      if (!telephone.isEmpty() && !telephone.matches("[0-9(（][0-9()（）转 ,，/、-]{4,39}")) {
        problems.add(
            "bad-telephone",
            sheet.at(row, TELEPHONE),
            "“" + telephone + "”不像电话号码。请填写数字，例如027-87650000，或留空。",
            "'" + telephone + "' is no telephone number. Write digits, or leave it empty.");
      }
      if (problems.count() == before) {
        rows.add(
            new Row(
                row.cell(UNIT),
                row.cell(DISPLAY),
                row.cell(LOGIN),
                row.cell(ADDRESS),
                row.cell(TELEPHONE)));
      }
    }

    private void unit(SheetFile.Sheet sheet, SheetFile.Row row) {
      String code = row.cell(UNIT);
      LocalText name = units.get(code);
      if (name == null) {
        problems.add(
            "unknown-unit",
            sheet.at(row, UNIT),
            "没有代码为“" + code + "”的填报单位。请照模板填写。",
            "no reporting unit has the code '" + code + "'. Keep to those of the template.");
        return;
      }
      String given = row.cell(UNIT_NAME);
      if (!given.equals(name.zh()) && !given.equals(name.en())) {
        problems.add(
            "name-differs",
            sheet.at(row, UNIT_NAME),
            "代码" + code + "是“" + name.zh() + "”，不是“" + given + "”。请核对两者。",
            "the code " + code + " belongs to " + name.en() + ", not '" + given + "'. Check both.");
      }
      if (ofUnit.merge(code, 1, Integer::sum) == MOST_OF_UNIT + 1) {
        problems.add(
            "too-many-of-unit",
            sheet.at(row, UNIT),
            name.zh() + "填了超过" + MOST_OF_UNIT + "人。请删去多余的行。",
            "more than "
                + MOST_OF_UNIT
                + " people are named for "
                + name.en()
                + ". Remove the surplus rows.");
      }
    }

    private void login(SheetFile.Sheet sheet, SheetFile.Row row) {
      String login = row.cell(LOGIN);
      Integer first = lineOfLogin.putIfAbsent(Account.normal(login), row.line());
      if (first != null && !login.isEmpty()) {
        problems.add(
            "login-twice",
            sheet.at(row, LOGIN),
            "登录名“" + login + "”在第" + first + "行已经用过（不分大小写）。请换一个。",
            "the log-in name '"
                + login
                + "' stands in row "
                + first
                + " already; case makes no difference. Choose another.");
        return;
      }
      loginFaults.apply(login).forEach(fault -> add("bad-login", sheet.at(row, LOGIN), fault));
    }

    private void address(SheetFile.Sheet sheet, SheetFile.Row row) {
      String address = row.cell(ADDRESS);
      if (address.isEmpty()) {
        return;
      }
      if (!UnitAddresses.isAddress(address)) {
        problems.add(
            "bad-address",
            sheet.at(row, ADDRESS),
            "“" + address + "”不是邮箱地址。请更正或留空。",
            "'" + address + "' is no mail address. Correct it or leave it empty.");
      } else if (addressLength.merge(row.cell(UNIT), address.length() + 1, Integer::sum)
          > LONGEST_ADDRESSES) {
        problems.add(
            "addresses-too-long",
            sheet.at(row, ADDRESS),
            "这个单位的邮箱地址合计太长。请少填一个。",
            "the mail addresses of this unit are too long together. Leave one out.");
      }
    }

    private void add(String code, Place place, LocalText fault) {
      problems.add(new Problem(code, place, fault));
    }
  }
}
