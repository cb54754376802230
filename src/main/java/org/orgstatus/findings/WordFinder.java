package org.orgstatus.findings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orgstatus.base.Language;

/**
 * Finds the comparing words of a sentence and the numbers that each compares. A word compares the
 * nearest number before it with the one that follows in the same clause; where none follows, the
 * two before it, and where none stands before it, the two that follow. Braces say otherwise: {@code
 * {高于:n1:n2}}. A form with a gap stands where it begins, so that 比…高 compares what is said before
 * it with what follows.
 */
final class WordFinder {

  /** A mark takes one character of the text that is searched. */
  private static final char MARK = '\uE000';

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9A-Za-z.,第])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)([.][0-9]+)?(?![0-9A-Za-z年月日号届轮])");

  /** Behind a number that says how far two numbers are apart. */
  private static final Pattern POINTS = Pattern.compile("\\s*(?:个?百分点|percentage points?|points?)");

  private static final Pattern YEAR = Pattern.compile("(1[89]|20)[0-9]{2}");
  private static final String CLAUSE = "，,；;。！？!?\n";
  private static final String SENTENCE = "；;。！？!?\n";

  /** How far a number that the sentence writes may stand behind the word that compares with it. */
  private static final int REACH_ZH = 4;

  private static final int REACH_EN = 14;

  /** How much may be said in the gap of a form. */
  private static final int LONGEST_GAP = 30;

  private final ComparingWords words;
  private final List<BoundNumber> numbers;
  private final Language language;
  private final StringBuilder flat = new StringBuilder();
  private final List<Token> tokens = new ArrayList<>();
  private final List<WordUse> uses = new ArrayList<>();
  private final BitSet taken = new BitSet();

  /**
   * A number at its place.
   *
   * @param end the first character behind it
   * @param isDifference whether it is a number of points by which two others differ
   */
  private record Token(int at, int end, WordUse.Operand operand, boolean isDifference) {
    Token(int at, int end, WordUse.Operand operand) {
      this(at, end, operand, false);
    }

    boolean isMark() {
      return operand.bound().isPresent();
    }
  }

  private WordFinder(ComparingWords words, List<BoundNumber> numbers, Language language) {
    this.words = words;
    this.numbers = numbers;
    this.language = language;
  }

  /** What a sentence says. */
  record Found(List<WordUse> uses, List<String> typed) {
    Found {
      uses = List.copyOf(uses);
      typed = List.copyOf(typed);
    }
  }

  /**
   * @return the words, and the numbers that the sentence writes without binding or comparing them
   */
  static Found in(
      Sentence sentence, List<BoundNumber> numbers, Language language, ComparingWords words) {
    WordFinder finder = new WordFinder(words, numbers, language);
    finder.flatten(sentence);
    List<int[]> places = finder.places();
    finder.findNumbers();
    finder.findWords(places);
    return new Found(finder.uses, finder.typed());
  }

  private void flatten(Sentence sentence) {
    for (Sentence.Part part : sentence.parts()) {
      if (part instanceof Sentence.Part.Text text) {
        flat.append(text.text());
      } else if (part instanceof Sentence.Part.Mark mark) {
        mark(mark.mark())
            .ifPresent(n -> tokens.add(new Token(flat.length(), flat.length() + 1, n)));
        flat.append(MARK);
      } else if (part instanceof Sentence.Part.Word word) {
        explicit(word);
        flat.append(MARK);
      }
    }
  }

  private Optional<WordUse.Operand> mark(String mark) {
    return numbers.stream().filter(n -> n.mark().equals(mark)).findFirst().map(WordUse.Operand::of);
  }

  private void explicit(Sentence.Part.Word said) {
    Optional<ComparingWord> word = words.find(said.text(), language);
    if (word.isEmpty()) {
      return; // SentenceCheck says so
    }
    List<WordUse.Operand> operands = new ArrayList<>();
    for (String operand : said.operands()) {
      if (operand.matches(BoundNumber.MARK)) {
        mark(operand).ifPresent(operands::add);
      } else {
        operands.add(WordUse.Operand.of(new BigDecimal(operand.replace("%", ""))));
      }
    }
    if (operands.size() == said.operands().size()) {
      uses.add(
          new WordUse(
              word.get(),
              said.text(),
              language,
              Optional.of(operands.get(0)),
              operands.subList(1, operands.size()),
              false));
    }
  }

  /** From where to where each form of a word stands, and its index, the longest first. */
  private List<int[]> places() {
    List<int[]> places = new ArrayList<>();
    List<ComparingWords.Form> forms = words.forms(language);
    String text = flat.toString().toLowerCase(Locale.ROOT);
    BitSet ordinary = ordinary(text);
    for (int f = 0; f < forms.size(); f++) {
      String head = forms.get(f).head();
      Optional<String> tail = forms.get(f).tail();
      for (int at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
        int end = at + head.length();
        if (!isWhole(text, at, end) || !taken.get(at, end).isEmpty()) {
          continue;
        }
        if (tail.isPresent()) {
          int second = ordinary.get(at) ? -1 : tail(text, end, tail.get(), ordinary);
          if (second >= 0) {
            taken.set(at, end);
            taken.set(second, second + tail.get().length());
            places.add(new int[] {at, end, f});
          }
        } else if (!forms.get(f).word().beforeNumber() || isNumber(text, end)) {
          taken.set(at, end);
          places.add(new int[] {at, end, f});
        }
      }
    }
    places.sort(Comparator.comparingInt((int[] p) -> p[0]));
    return places;
  }

  private BitSet ordinary(String text) {
    BitSet ordinary = new BitSet();
    for (String word : words.ordinary(language)) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        ordinary.set(at, at + word.length());
      }
    }
    return ordinary;
  }

  /** Where what stands behind a gap begins in the same clause; -1 where it does not. */
  private int tail(String text, int from, String tail, BitSet ordinary) {
    for (int at = text.indexOf(tail, from);
        at >= 0 && at - from <= LONGEST_GAP && !isCut(from, at, CLAUSE);
        at = text.indexOf(tail, at + 1)) {
      int end = at + tail.length();
      if (isWhole(text, at, end)
          && ordinary.get(at, end).isEmpty()
          && taken.get(at, end).isEmpty()) {
        return at;
      }
    }
    return -1;
  }

  /** In English a form stands between words. */
  private boolean isWhole(String text, int at, int end) {
    return language == Language.ZH
        || ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))));
  }

  private boolean isNumber(String text, int end) {
    int at = end;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    String rest = text.substring(at);
    return !rest.isEmpty()
        && (rest.charAt(0) == MARK
            || Character.isDigit(rest.charAt(0)) && !YEAR.matcher(rest).lookingAt()
            || words.numbers().stream()
                .flatMap(n -> n.forms(language).stream())
                .anyMatch(rest::startsWith));
  }

  private void findNumbers() {
    Matcher found = NUMBER.matcher(flat);
    while (found.find()) {
      boolean year = found.group(2) == null && YEAR.matcher(found.group(1)).matches();
      boolean share = found.end() < flat.length() && "%％".indexOf(flat.charAt(found.end())) >= 0;
      if (year && !share) {
        continue;
      }
      BigDecimal value = new BigDecimal(found.group().replace(",", ""));
      boolean points = POINTS.matcher(flat).region(found.end(), flat.length()).lookingAt();
      tokens.add(new Token(found.start(), found.end(), WordUse.Operand.of(value), points));
    }
    String text = flat.toString().toLowerCase(Locale.ROOT);
    for (ComparingWords.NamedNumber number : words.numbers()) {
      for (String form : number.forms(language)) {
        for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
          if (isWhole(text, at, at + form.length())
              && taken.get(at, at + form.length()).isEmpty()) {
            tokens.add(new Token(at, at + form.length(), WordUse.Operand.of(number.value())));
          }
        }
      }
    }
    tokens.sort(Comparator.comparingInt(Token::at));
  }

  private void findWords(List<int[]> places) {
    List<ComparingWords.Form> forms = words.forms(language);
    for (int[] place : places) {
      ComparingWord word = forms.get(place[2]).word();
      boolean gap = forms.get(place[2]).tail().isPresent();
      String text = gap ? forms.get(place[2]).text() : flat.substring(place[0], place[1]);
      boolean negated = words.endsNegated(flat.substring(0, place[0]), language);
      uses.add(
          switch (word.claim()) {
            case NEVER -> new WordUse(word, text, language, Optional.empty(), List.of(), negated);
            case ONLY_OF ->
                new WordUse(word, text, language, Optional.empty(), all(place), negated);
            case HIGHEST, LOWEST ->
                new WordUse(word, text, language, nearest(place), List.of(), negated);
            default -> comparison(word, text, place, negated).by(saidBy(word, place));
          });
    }
  }

  /** The marks of the clause, else of the sentence. */
  private List<WordUse.Operand> all(int[] place) {
    List<WordUse.Operand> clause =
        tokens.stream()
            .filter(t -> t.isMark() && isWithin(t, place, CLAUSE))
            .map(Token::operand)
            .toList();
    return !clause.isEmpty()
        ? clause
        : tokens.stream()
            .filter(t -> t.isMark() && isWithin(t, place, SENTENCE))
            .map(Token::operand)
            .toList();
  }

  private Optional<WordUse.Operand> nearest(int[] place) {
    return after(place, CLAUSE)
        .filter(Token::isMark)
        .or(() -> before(place, CLAUSE, 0))
        .or(() -> after(place, SENTENCE).filter(Token::isMark))
        .or(() -> before(place, SENTENCE, 0))
        .map(Token::operand);
  }

  private WordUse comparison(ComparingWord word, String text, int[] place, boolean negated) {
    if (word.than().isPresent()) {
      Optional<WordUse.Operand> left = inBrackets(place[1]).or(() -> nearest(place));
      return new WordUse(
          word, text, language, left, List.of(WordUse.Operand.of(word.than().get())), negated);
    }
    Optional<Token> near = after(place, CLAUSE).filter(t -> isNear(t, place));
    if (near.filter(Token::isDifference).isPresent() && !word.byHowMuch()) {
      List<WordUse.Operand> limit = List.of(near.get().operand());
      return new WordUse(word, text, language, apart(place), limit, negated);
    }
    Optional<Token> next = near.filter(t -> !t.isDifference());
    if (word.beforeNumber() && next.isPresent() && next.get().isMark()) {
      return ofItself(word, text, place, next.get(), negated);
    }
    if (next.isPresent() && !next.get().isMark()) {
      Optional<WordUse.Operand> left =
          inBrackets(next.get().end())
              .or(() -> before(place, SENTENCE, 0).map(Token::operand))
              .or(() -> afterMark(next.get().end()));
      return new WordUse(word, text, language, left, List.of(next.get().operand()), negated);
    }
    Optional<Token> first = before(place, SENTENCE, 0);
    if (first.isEmpty()) {
      List<WordUse.Operand> two = marksAfter(place).limit(2).map(Token::operand).toList();
      return new WordUse(
          word, text, language, two.stream().findFirst(), two.stream().skip(1).toList(), negated);
    }
    Optional<Token> second = before(place, SENTENCE, 1);
    Optional<Token> following =
        next.or(() -> second.isPresent() ? second : marksAfter(place).findFirst());
    return new WordUse(
        word,
        text,
        language,
        first.map(Token::operand),
        following.map(Token::operand).stream().toList(),
        negated);
  }

  /** Such as 近{n1}: what is shown against what it was rounded from, where nothing stands before. */
  private WordUse ofItself(
      ComparingWord word, String text, int[] place, Token next, boolean negated) {
    Optional<Token> earlier = before(place, CLAUSE, 0);
    if (earlier.isPresent()) {
      return new WordUse(
          word, text, language, earlier.map(Token::operand), List.of(next.operand()), negated);
    }
    BoundNumber number = next.operand().bound().orElseThrow();
    List<WordUse.Operand> shown =
        number
            .cell()
            .value()
            .map(
                v ->
                    number.format() == NumberFormat.WHOLE
                        ? v.setScale(0, java.math.RoundingMode.HALF_UP)
                        : v)
            .map(WordUse.Operand::of)
            .stream()
            .toList();
    return new WordUse(word, text, language, Optional.of(next.operand()), shown, negated);
  }

  /** The points that a word stands right behind or before, where it says by how much. */
  private Optional<BigDecimal> saidBy(ComparingWord word, int[] place) {
    return tokens.stream()
        .filter(t -> word.byHowMuch() && t.isDifference() && isWithin(t, place, CLAUSE))
        .filter(t -> t.at() >= place[1] || place[0] - t.end() <= 1)
        .findFirst()
        .flatMap(t -> t.operand().value());
  }

  /** How far the two numbers before a word are apart, else the two that follow. */
  private Optional<WordUse.Operand> apart(int[] place) {
    List<Token> before =
        Stream.of(before(place, SENTENCE, 0), before(place, SENTENCE, 1))
            .flatMap(Optional::stream)
            .toList();
    List<BigDecimal> two =
        (before.size() == 2 ? before : marksAfter(place).limit(2).toList())
            .stream().flatMap(t -> t.operand().value().stream()).toList();
    return two.size() == 2
        ? Optional.of(WordUse.Operand.of(two.get(0).subtract(two.get(1)).abs()))
        : Optional.empty();
  }

  /** The mark that opens a bracket right here, or behind a percent sign. */
  private Optional<WordUse.Operand> inBrackets(int end) {
    int at = end;
    while (at < flat.length() && "%％ 的".indexOf(flat.charAt(at)) >= 0) {
      at++;
    }
    if (at < flat.length() && "（(".indexOf(flat.charAt(at)) >= 0) {
      int inside = at + 1;
      return tokens.stream()
          .filter(t -> t.isMark() && t.at() == inside)
          .findFirst()
          .map(Token::operand);
    }
    return Optional.empty();
  }

  private Optional<WordUse.Operand> afterMark(int end) {
    return tokens.stream()
        .filter(t -> t.isMark() && t.at() >= end && !isCut(end, t.at(), SENTENCE))
        .findFirst()
        .map(Token::operand);
  }

  private Stream<Token> marksAfter(int[] place) {
    return tokens.stream()
        .filter(t -> t.isMark() && t.at() >= place[1] && !isCut(place[1], t.at(), SENTENCE));
  }

  /** The next number of the clause or sentence. */
  private Optional<Token> after(int[] place, String ends) {
    return tokens.stream()
        .filter(t -> t.at() >= place[1] && !isCut(place[1], t.at(), ends))
        .filter(t -> t.isMark() || isNear(t, place))
        .findFirst();
  }

  private boolean isNear(Token token, int[] place) {
    int reach = language == Language.ZH ? REACH_ZH : REACH_EN;
    return token.isMark() || token.at() - place[1] <= reach;
  }

  /** The mark before the word, the {@code skipped} nearest ones left out. */
  private Optional<Token> before(int[] place, String ends, int skipped) {
    return tokens.stream()
        .filter(t -> t.isMark() && t.end() <= place[0] && !isCut(t.end(), place[0], ends))
        .sorted(Comparator.comparingInt(Token::at).reversed())
        .skip(skipped)
        .findFirst();
  }

  private boolean isWithin(Token token, int[] place, String ends) {
    return token.at() < place[0]
        ? !isCut(token.end(), place[0], ends)
        : !isCut(place[1], token.at(), ends);
  }

  /** Whether a clause or sentence ends between two places. */
  private boolean isCut(int from, int to, String ends) {
    for (int i = from; i < to; i++) {
      char c = flat.charAt(i);
      boolean stop = c == '.' && i + 1 < flat.length() && flat.charAt(i + 1) == ' ';
      if (ends.indexOf(c) >= 0 || stop) {
        return true;
      }
    }
    return false;
  }

  private List<String> typed() {
    return tokens.stream()
        .filter(t -> !t.isMark())
        .filter(t -> Character.isDigit(flat.charAt(t.at())))
        .filter(t -> uses.stream().noneMatch(u -> u.right().contains(t.operand())))
        .filter(t -> uses.stream().noneMatch(u -> u.by().equals(t.operand().value())))
        .map(t -> flat.substring(t.at(), t.end()))
        .distinct()
        .toList();
  }
}
