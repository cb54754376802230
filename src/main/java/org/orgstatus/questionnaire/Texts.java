package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;

/** Reads texts in two languages, with or without values in them. */
final class Texts {

  private static final Pattern OPENING = Pattern.compile("\\$\\{");
  private static final Pattern VALUE = Pattern.compile("\\$\\{([^}]*)}");

  private Texts() {}

  /** A text that shows no values, such as the label of a choice or a message. */
  static LocalText plain(String key, DefinitionMap map, Problems problems) {
    for (DefinitionMap.Entry entry : map.entries()) {
      if (entry.value() instanceof DefinitionText text && text.text().contains("${")) {
        problems.add(
            "value-not-shown-here",
            text.at(text.text().indexOf("${")),
            "这里不能显示“${…}”的值，只有题目和提示可以。请改写这段文字。",
            "Values (${…}) are shown in labels and hints only, not here. Rewrite the text.");
      }
    }
    return map.asLocalText(key, problems);
  }

  /** The names shown in a label or a hint, with their places. */
  static List<Written.Reading> shown(DefinitionMap map, Problems problems) {
    List<Written.Reading> readings = new ArrayList<>();
    for (DefinitionMap.Entry entry : map.entries()) {
      if (entry.value() instanceof DefinitionText text) {
        Matcher opening = OPENING.matcher(text.text());
        while (opening.find()) {
          Matcher value = VALUE.matcher(text.text());
          if (value.find(opening.start()) && value.start() == opening.start()) {
            readings.add(new Written.Reading(value.group(1).strip(), text.at(opening.start())));
          } else {
            problems.add(
                "unclosed-value",
                text.at(opening.start()),
                "“${”后面缺少“}”。请写成“${题名}”。",
                "'${' has no '}'. Write '${name}'.");
          }
        }
      }
    }
    return readings;
  }
}
