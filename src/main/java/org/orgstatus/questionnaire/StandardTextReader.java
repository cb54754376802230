package org.orgstatus.questionnaire;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionNode;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** Reads the standard texts: a mapping from T1 … T11 to name, subject and text. */
final class StandardTextReader {

  static final String KEY = "texts";

  private static final Set<String> KEYS = Set.of("name", "subject", "text");

  private final Problems problems;
  private final Map<StandardText.Id, StandardText> texts = new EnumMap<>(StandardText.Id.class);
  private final Map<StandardText.Id, Place> places = new EnumMap<>(StandardText.Id.class);

  private StandardTextReader(Problems problems) {
    this.problems = problems;
  }

  /** The faultless texts of the files; what is wrong or missing goes into {@code problems}. */
  static Map<StandardText.Id, StandardText> read(List<DefinitionFile> files, Problems problems) {
    StandardTextReader reader = new StandardTextReader(problems);
    files.forEach(reader::file);
    return reader.texts;
  }

  static boolean isFile(DefinitionFile file) {
    return file.root().filter(root -> root.has(KEY)).isPresent();
  }

  private void file(DefinitionFile file) {
    file.problems().forEach(problems::add);
    DefinitionMap root = file.root().orElseThrow();
    root.only(Set.of(KEY), problems);
    root.map(KEY, problems).ifPresent(map -> all(map, root.placeOf(KEY)));
  }

  private void all(DefinitionMap map, Place place) {
    for (DefinitionMap.Entry entry : map.entries()) {
      Optional<StandardText.Id> id = StandardText.Id.find(entry.key().text());
      if (id.isEmpty()) {
        unknownId(entry.key());
      } else {
        one(id.get(), entry);
      }
    }
    for (StandardText.Id id : StandardText.Id.values()) {
      if (!places.containsKey(id)) {
        problems.add(
            "missing-text",
            place,
            "缺少标准文本" + id + "，现用系统自带的文字。请补上。",
            "The standard text " + id + " is missing; the shipped one is used. Add it.");
      }
    }
  }

  private void one(StandardText.Id id, DefinitionMap.Entry entry) {
    Place first = places.putIfAbsent(id, entry.key().place());
    if (first != null) {
      problems.add(
          "duplicate-text",
          entry.key().place(),
          "标准文本" + id + "在" + first + "已有。请删去一个。",
          "The standard text " + id + " already stands at " + first + ". Delete one.");
      return;
    }
    Optional<DefinitionMap> map = DefinitionMap.map(id.name(), entry.value(), problems);
    if (map.isEmpty()) {
      return;
    }
    Problems own = new Problems();
    StandardText text = text(id, map.get(), own);
    if (own.isEmpty()) {
      texts.put(id, text);
    }
    own.list().forEach(problems::add);
  }

  private static StandardText text(StandardText.Id id, DefinitionMap map, Problems own) {
    Set<String> keys = new TreeSet<>(KEYS);
    if (!id.isMessage()) {
      keys.remove("subject");
    }
    map.only(keys, own);
    map.require(keys, own);
    values(id, map, "subject", own);
    values(id, map, "text", own);
    StandardText text =
        new StandardText(
            id,
            map.localText("name", own).orElse(LocalText.EMPTY),
            map.localText("subject", own).orElse(LocalText.EMPTY),
            map.localText("text", own).orElse(LocalText.EMPTY));
    if (own.isEmpty()) {
      // what has no place of its own, such as a value that one language lacks
      Place place = map.placeOf("text");
      text.faults().forEach(fault -> own.add("bad-text", place, fault.zh(), fault.en()));
    }
    return text;
  }

  /** Unknown values and lone brackets, each at its place in the file. */
  private static void values(StandardText.Id id, DefinitionMap map, String key, Problems own) {
    Optional<DefinitionNode> node = map.find(key);
    if (node.isEmpty() || !(node.get() instanceof DefinitionMap both)) {
      return;
    }
    for (DefinitionMap.Entry entry : both.entries()) {
      if (entry.value() instanceof DefinitionText text) {
        for (StandardText.Shown shown : StandardText.shown(text.text())) {
          if (!id.shows().contains(shown.word())) {
            LocalText fault = StandardText.unknown(id, shown.word());
            own.add("unknown-value", text.at(shown.offset()), fault.zh(), fault.en());
          }
        }
        int lone = StandardText.loneBracket(text.text());
        if (lone >= 0) {
          LocalText fault = StandardText.lone();
          own.add("lone-bracket", text.at(lone), fault.zh(), fault.en());
        }
      }
    }
  }

  private void unknownId(DefinitionText key) {
    Set<String> known = new TreeSet<>();
    for (StandardText.Id id : StandardText.Id.values()) {
      known.add(id.name());
    }
    String nearest = NearestWord.to(key.text(), known).orElse("");
    String all = String.join(", ", known);
    problems.add(
        "unknown-text",
        key.place(),
        "没有标准文本“" + key + "”。" + NearestWord.hintZh(nearest, "现有：" + all + "。"),
        "There is no standard text '"
            + key
            + "'. "
            + NearestWord.hintEn(nearest, "Known: " + all + "."));
  }
}
