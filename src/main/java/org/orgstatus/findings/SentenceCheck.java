package org.orgstatus.findings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.Drawable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/**
 * Whether a finding may be kept as it stands.
 *
 * @param faults for which it is refused, in plain words
 * @param cautions that its author and whoever approves it should know
 */
public record SentenceCheck(List<LocalText> faults, List<LocalText> cautions) {

  public SentenceCheck {
    faults = List.copyOf(faults);
    cautions = List.copyOf(cautions);
  }

  public boolean holds() {
    return faults.isEmpty();
  }

  /** Looks at both languages: each has words of its own, and both have the same numbers. */
  static SentenceCheck of(FindingContent content, ComparingWords words) {
    Set<LocalText> faults = new LinkedHashSet<>();
    Set<LocalText> cautions = new LinkedHashSet<>();
    Sentence zh = Sentence.of(content.sentence().zh());
    Sentence en = Sentence.of(content.sentence().en());
    if (words.words().isEmpty()) {
      faults.add(
          LocalText.of(
              "比较用词的定义文件读不出来，句子无法核对。请告诉管理员查看“定义”页面。",
              "The file of comparing words cannot be read, so sentences cannot be checked. Tell the"
                  + " administrator to look at the page Definitions."));
    }
    written(content, faults);
    marks(content, zh, en, faults);
    for (BoundNumber number : content.numbers()) {
      if (!number.cell().isShown()) {
        faults.add(withheld(number));
      }
    }
    for (Language language : Language.values()) {
      Sentence sentence = language == Language.ZH ? zh : en;
      if (isComplete(content, sentence)) {
        words(sentence, content.numbers(), language, words, faults, cautions);
      }
    }
    return new SentenceCheck(new ArrayList<>(faults), new ArrayList<>(cautions));
  }

  /** Whether its words can be held against numbers: every mark has one that is shown. */
  private static boolean isComplete(FindingContent content, Sentence sentence) {
    return !sentence.marks().isEmpty()
        && sentence.marks().stream()
            .allMatch(
                mark -> content.number(mark).filter(number -> number.cell().isShown()).isPresent());
  }

  /** Only what the words claim, with other numbers than those that were bound. */
  static List<LocalText> ofWords(
      FindingContent content, List<BoundNumber> numbers, ComparingWords words) {
    Set<LocalText> faults = new LinkedHashSet<>();
    Set<LocalText> cautions = new LinkedHashSet<>();
    for (Language language : Language.values()) {
      words(
          Sentence.of(content.sentence().in(language)), numbers, language, words, faults, cautions);
    }
    return List.copyOf(faults);
  }

  /** A document would show an empty box. */
  private static void drawable(String text, Set<LocalText> faults) {
    Drawable.firstFault(text)
        .ifPresent(
            at -> {
              int end = text.offsetByCodePoints(0, at - 1);
              String before = text.substring(Math.max(0, end - 10), end);
              String name = Drawable.name(text.codePointAt(end));
              faults.add(
                  LocalText.of(
                      "第" + at + "个字符（" + name + "，在“" + before + "”之后）没有字体能显示。请换成通行的字。",
                      "Character "
                          + at
                          + " ("
                          + name
                          + ", after “"
                          + before
                          + "”) is drawn by no typeface. Write another one."));
            });
  }

  private static void written(FindingContent content, Set<LocalText> faults) {
    for (String text : List.of(content.sentence().zh(), content.sentence().en())) {
      if (text.isBlank() || text.length() > FindingContent.LONGEST) {
        faults.add(
            LocalText.of(
                "请用中文和英文各写一句结论，1至" + FindingContent.LONGEST + "字。",
                "Write the sentence in Chinese and in English, 1 to "
                    + FindingContent.LONGEST
                    + " characters each."));
      }
    }
    Stream.concat(Stream.of(content.sentence()), content.recommendation().parts().stream())
        .flatMap(text -> Stream.of(text.zh(), text.en()))
        .forEach(text -> drawable(text, faults));
    if (content.numbers().size() > FindingContent.MOST_NUMBERS) {
      faults.add(
          LocalText.of(
              "一条结论最多绑定" + FindingContent.MOST_NUMBERS + "个数字。请分成几条。",
              "A finding binds "
                  + FindingContent.MOST_NUMBERS
                  + " numbers at the most. Split it."));
    }
    Recommendation advice = content.recommendation();
    if (!advice.isEmpty()
        && (advice.measure().zh().isBlank()
            || advice.measure().en().isBlank()
            || advice.who().zh().isBlank()
            || advice.who().en().isBlank())) {
      faults.add(
          LocalText.of(
              "建议写了开头，就要写明措施和由谁来做，中英文都要。",
              "A recommendation that is begun says the measure and who takes it, in both"
                  + " languages."));
    }
    boolean tooLong =
        advice.parts().stream()
            .anyMatch(
                p ->
                    p.zh().length() > Recommendation.LONGEST
                        || p.en().length() > Recommendation.LONGEST);
    if (tooLong) {
      faults.add(
          LocalText.of(
              "建议的每一栏最多" + Recommendation.LONGEST + "字。",
              "Each part of a recommendation has "
                  + Recommendation.LONGEST
                  + " characters at the most."));
    }
    if (content.evidence().size() > FindingContent.MOST_EVIDENCE
        || content.evidence().stream()
            .anyMatch(
                e ->
                    e.title().isBlank()
                        || e.title().length() > Evidence.LONGEST
                        || e.where().length() > Evidence.LONGEST)) {
      faults.add(
          LocalText.of(
              "文件依据每行一件，最多"
                  + FindingContent.MOST_EVIDENCE
                  + "行，名称和出处各不超过"
                  + Evidence.LONGEST
                  + "字。",
              "Documents stand one a line, "
                  + FindingContent.MOST_EVIDENCE
                  + " lines at the most, title and place with "
                  + Evidence.LONGEST
                  + " characters each at the most."));
    }
  }

  private static void marks(
      FindingContent content, Sentence zh, Sentence en, Set<LocalText> faults) {
    for (Sentence sentence : List.of(zh, en)) {
      for (String text : sentence.unknown()) {
        faults.add(
            LocalText.of(
                "看不懂花括号里的内容：" + text + "。数字的记号写成{n1}，自己指定比较的数字写成{高于:n1:n2}。",
                "Not clear what the braces mean: "
                    + text
                    + ". A number's mark is written {n1}; a word that says what it compares {higher"
                    + " than:n1:n2}."));
      }
      for (String mark : sentence.marks()) {
        if (content.number(mark).isEmpty()) {
          faults.add(
              LocalText.of(
                  "句子里有{" + mark + "}，却没有绑定这个数字。请先搜索并选用，或去掉记号。",
                  "The sentence has {"
                      + mark
                      + "}, but no such number is bound. Search for it and take it, or delete the"
                      + " mark."));
        }
      }
    }
    if (zh.marks().isEmpty() && en.marks().isEmpty()) {
      faults.add(
          LocalText.of(
              "结论里至少要有一个绑定的数字。请在下面搜索数字，选用后把记号写进句子。",
              "A finding has at least one bound number. Search below, take it and put its mark into"
                  + " the sentence."));
    } else if (!zh.parts().isEmpty() && !en.parts().isEmpty() && !zh.marks().equals(en.marks())) {
      faults.add(
          LocalText.of(
              "中文和英文用的数字不同：中文"
                  + named(zh.marks(), "没有")
                  + "，英文"
                  + named(en.marks(), "没有")
                  + "。两边要一致。",
              "Chinese and English have different numbers: Chinese "
                  + named(zh.marks(), "none")
                  + ", English "
                  + named(en.marks(), "none")
                  + ". Both have to have the same."));
    }
    for (BoundNumber number : content.numbers()) {
      if (!zh.marks().contains(number.mark()) && !en.marks().contains(number.mark())) {
        faults.add(
            LocalText.of(
                "绑定了{" + number.mark() + "}，句子里却没有用。请写进句子，或把它去掉。",
                "{"
                    + number.mark()
                    + "} is bound, but the sentence does not use it. Write it in, or take it"
                    + " away."));
      }
    }
  }

  private static String named(Set<String> marks, String none) {
    return marks.isEmpty()
        ? none
        : marks.stream().map(m -> "{" + m + "}").collect(Collectors.joining(" "));
  }

  /** Why a sentence with this number cannot be shown. */
  static LocalText withheld(BoundNumber number) {
    LocalText reason = number.cell().because();
    return LocalText.of(
        "{"
            + number.mark()
            + "}（"
            + number.cell().row().zh()
            + "，"
            + number.cell().column().fullLabel().zh()
            + "）没有可用的数字："
            + reason.zh()
            + "。",
        "{"
            + number.mark()
            + "} ("
            + number.cell().row().en()
            + ", "
            + number.cell().column().fullLabel().en()
            + ") has no number to show: "
            + reason.en()
            + ".");
  }

  private static void words(
      Sentence sentence,
      List<BoundNumber> numbers,
      Language language,
      ComparingWords words,
      Set<LocalText> faults,
      Set<LocalText> cautions) {
    for (Sentence.Part part : sentence.parts()) {
      if (part instanceof Sentence.Part.Word word && words.find(word.text(), language).isEmpty()) {
        faults.add(
            LocalText.of(
                "“" + word.text() + "”不是可以核对的比较用词。请用编辑页下面列出的词，例如“高于”。",
                "\""
                    + word.text()
                    + "\" is no comparing word that can be checked. Take one of those"
                    + " listed in the editor, such as \"higher than\"."));
      }
    }
    WordFinder.Found found = WordFinder.in(sentence, numbers, language, words);
    for (WordUse use : found.uses()) {
      ClaimCheck.Outcome outcome = ClaimCheck.of(use, words);
      faults.addAll(outcome.faults());
      cautions.addAll(outcome.cautions());
    }
    if (!found.typed().isEmpty()) {
      String typed = String.join(language == Language.ZH ? "、" : ", ", found.typed());
      cautions.add(
          LocalText.of(
              (language == Language.ZH ? "中文" : "英文")
                  + "句子里有手写的数字："
                  + typed
                  + "。数据变了它不会提醒；能绑定的请绑定。",
              "The "
                  + (language == Language.ZH ? "Chinese" : "English")
                  + " sentence has numbers written by hand: "
                  + typed
                  + ". They do not turn stale; bind those that can be."));
    }
  }
}
