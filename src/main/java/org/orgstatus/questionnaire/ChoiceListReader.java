package org.orgstatus.questionnaire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionNode;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** Reads one choice list: a list of {@code code: {zh: …, en: …}}. */
final class ChoiceListReader {

  private ChoiceListReader() {}

  static ChoiceList read(DefinitionMap.Entry entry, Problems problems) {
    String name = entry.key().text();
    if (!name.matches("[a-z][a-z0-9_]*")) {
      problems.add(
          "bad-name",
          entry.key().place(),
          "选项表的名字“" + name + "”不可用。请用小写字母、数字和下划线，以字母开头。",
          "'" + name + "' cannot name a list. Use small letters, digits and underscores.");
    }
    Map<String, Choice> choices = new LinkedHashMap<>();
    for (DefinitionNode node : nodes(entry, problems)) {
      Optional<DefinitionMap> map = DefinitionMap.map(name, node, problems);
      if (map.isEmpty()) {
        continue;
      }
      DefinitionMap one = map.get();
      if (one.entries().size() == 1) {
        DefinitionMap.Entry choice = one.entries().get(0);
        choice(choice.key(), choice.value(), choices, problems);
      } else {
        problems.add(
            "bad-choice",
            one.place(),
            "每个选项占一行：“- 代码: {zh: …, en: …}”。",
            "Each choice is one entry: '- code: {zh: …, en: …}'.");
      }
    }
    if (choices.isEmpty()) {
      problems.add(
          "empty-list",
          entry.key().place(),
          "选项表“" + name + "”没有选项。请补上，或删去此表。",
          "The list '" + name + "' has no choices. Add some or delete the list.");
    }
    return new ChoiceList(name, List.copyOf(choices.values()), entry.key().place());
  }

  private static List<DefinitionNode> nodes(DefinitionMap.Entry entry, Problems problems) {
    boolean empty = entry.value() instanceof DefinitionText text && text.isEmpty();
    return empty ? List.of() : DefinitionMap.list(entry.key().text(), entry.value(), problems);
  }

  private static void choice(
      DefinitionText code, DefinitionNode label, Map<String, Choice> choices, Problems problems) {
    if (!code.text().matches("[A-Za-z0-9_]+")) {
      problems.add(
          "bad-code",
          code.place(),
          "选项代码“" + code + "”不可用。请用字母、数字和下划线，不含空格。",
          "'" + code + "' cannot be a code. Use letters, digits and underscores, no spaces.");
    }
    Optional<LocalText> text =
        DefinitionMap.map(code.text(), label, problems)
            .map(map -> Texts.plain(code.text(), map, problems));
    Choice choice = new Choice(code.text(), text.orElse(LocalText.EMPTY), code.place());
    Choice first = choices.putIfAbsent(code.text(), choice);
    if (first != null) {
      duplicate(code.text(), code.place(), first.place(), problems);
    }
  }

  private static void duplicate(String code, Place place, Place first, Problems problems) {
    problems.add(
        "duplicate-choice",
        place,
        "选项代码“" + code + "”在第" + first.line() + "行已用过。请改用别的代码：代码是数据文件中的取值。",
        "The code '"
            + code
            + "' is already used in line "
            + first.line()
            + ". Take another: codes are the values in data files.");
  }
}
