package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Problems;

/** The kinds of items in a definition file and the keys that each may have. */
enum ItemType {
  ASKED("hint unit required relevant constraint constraint_message default stock appearance"),
  CALCULATE("hint relevant calculation"),
  NOTE("hint relevant"),
  REPEAT("relevant repeat_count items end");

  private static final String EVERY = "name no type label indicators sensitivity checks ";
  private static final String REPEAT_WORD = "begin_repeat";

  private final Set<String> keys;

  ItemType(String own) {
    this.keys = Set.of((every() + own).split(" "));
  }

  private static String every() {
    return EVERY;
  }

  static boolean isRepeat(DefinitionMap map) {
    return map.find("type")
        .filter(t -> t instanceof DefinitionText text && text.text().equals(REPEAT_WORD))
        .isPresent();
  }

  static ItemType of(AnswerType type) {
    return switch (type) {
      case CALCULATE -> CALCULATE;
      case NOTE -> NOTE;
      default -> ASKED;
    };
  }

  /** Reports keys that no item has, and keys that an item of this type does not have. */
  void keys(DefinitionMap map, Problems problems) {
    Set<String> all = new TreeSet<>();
    for (ItemType type : values()) {
      all.addAll(type.keys);
    }
    map.only(all, problems);
    for (DefinitionMap.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (all.contains(key) && !keys.contains(key)) {
        String type = map.text("type", new Problems()).map(DefinitionText::text).orElse("");
        problems.add(
            "key-not-for-type",
            entry.key().place(),
            "类型为“" + type + "”的题没有“" + key + "”。请删去，或改类型。",
            "An item of type '" + type + "' has no '" + key + "'. Delete it or change the type.");
      }
    }
  }

  /** The type of a question and the list it names, for example {@code select_one yes_no}. */
  static Optional<AnswerType> answerType(DefinitionText text, Problems problems) {
    String word = text.text().split(" ", 2)[0];
    List<String> words = new ArrayList<>();
    for (AnswerType type : AnswerType.values()) {
      words.add(type.word());
      if (type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    words.add(REPEAT_WORD);
    String nearest = NearestWord.to(word, words).orElse("");
    String all = String.join(", ", words);
    problems.add(
        "unknown-type",
        text.place(),
        "没有“" + word + "”这种题型。" + NearestWord.hintZh(nearest, "可用：" + all + "。"),
        "There is no type '" + word + "'. " + NearestWord.hintEn(nearest, "Known: " + all + "."));
    return Optional.empty();
  }
}
