package org.orgstatus.questionnaire.expression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Looks for a pattern of a definition anywhere in long texts. The regular expression itself tries
 * every character; most texts lack what any match must hold, a run of eleven digits or an @, and
 * are told by that alone.
 */
public final class TextSearch {

  /** Those of definitions, which are few and asked for at every sheet. */
  private static final Map<String, TextSearch> KNOWN = new ConcurrentHashMap<>();

  private final Pattern pattern;
  private final List<Run> needed;

  /**
   * Characters of one kind that follow each other.
   *
   * @param least how many
   */
  private record Run(BitSet kind, int least) {

    boolean isIn(String text) {
      int found = 0;
      for (int i = 0; i < text.length(); i++) {
        found = kind.get(text.charAt(i)) ? found + 1 : 0;
        if (found == least) {
          return true;
        }
      }
      return false;
    }

    /** The rarer the better: long runs first, then those of few characters. */
    boolean isRarerThan(Run other) {
      return least == other.least
          ? kind.cardinality() < other.kind.cardinality()
          : least > other.least;
    }
  }

  private TextSearch(String pattern) {
    this.pattern = Patterns.compiled(pattern);
    this.needed = new Needs(pattern).runs();
  }

  /** The search for a pattern that a definition names; it has no fault. */
  public static TextSearch of(String pattern) {
    return KNOWN.computeIfAbsent(pattern, TextSearch::new);
  }

  /** Whether the pattern matches any part of the text. */
  public boolean finds(String text) {
    boolean mayMatch = needed.isEmpty() || needed.stream().anyMatch(run -> run.isIn(text));
    return mayMatch && pattern.matcher(text).find();
  }

  /** Reads from each alternative of a pattern the rarest run that every match of it holds. */
  private static final class Needs {

    private final String pattern;
    private int at;

    Needs(String pattern) {
      this.pattern = pattern;
    }

    /** One run for each alternative; none where an alternative has no such run. */
    List<Run> runs() {
      List<Run> runs = new ArrayList<>();
      while (at <= pattern.length()) {
        Run rarest = alternative();
        if (rarest.kind().isEmpty()) {
          return List.of();
        }
        runs.add(rarest);
        at++; // the bar
      }
      return runs;
    }

    private Run alternative() {
      Run rarest = new Run(new BitSet(), 0);
      while (at < pattern.length() && pattern.charAt(at) != '|') {
        BitSet kind = part();
        int least = least();
        Run run = new Run(kind, least);
        if (!kind.isEmpty() && least > 0 && run.isRarerThan(rarest)) {
          rarest = run;
        }
      }
      return rarest;
    }

    /** The characters that the next part stands for; none where that cannot be told simply. */
    private BitSet part() {
      char c = pattern.charAt(at);
      return switch (c) {
        case '\\' -> escape();
        case '[' -> set();
        case '(' -> group();
        case '.', '^', '$' -> {
          at++;
          yield new BitSet();
        }
        default -> {
          at++;
          BitSet one = new BitSet();
          one.set(c);
          yield one;
        }
      };
    }

    /** An escaped letter may mean a kind, or begin a number: those are left to the pattern. */
    private BitSet escape() {
      char escaped = pattern.charAt(at + 1);
      at += escaped == 'u' ? 6 : escaped == 'x' ? 4 : 2;
      BitSet one = new BitSet();
      if (!Character.isLetterOrDigit(escaped)) {
        one.set(escaped);
      }
      return one;
    }

    private BitSet set() {
      int end = endOfSet(at);
      String inside = pattern.substring(at + 1, end);
      at = end + 1;
      BitSet kind = new BitSet();
      if (inside.startsWith("^") || inside.indexOf('\\') >= 0) {
        return kind;
      }
      for (int i = 0; i < inside.length(); i++) {
        boolean isRange = i + 2 < inside.length() && inside.charAt(i + 1) == '-';
        char last = isRange ? inside.charAt(i + 2) : inside.charAt(i);
        kind.set(inside.charAt(i), last + 1);
        i += isRange ? 2 : 0;
      }
      return kind;
    }

    private int endOfSet(int from) {
      int end = from + 1;
      while (pattern.charAt(end) != ']') {
        end += pattern.charAt(end) == '\\' ? 2 : 1;
      }
      return end;
    }

    private BitSet group() {
      int open = 0;
      do {
        char c = pattern.charAt(at);
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        at = c == '[' ? endOfSet(at) + 1 : at + (c == '\\' ? 2 : 1);
      } while (open > 0);
      return new BitSet();
    }

    /** How often the part just read stands there at least. */
    private int least() {
      if (at == pattern.length()) {
        return 1;
      }
      int least = 1;
      char c = pattern.charAt(at);
      if (c == '*' || c == '?') {
        least = 0;
        at++;
      } else if (c == '+') {
        at++;
      } else if (c == '{') {
        int end = pattern.indexOf('}', at);
        least = Integer.parseInt(pattern.substring(at + 1, end).split(",")[0]);
        at = end + 1;
      } else {
        return 1;
      }
      at += at < pattern.length() && pattern.charAt(at) == '?' ? 1 : 0; // as few as possible
      return least;
    }
  }
}
