package org.orgstatus.findings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;

/** Reads {@code analysis/words.yaml} and reports all its faults; a faulty word is left out. */
final class WordReader {

  private static final Set<String> KEYS =
      Set.of("words", "tolerance", "negations", "numbers", "ordinary");
  private static final Set<String> WORD =
      Set.of("id", "claim", "zh", "en", "than", "before-number", "by-how-much", "plans", "advice");

  private final Problems problems = new Problems();
  private final Map<String, Place> ids = new HashMap<>();
  private final Map<String, Place> forms = new HashMap<>();

  private WordReader() {}

  /** What a reading gave. */
  record Result(ComparingWords words, List<Problem> problems) {
    Result {
      problems = List.copyOf(problems);
    }
  }

  static Result read(DefinitionFile file) {
    WordReader reader = new WordReader();
    file.problems().forEach(reader.problems::add);
    ComparingWords words = file.root().map(reader::words).orElse(ComparingWords.NONE);
    return new Result(words, reader.problems.list());
  }

  private ComparingWords words(DefinitionMap root) {
    root.only(KEYS, problems);
    root.require(List.of("words", "tolerance"), problems);
    Optional<DefinitionMap> tolerance = root.map("tolerance", problems);
    tolerance.ifPresent(
        map -> {
          map.only(Set.of("points", "percent"), problems);
          map.require(List.of("points", "percent"), problems);
        });
    Optional<DefinitionMap> negations = root.map("negations", problems);
    negations.ifPresent(map -> map.only(Set.of("zh", "en"), problems));
    Optional<DefinitionMap> ordinary = root.map("ordinary", problems);
    ordinary.ifPresent(map -> map.only(Set.of("zh", "en"), problems));
    List<ComparingWords.NamedNumber> numbers = new ArrayList<>();
    for (DefinitionMap map : root.maps("numbers", problems)) {
      map.only(Set.of("value", "zh", "en"), problems);
      map.require(List.of("value", "zh", "en"), problems);
      number(map, "value")
          .ifPresent(
              value ->
                  numbers.add(
                      new ComparingWords.NamedNumber(value, list(map, "zh"), list(map, "en"))));
    }
    List<ComparingWord> words = new ArrayList<>();
    root.maps("words", problems).forEach(map -> word(map).ifPresent(words::add));
    return new ComparingWords(
        words,
        numbers,
        negations.map(map -> list(map, "zh")).orElse(List.of()),
        negations.map(map -> list(map, "en")).orElse(List.of()),
        ordinary.map(map -> list(map, "zh")).orElse(List.of()),
        ordinary.map(map -> list(map, "en")).orElse(List.of()),
        tolerance.flatMap(map -> number(map, "points")).orElse(BigDecimal.ZERO),
        tolerance.flatMap(map -> number(map, "percent")).orElse(BigDecimal.ZERO));
  }

  private Optional<ComparingWord> word(DefinitionMap map) {
    int before = problems.count();
    map.only(WORD, problems);
    map.require(List.of("id", "claim", "zh", "en"), problems);
    Optional<DefinitionText> id = map.text("id", problems);
    id.ifPresent(text -> once(ids, text, "词", "word"));
    Optional<Claim> claim = map.text("claim", problems).flatMap(this::claim);
    List<String> zh = forms(map, "zh");
    List<String> en = forms(map, "en");
    Optional<BigDecimal> than = map.has("than") ? number(map, "than") : Optional.empty();
    LocalText advice =
        map.has("advice")
            ? map.localText("advice", problems).orElse(LocalText.EMPTY)
            : LocalText.EMPTY;
    if (claim.filter(c -> c == Claim.NEVER || c == Claim.ONLY_OF).isPresent()
        && !map.has("advice")) {
      problems.add(
          "missing-advice",
          map.place(),
          "不许用的词要写 advice，告诉人改写成什么。",
          "A word that may not be used needs 'advice': say what to write in its place.");
    }
    if (claim.filter(Claim.ONLY_OF::equals).isPresent() && !map.has("plans")) {
      problems.add(
          "missing-plans",
          map.place(),
          "claim 为 only-of 的词要写 plans，列出可以这样说的对比。",
          "A word with the claim only-of needs 'plans': list the comparisons that may say so.");
    }
    boolean beforeNumber = map.text("before-number", problems).flatMap(this::truth).orElse(false);
    boolean byHowMuch = map.text("by-how-much", problems).flatMap(this::truth).orElse(false);
    if (problems.count() > before || id.isEmpty() || claim.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ComparingWord(
            id.get().text(),
            claim.get(),
            zh,
            en,
            than,
            beforeNumber,
            byHowMuch,
            list(map, "plans"),
            advice,
            map.place()));
  }

  private Optional<Claim> claim(DefinitionText text) {
    Optional<Claim> claim = Claim.ofWord(text.text());
    if (claim.isEmpty()) {
      List<String> known = Arrays.stream(Claim.values()).map(Claim::word).toList();
      String nearest = NearestWord.to(text.text(), known).orElse("");
      String all = known.stream().collect(Collectors.joining(", "));
      problems.add(
          "unknown-claim",
          text.place(),
          "没有“" + text.text() + "”这种说法。" + NearestWord.hintZh(nearest, "可用：" + all + "。"),
          "There is no claim '"
              + text.text()
              + "'. "
              + NearestWord.hintEn(nearest, "Known: " + all + "."));
    }
    return claim;
  }

  private List<String> forms(DefinitionMap map, String language) {
    List<DefinitionText> texts = map.texts(language, problems);
    if (map.has(language) && texts.isEmpty()) {
      problems.add(
          "no-form",
          map.placeOf(language),
          "“" + language + "”下一个写法也没有。",
          "There is no form under '" + language + "'.");
    }
    texts.forEach(text -> once(forms, text, "写法", "form"));
    texts.forEach(this::gap);
    return texts.stream().map(DefinitionText::text).toList();
  }

  /** A gap has something on both sides, and a form has one at the most. */
  private void gap(DefinitionText text) {
    String[] parts = text.text().split(ComparingWords.GAP, -1);
    boolean sound =
        parts.length == 1 || parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank();
    if (!sound) {
      problems.add(
          "faulty-gap",
          text.place(),
          "“" + text.text() + "”的省略号前后各要有字，而且只能有一个，例如 比…高。",
          "In '"
              + text.text()
              + "' the ellipsis needs words on both sides, and there may be only one, such as"
              + " 比…高.");
    }
  }

  private void once(Map<String, Place> known, DefinitionText text, String zh, String en) {
    Place first = known.putIfAbsent(text.text().toLowerCase(Locale.ROOT), text.place());
    if (first != null) {
      problems.add(
          "duplicate-" + en,
          text.place(),
          zh + "“" + text.text() + "”在" + first + "已有。请删去一个。",
          "The " + en + " '" + text.text() + "' stands at " + first + " too. Delete one.");
    }
  }

  private List<String> list(DefinitionMap map, String key) {
    return map.texts(key, problems).stream().map(DefinitionText::text).toList();
  }

  private Optional<BigDecimal> number(DefinitionMap map, String key) {
    Optional<DefinitionText> text = map.text(key, problems);
    if (text.isPresent() && !text.get().text().matches("[0-9]{1,9}([.][0-9]{1,4})?")) {
      problems.add(
          "not-a-number",
          text.get().place(),
          "“" + text.get().text() + "”不是数字，请写成 50 或 33.3 这样。",
          "'" + text.get().text() + "' is no number. Write it like 50 or 33.3.");
      return Optional.empty();
    }
    return text.map(t -> new BigDecimal(t.text()));
  }

  private Optional<Boolean> truth(DefinitionText text) {
    if (!List.of("true", "false").contains(text.text())) {
      problems.add(
          "not-a-truth",
          text.place(),
          "请写 true 或 false，这里却是“" + text.text() + "”。",
          "Write true or false; here stands '" + text.text() + "'.");
    }
    return Optional.of(text.text().equals("true"));
  }
}
