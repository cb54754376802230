package org.orgstatus.web.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.message.UnitAddresses;

/**
 * Mail addresses as pasted from a spreadsheet: code and address on a line.
 *
 * @param addresses by institution code; an empty one is to be taken away
 * @param faults by line, at most fifty
 */
record AddressLines(Map<String, String> addresses, List<LocalText> faults) {

  private static final int MOST_FAULTS = 50;
  private static final int MOST_LINES = 3000;

  static AddressLines read(String text, Set<String> own) {
    Map<String, String> addresses = new LinkedHashMap<>();
    List<LocalText> faults = new ArrayList<>();
    String[] lines = text.split("\\R");
    for (int i = 0; i < lines.length && i < MOST_LINES; i++) {
      if (!lines[i].isBlank()) {
        read(i + 1, lines[i].strip(), own, addresses, faults);
      }
    }
    if (addresses.isEmpty() && faults.isEmpty()) {
      faults.add(
          LocalText.of(
              "还没有内容。请每行粘贴一所学校的代码和邮箱。",
              "Nothing was entered. Paste a code and an address a line."));
    }
    if (lines.length > MOST_LINES) {
      faults.add(
          LocalText.of(
              "一次最多" + MOST_LINES + "行。请分几次粘贴。",
              "At most " + MOST_LINES + " lines at once. Paste them in parts."));
    }
    return new AddressLines(
        Map.copyOf(addresses), faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
  }

  private static void read(
      int number,
      String line,
      Set<String> own,
      Map<String, String> addresses,
      List<LocalText> faults) {
    String[] parts = line.split("[\\s,，;；]+", 2);
    String address = parts.length == 2 ? parts[1].strip() : "";
    if (!own.contains(parts[0])) {
      faults.add(
          LocalText.of(
              "第" + number + "行：“" + parts[0] + "”不是本单位的学校代码。请改正或删去这一行。",
              "Line "
                  + number
                  + ": '"
                  + parts[0]
                  + "' is no institution code of your unit. Correct or delete the line."));
    } else if (!address.isEmpty() && !UnitAddresses.isAddress(address)) {
      faults.add(
          LocalText.of(
              "第" + number + "行：“" + address + "”不是邮箱地址。每行一个地址，例如name@pku.edu.cn。",
              "Line "
                  + number
                  + ": '"
                  + address
                  + "' is no mail address. Write one a line, such as name@pku.edu.cn."));
    } else if (addresses.put(parts[0], address) != null) {
      faults.add(
          LocalText.of(
              "第" + number + "行：" + parts[0] + "前面已有一行。请留一行。",
              "Line " + number + ": " + parts[0] + " stands above already. Keep one line."));
    }
  }
}
