package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/**
 * A text that the study says in the same words to everyone. Words in square brackets stand for
 * values, for example {@code [deadline]}.
 *
 * @param subject of the message that carries it; empty for texts that only stand on pages
 */
public record StandardText(Id id, LocalText name, LocalText subject, LocalText text) {

  /** T1 to T6 are those of the instruments; messages need the others beside them. */
  public enum Id {
    /** On the first page of a form. */
    T1(false, Set.of(), "ref_date", "ref_year", "deadline", "province_contact"),
    /** Where a person is asked for a name. */
    T2(false, Set.of()),
    /** Read aloud before an interview. */
    T3(false, Set.of()),
    /** Reminder. */
    T4(true, Set.of(), "institution", "deadline", "status", "n", "link", "province_contact"),
    /** Return of an institution's response. */
    T5(true, Set.of(), "institution", "n", "date", "link", "province_contact"),
    /** Receipt. */
    T6(false, Set.of("receipt"), "receipt", "time", "province_contact"),
    /** Invitation with an activation code. */
    T7(true, Set.of("link"), "institution", "role", "deadline", "link", "code", "province_contact"),
    /** Return of what a province or an alliance has filled in. */
    T8(true, Set.of(), "unit", "n", "date", "link"),
    /** Reminder of an approver whose institution's response waits for approval. */
    T9(true, Set.of(), "institution", "deadline", "link", "province_contact"),
    /** Reminder of a province, of an alliance, or of those who visit one. */
    T10(true, Set.of(), "unit", "form", "deadline", "status", "n", "link"),
    /** Says to an approver that a response was sent for approval. */
    T11(true, Set.of(), "institution", "deadline", "link", "province_contact");

    private final boolean message;
    private final Set<String> essential;
    private final List<String> shows;

    Id(boolean message, Set<String> essential, String... shows) {
      this.message = message;
      this.essential = essential;
      this.shows = List.of(shows);
    }

    /** Whether it is sent as a message and so has a subject. */
    public boolean isMessage() {
      return message;
    }

    /** The values that it may show. */
    public List<String> shows() {
      return shows;
    }

    public static Optional<Id> find(String word) {
      return Stream.of(values()).filter(id -> id.name().equals(word)).findFirst();
    }
  }

  /**
   * A value written in a text.
   *
   * @param word between the brackets
   * @param offset of the opening bracket
   */
  record Shown(String word, int offset) {}

  private static final Pattern VALUE = Pattern.compile("\\[([^\\[\\]]*)]");
  private static final Pattern BRACKET = Pattern.compile("[\\[\\]]");

  /** The largest text that a page or a message takes, in characters. */
  public static final int LONGEST = 4000;

  /** The values shown, in their order. */
  static List<Shown> shown(String text) {
    List<Shown> shown = new ArrayList<>();
    Matcher value = VALUE.matcher(text);
    while (value.find()) {
      shown.add(new Shown(value.group(1), value.start()));
    }
    return shown;
  }

  /** Place of a bracket without a partner; -1 where there is none. */
  static int loneBracket(String text) {
    Matcher value = VALUE.matcher(text);
    Matcher bracket =
        BRACKET.matcher(value.replaceAll(found -> " ".repeat(found.group().length())));
    return bracket.find() ? bracket.start() : -1;
  }

  /** The same text with other words. */
  public StandardText with(LocalText otherSubject, LocalText otherText) {
    return new StandardText(id, name, otherSubject, otherText);
  }

  /** What is wrong with its words, so that it cannot be used; empty when nothing is. */
  public List<LocalText> faults() {
    List<LocalText> faults = new ArrayList<>();
    for (Language language : Language.values()) {
      check(subject.in(language), text.in(language), language, faults);
    }
    if (!words(text.zh()).equals(words(text.en()))) {
      faults.add(unequal(words(text.zh()), words(text.en())));
    }
    return faults;
  }

  private void check(String head, String body, Language language, List<LocalText> faults) {
    String zh = language == Language.ZH ? "中文" : "英文";
    String en = language == Language.ZH ? "Chinese" : "English";
    if (body.isBlank() || body.length() > LONGEST) {
      faults.add(
          LocalText.of(
              zh + "正文应有1至" + LONGEST + "字。",
              "The " + en + " text needs 1 to " + LONGEST + " characters."));
    }
    if (id.isMessage() && (head.isBlank() || head.length() > 150 || head.contains("\n"))) {
      faults.add(
          LocalText.of(
              zh + "标题应有1至150字，写在一行内。",
              "The " + en + " subject needs 1 to 150 characters on one line."));
    }
    for (String part : List.of(head, body)) {
      shown(part).stream()
          .filter(value -> !id.shows().contains(value.word()))
          .forEach(value -> faults.add(unknown(id, value.word())));
      if (loneBracket(part) >= 0) {
        faults.add(lone());
      }
    }
    for (String word : id.essential) {
      if (!words(body).contains(word)) {
        faults.add(
            LocalText.of(
                zh + "正文缺少[" + word + "]。没有它，收到的人无法继续。请补上。",
                "The "
                    + en
                    + " text lacks ["
                    + word
                    + "], without which nobody can go on. Add it."));
      }
    }
  }

  static LocalText unknown(Id id, String word) {
    String known = known(id);
    return LocalText.of(
        id + "不能显示[" + word + "]。" + (known.isEmpty() ? "此文本不含可填入的词。" : "可用：" + known + "。"),
        id
            + " cannot show ["
            + word
            + "]. "
            + (known.isEmpty() ? "It shows no values." : "Known: " + known + "."));
  }

  static LocalText lone() {
    return LocalText.of(
        "方括号“[”和“]”要成对，只用来标出由系统填入的词。普通文字请用圆括号。",
        "Square brackets come in pairs and only mark values. Use round brackets in plain text.");
  }

  static LocalText unequal(Set<String> zh, Set<String> en) {
    return LocalText.of(
        "中文和英文显示的词不同（中文：" + list(zh) + "；英文：" + list(en) + "）。请两种语言用同样的词。",
        "Chinese and English show different values (Chinese: "
            + list(zh)
            + "; English: "
            + list(en)
            + "). Use the same in both.");
  }

  static Set<String> words(String text) {
    return shown(text).stream().map(Shown::word).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String list(Set<String> words) {
    return words.isEmpty()
        ? "—"
        : words.stream().map(word -> "[" + word + "]").collect(Collectors.joining(" "));
  }

  private static String known(Id id) {
    return id.shows().stream().map(word -> "[" + word + "]").collect(Collectors.joining(" "));
  }

  /** The text with its values; a value that is not given keeps its word in brackets. */
  public LocalText filled(Map<String, LocalText> values) {
    return fill(text, values);
  }

  /** The subject with its values. */
  public LocalText filledSubject(Map<String, LocalText> values) {
    return fill(subject, values);
  }

  private static LocalText fill(LocalText text, Map<String, LocalText> values) {
    return LocalText.of(fill(text.zh(), Language.ZH, values), fill(text.en(), Language.EN, values));
  }

  private static String fill(String text, Language language, Map<String, LocalText> values) {
    return VALUE
        .matcher(text)
        .replaceAll(
            found -> {
              LocalText value = values.get(found.group(1));
              return Matcher.quoteReplacement(value == null ? found.group() : value.in(language));
            });
  }
}
