package org.orgstatus.base;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A mapping in a definition file. The methods that take {@link Problems} say there what is missing
 * or of the wrong kind and answer with something empty, so that reading goes on to the next fault.
 *
 * @param entries in the order of the file, every key once
 */
public record DefinitionMap(List<Entry> entries, Place place) implements DefinitionNode {

  /** A key and what stands behind it. */
  public record Entry(DefinitionText key, DefinitionNode value) {}

  public DefinitionMap {
    entries = List.copyOf(entries);
  }

  public Optional<DefinitionNode> find(String key) {
    return entries.stream().filter(e -> e.key().text().equals(key)).map(Entry::value).findFirst();
  }

  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** Where the key stands; the mapping's own place when it is not there. */
  public Place placeOf(String key) {
    return entries.stream()
        .filter(e -> e.key().text().equals(key))
        .map(e -> e.key().place())
        .findFirst()
        .orElse(place);
  }

  /** Reports every key that is not one of {@code known}. */
  public void only(Set<String> known, Problems problems) {
    for (Entry entry : entries) {
      String key = entry.key().text();
      if (!known.contains(key)) {
        String nearest = NearestWord.to(key, known).orElse("");
        String all = String.join(", ", new TreeSet<>(known));
        problems.add(
            "unknown-key",
            entry.key().place(),
            "没有“" + key + "”这个键。" + NearestWord.hintZh(nearest, "此处可用：" + all + "。"),
            "There is no key '"
                + key
                + "' here. "
                + NearestWord.hintEn(nearest, "Known: " + all + "."));
      }
    }
  }

  /** Reports each of {@code keys} that is missing. */
  public void require(Collection<String> keys, Problems problems) {
    for (String key : keys) {
      if (!has(key)) {
        problems.add(
            "missing-key",
            place,
            "缺少“" + key + "”。请在此处补上。",
            "The key '" + key + "' is missing. Add it here.");
      }
    }
  }

  /**
   * The text behind a key; empty when the key is not there, or with a problem when it is no text.
   */
  public Optional<DefinitionText> text(String key, Problems problems) {
    return find(key).flatMap(node -> text(key, node, problems));
  }

  /** The piece as a text that is not empty. */
  public static Optional<DefinitionText> text(String key, DefinitionNode node, Problems problems) {
    if (!(node instanceof DefinitionText text)) {
      wrongKind(key, node, "一段文字", "a text", problems);
      return Optional.empty();
    }
    if (text.isEmpty()) {
      problems.add(
          "empty-value",
          text.place(),
          "“" + key + "”后面没有内容。请填写，或删去这个键。",
          "Nothing stands behind '" + key + "'. Write something or delete the key.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** The mapping behind a key. */
  public Optional<DefinitionMap> map(String key, Problems problems) {
    return find(key).flatMap(node -> map(key, node, problems));
  }

  /** The piece as a mapping. */
  public static Optional<DefinitionMap> map(String key, DefinitionNode node, Problems problems) {
    if (node instanceof DefinitionMap map) {
      return Optional.of(map);
    }
    wrongKind(key, node, "若干“键: 值”", "keys with values", problems);
    return Optional.empty();
  }

  /** The pieces of the list behind a key; none when the key is not there. */
  public List<DefinitionNode> list(String key, Problems problems) {
    return find(key).map(node -> list(key, node, problems)).orElse(List.of());
  }

  /** The pieces of a list. */
  public static List<DefinitionNode> list(String key, DefinitionNode node, Problems problems) {
    if (node instanceof DefinitionList list) {
      return list.nodes();
    }
    wrongKind(key, node, "一个列表（每项以“- ”开头，或写成 [a, b]）", "a list ('- …' lines or [a, b])", problems);
    return List.of();
  }

  /** The mappings of the list behind a key. */
  public List<DefinitionMap> maps(String key, Problems problems) {
    return list(key, problems).stream().flatMap(n -> map(key, n, problems).stream()).toList();
  }

  /** The texts of the list behind a key. */
  public List<DefinitionText> texts(String key, Problems problems) {
    return list(key, problems).stream().flatMap(n -> text(key, n, problems).stream()).toList();
  }

  /** A text in both languages: {@code {zh: …, en: …}}. Reports a missing translation. */
  public Optional<LocalText> localText(String key, Problems problems) {
    return map(key, problems).map(both -> both.asLocalText(key, problems));
  }

  /** This mapping as a text in both languages. */
  public LocalText asLocalText(String key, Problems problems) {
    only(Set.of("zh", "en"), problems);
    return new LocalText(translation("zh", key, problems), translation("en", key, problems));
  }

  private String translation(String language, String key, Problems problems) {
    Optional<DefinitionText> text =
        find(language)
            .filter(n -> !(n instanceof DefinitionText t && t.isEmpty()))
            .flatMap(n -> text(language, n, problems));
    if (text.isEmpty()) {
      boolean chinese = language.equals("zh");
      problems.add(
          "missing-translation",
          placeOf(language),
          "“" + key + "”缺少" + (chinese ? "中文（zh）" : "英文（en）") + "。请两种语言都填写。",
          "'"
              + key
              + "' has no "
              + (chinese ? "Chinese (zh)" : "English (en)")
              + ". Write both languages.");
    }
    return text.map(DefinitionText::text).orElse("");
  }

  private static void wrongKind(
      String key, DefinitionNode node, String zh, String en, Problems problems) {
    problems.add(
        "wrong-kind",
        node.place(),
        "“" + key + "”应为" + zh + "，这里却是" + kindZh(node) + "。",
        "'" + key + "' wants " + en + ", but here stands " + kindEn(node) + ".");
  }

  private static String kindZh(DefinitionNode node) {
    return node instanceof DefinitionText t
        ? "文字“" + t.text() + "”"
        : node instanceof DefinitionList ? "列表" : "“键: 值”";
  }

  private static String kindEn(DefinitionNode node) {
    return node instanceof DefinitionText t
        ? "the text '" + t.text() + "'"
        : node instanceof DefinitionList ? "a list" : "a mapping";
  }

  /** The keys in the order of the file. */
  public List<String> keys() {
    return entries.stream().map(e -> e.key().text()).collect(Collectors.toList());
  }
}
