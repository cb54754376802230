package org.orgstatus.analysis;

import java.util.function.Consumer;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.Problems;

/** What the settings of methods may hold. */
final class SettingCheck {

  private SettingCheck() {}

  /**
   * @param row reports an id that is neither an indicator nor a norm
   * @param group reports an id that is no group
   */
  static void check(
      String key,
      DefinitionText value,
      Consumer<DefinitionText> row,
      Consumer<DefinitionText> group,
      Problems problems) {
    switch (key) {
      case "rate", "beside", "response", "parts_of" -> row.accept(value);
      case "standardize" -> group.accept(value);
      case "target", "high", "low" -> percent(value, problems);
      case "inclusive" -> yesNo(value, problems);
      default -> {
        // An unknown key is reported where the settings are read.
      }
    }
  }

  private static void percent(DefinitionText value, Problems problems) {
    if (!value.text().matches("[0-9]{1,2}|100")) {
      problems.add(
          "bad-number",
          value.place(),
          "应为0至100之间的整数，这里却是“" + value.text() + "”。",
          "A whole number from 0 to 100 belongs here, not '" + value.text() + "'.");
    }
  }

  private static void yesNo(DefinitionText value, Problems problems) {
    if (!value.text().equals("yes") && !value.text().equals("no")) {
      problems.add(
          "not-yes-or-no",
          value.place(),
          "应写 yes 或 no，这里却是“" + value.text() + "”。",
          "Write yes or no, not '" + value.text() + "'.");
    }
  }

  static void notANumber(DefinitionText value, Problems problems) {
    problems.add(
        "bad-number",
        value.place(),
        "“" + value.text() + "”不是数。请写一个数，如 50。",
        "'" + value.text() + "' is no number. Write one, such as 50.");
  }
}
