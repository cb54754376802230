package org.orgstatus.findings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.orgstatus.base.Language;

/**
 * The words that compare, as one file defines them.
 *
 * @param ordinaryZh words in which the letters of a form with a gap compare nothing
 * @param points by which shares that are alike may differ
 * @param percent by which other numbers that are alike may differ, of the greater one
 */
record ComparingWords(
    List<ComparingWord> words,
    List<NamedNumber> numbers,
    List<String> negationsZh,
    List<String> negationsEn,
    List<String> ordinaryZh,
    List<String> ordinaryEn,
    BigDecimal points,
    BigDecimal percent) {

  /** No word at all: what is said is not checked. */
  static final ComparingWords NONE =
      new ComparingWords(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  ComparingWords {
    words = List.copyOf(words);
    numbers = List.copyOf(numbers);
    negationsZh = List.copyOf(negationsZh);
    negationsEn = List.copyOf(negationsEn);
    ordinaryZh = List.copyOf(ordinaryZh);
    ordinaryEn = List.copyOf(ordinaryEn);
  }

  /** A number in words, such as 半数. */
  record NamedNumber(BigDecimal value, List<String> zh, List<String> en) {
    NamedNumber {
      zh = List.copyOf(zh);
      en = List.copyOf(en);
    }

    List<String> forms(Language language) {
      return language == Language.ZH ? zh : en;
    }
  }

  /** Stands in a form for what is said between its two parts. */
  static final String GAP = "…";

  /** One way of writing a word. */
  record Form(String text, ComparingWord word) {

    /** What it begins with: all of it, or what stands before the gap. */
    String head() {
      return text.split(GAP, 2)[0].toLowerCase(Locale.ROOT);
    }

    /** What stands behind the gap; empty where it has none. */
    Optional<String> tail() {
      return text.contains(GAP)
          ? Optional.of(text.split(GAP, 2)[1].toLowerCase(Locale.ROOT))
          : Optional.empty();
    }
  }

  List<String> ordinary(Language language) {
    return language == Language.ZH ? ordinaryZh : ordinaryEn;
  }

  /** All ways of writing them, the longest first. */
  List<Form> forms(Language language) {
    List<Form> forms = new ArrayList<>();
    words.forEach(word -> word.forms(language).forEach(f -> forms.add(new Form(f, word))));
    forms.sort(Comparator.comparing((Form f) -> f.text().length()).reversed());
    return forms;
  }

  /** The word that is written like this. */
  Optional<ComparingWord> find(String text, Language language) {
    return words.stream()
        .filter(w -> w.forms(language).stream().anyMatch(f -> f.equalsIgnoreCase(text)))
        .findFirst();
  }

  /** Whether the text ends with a word that turns what follows round. */
  boolean endsNegated(String text, Language language) {
    if (language == Language.ZH) {
      return negationsZh.stream().anyMatch(text::endsWith);
    }
    String said = text.toLowerCase(Locale.ROOT).stripTrailing();
    return said.endsWith("n't")
        || negationsEn.stream().anyMatch(n -> said.equals(n) || said.endsWith(" " + n));
  }
}
