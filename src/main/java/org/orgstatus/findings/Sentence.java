package org.orgstatus.findings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.base.Language;

/**
 * A sentence as its author writes it. {@code {n1}} stands for a bound number; {@code {高于:n1:n2}} is
 * a comparing word that says itself which numbers it compares: the first with each of the others.
 */
public record Sentence(List<Part> parts) {

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  public Sentence {
    parts = List.copyOf(parts);
  }

  /** A stretch of the sentence. */
  public sealed interface Part {
    /** Words as they are printed. */
    record Text(String text) implements Part {}

    /** A number's mark. */
    record Mark(String mark) implements Part {}

    /**
     * A comparing word with what it compares.
     *
     * @param operands marks, or numbers with digits, at least two
     */
    record Word(String text, List<String> operands) implements Part {
      public Word {
        operands = List.copyOf(operands);
      }
    }

    /** Braces that say nothing of the kind. */
    record Unknown(String text) implements Part {}
  }

  public static Sentence of(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int at = 0;
    while (braces.find()) {
      add(parts, text.substring(at, braces.start()));
      parts.add(inside(braces.group(1)));
      at = braces.end();
    }
    add(parts, text.substring(at));
    return new Sentence(parts);
  }

  private static void add(List<Part> parts, String text) {
    if (text.isEmpty()) {
      return;
    }
    parts.add(
        text.indexOf('{') >= 0 || text.indexOf('}') >= 0
            ? new Part.Unknown(text)
            : new Part.Text(text));
  }

  private static Part inside(String text) {
    String said = text.strip();
    if (said.matches(BoundNumber.MARK)) {
      return new Part.Mark(said);
    }
    List<String> words = List.of(said.split("[:：]", -1));
    boolean operands =
        words.size() > 2
            && !words.get(0).isBlank()
            && words.stream().skip(1).map(String::strip).allMatch(Sentence::isOperand);
    return operands
        ? new Part.Word(words.get(0).strip(), words.stream().skip(1).map(String::strip).toList())
        : new Part.Unknown("{" + text + "}");
  }

  private static boolean isOperand(String word) {
    return word.matches(BoundNumber.MARK) || word.matches("-?[0-9]{1,9}([.][0-9]{1,4})?%?");
  }

  /** The marks of numbers, each once, in order. */
  public Set<String> marks() {
    Set<String> marks = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof Part.Mark mark) {
        marks.add(mark.mark());
      }
    }
    return marks;
  }

  /** What stands in braces and says nothing. */
  public List<String> unknown() {
    return parts.stream()
        .filter(Part.Unknown.class::isInstance)
        .map(p -> ((Part.Unknown) p).text())
        .toList();
  }

  /** The sentence with its numbers; a mark that none of them has stays as it is. */
  public String with(List<BoundNumber> numbers, Language language) {
    Map<String, String> texts = new TreeMap<>();
    numbers.forEach(n -> texts.put(n.mark(), NumberText.of(n.cell(), n.format(), language)));
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Part.Text words) {
        text.append(words.text());
      } else if (part instanceof Part.Mark mark) {
        text.append(texts.getOrDefault(mark.mark(), "{" + mark.mark() + "}"));
      } else if (part instanceof Part.Word word) {
        text.append(word.text());
      } else {
        text.append(((Part.Unknown) part).text());
      }
    }
    return text.toString();
  }
}
