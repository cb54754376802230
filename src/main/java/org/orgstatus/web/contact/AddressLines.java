package org.orgstatus.web.contact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.message.UnitAddresses;

/**
 * Mail addresses as pasted from a spreadsheet: on a line the code of an institution, its filler's
 * address and its approver's; or the code of a reporting unit and its coordinator's; or the id of
 * an alliance, its secretary's and, for those who keep them, those of the two who visit it. An
 * empty cell, or none, changes nothing; {@code -} takes an address away, the code alone all of the
 * line. The addresses of the two stand and change together.
 *
 * @param addresses by role and code; an empty one is to be taken away
 * @param faults by line, at most fifty
 */
record AddressLines(Map<Role, Map<String, String>> addresses, List<LocalText> faults) {

  private static final int MOST_FAULTS = 50;
  private static final int MOST_LINES = 3000;

  /** Whose addresses stand on the line of an institution, in their order. */
  static final List<Role> OF_INSTITUTION = List.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER);

  /** Whose stand on that of an alliance, for those who keep the accounts of researchers. */
  static final List<Role> OF_VISITED =
      List.of(Role.ALLIANCE_SECRETARY, Role.FIELD_RESEARCHER, Role.FIELD_RESEARCHER);

  private static final String NONE = "-";

  /**
   * @param own for each code that may stand on a line, whose addresses follow it
   */
  static AddressLines read(String text, Map<String, List<Role>> own) {
    Map<String, List<String>> cells = new LinkedHashMap<>();
    List<LocalText> faults = new ArrayList<>();
    String[] lines = text.split("\\R");
    for (int i = 0; i < lines.length && i < MOST_LINES; i++) {
      if (!lines[i].isBlank()) {
        read(i + 1, cells(lines[i]), own, cells, faults);
      }
    }
    if (cells.isEmpty() && faults.isEmpty()) {
      faults.add(
          LocalText.of(
              "还没有内容。请每行粘贴一所学校的代码和邮箱。",
              "Nothing was entered. Paste a code and its addresses a line."));
    }
    if (lines.length > MOST_LINES) {
      faults.add(
          LocalText.of(
              "一次最多" + MOST_LINES + "行。请分几次粘贴。",
              "At most " + MOST_LINES + " lines at once. Paste them in parts."));
    }
    return new AddressLines(
        byRole(cells, own), faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
  }

  /** Cells of a spreadsheet stand apart by tabs and may be empty; typed ones by what is at hand. */
  private static List<String> cells(String line) {
    String apart = line.strip().contains("\t") ? "\t" : "[\\s,，;；]+";
    return List.of(line.strip().split(apart)).stream()
        .map(cell -> cell.replaceAll("^[\\s,，;；]+|[\\s,，;；]+$", ""))
        .toList();
  }

  private static void read(
      int number,
      List<String> line,
      Map<String, List<Role>> own,
      Map<String, List<String>> cells,
      List<LocalText> faults) {
    String code = line.get(0);
    List<String> given = line.subList(1, line.size());
    if (!own.containsKey(code)) {
      faults.add(
          LocalText.of(
              "第" + number + "行：“" + code + "”不是本单位的学校代码或联盟编号。请改正或删去这一行。",
              "Line "
                  + number
                  + ": '"
                  + code
                  + "' is no institution or alliance of your unit. Correct or delete the line."));
    } else if (given.size() > own.get(code).size() && own.get(code).size() == 1) {
      faults.add(
          LocalText.of(
              "第" + number + "行：" + code + "后面只写一个邮箱。请删去其余的内容。",
              "Line " + number + ": one address follows " + code + ". Delete the rest."));
    } else if (given.size() > own.get(code).size() && own.get(code).equals(OF_VISITED)) {
      faults.add(
          LocalText.of(
              "第" + number + "行：" + code + "后面最多三个邮箱：联盟秘书，两名调查员。请删去其余的内容。",
              "Line "
                  + number
                  + ": at most three addresses follow "
                  + code
                  + ": the secretary's and those of the two researchers. Delete the rest."));
    } else if (given.size() > own.get(code).size()) {
      faults.add(
          LocalText.of(
              "第" + number + "行：代码后面最多两个邮箱，先填报人，后审核人。请删去其余的内容。",
              "Line "
                  + number
                  + ": at most two addresses follow the code, the filler's and the approver's."
                  + " Delete the rest."));
    } else if (given.stream().anyMatch(cell -> !isFit(cell))) {
      String bad = given.stream().filter(cell -> !isFit(cell)).findFirst().orElseThrow();
      faults.add(
          LocalText.of(
              "第" + number + "行：“" + bad + "”不是邮箱地址。请写成name@pku.edu.cn的样子；没有邮箱写“-”。",
              "Line "
                  + number
                  + ": '"
                  + bad
                  + "' is no mail address. Write it like name@pku.edu.cn, or - for none."));
    } else if (cells.put(code, given) != null) {
      faults.add(
          LocalText.of(
              "第" + number + "行：" + code + "前面已有一行。请留一行。",
              "Line " + number + ": " + code + " stands above already. Keep one line."));
    }
  }

  private static boolean isFit(String cell) {
    return cell.isEmpty() || cell.equals(NONE) || UnitAddresses.isAddress(cell);
  }

  private static Map<Role, Map<String, String>> byRole(
      Map<String, List<String>> cells, Map<String, List<Role>> own) {
    Map<Role, Map<String, String>> byRole = new EnumMap<>(Role.class);
    cells.forEach(
        (code, given) -> {
          List<Role> roles = own.get(code);
          for (Role role : new LinkedHashSet<>(roles)) {
            List<String> of = new ArrayList<>();
            for (int i = 0; i < roles.size(); i++) {
              if (roles.get(i) == role) {
                of.add(given.isEmpty() ? NONE : i < given.size() ? given.get(i) : "");
              }
            }
            if (of.stream().anyMatch(cell -> !cell.isEmpty())) {
              byRole
                  .computeIfAbsent(role, r -> new LinkedHashMap<>())
                  .put(
                      code,
                      of.stream()
                          .filter(cell -> !cell.isEmpty() && !cell.equals(NONE))
                          .collect(Collectors.joining(" ")));
            }
          }
        });
    return byRole;
  }
}
