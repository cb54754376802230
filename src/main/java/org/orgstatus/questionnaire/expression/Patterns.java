package org.orgstatus.questionnaire.expression;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.orgstatus.base.LocalText;

/**
 * The regular expressions that Java and browsers (with the u flag) read alike: classes, groups,
 * alternatives, counts and anchors. Backslash letters other than \d \D \w \W \t \n \r \f differ
 * between the two (\s even in which blanks it means) and are refused.
 */
public final class Patterns {

  private static final String ESCAPED = "dDwWtnrf^$\\.*+?()[]{}|/";
  private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,5})(,[0-9]{0,5})?\\}");
  private static final int MOST_ROUNDS = 50;
  private static final Pattern UNIT = Pattern.compile("u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}");

  /** Those of definitions, which are few and asked for at every answer. */
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private final String pattern;
  private int at;
  private boolean inClass;
  private boolean endless;

  private Patterns(String pattern) {
    this.pattern = pattern;
  }

  /** A pattern that a definition names; it has no fault, or the definition was refused. */
  public static Pattern compiled(String pattern) {
    return COMPILED.computeIfAbsent(pattern, Pattern::compile);
  }

  /** What is wrong with a pattern, or empty when both evaluators read it alike. */
  static Optional<LocalText> fault(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      int index = Math.max(0, Math.min(e.getIndex(), pattern.length()));
      return Optional.of(
          LocalText.of(
              "第 " + (index + 1) + " 个字符附近的括号、方括号或次数不成对",
              e.getDescription() + " near character " + (index + 1)));
    }
    Patterns walk = new Patterns(pattern);
    return walk.unshared().map(walk::explained);
  }

  private LocalText explained(String part) {
    if (endless) {
      return LocalText.of(
          "“" + part + "”让括号无限重复，请写上限，如 ( ){0,20}，最多 " + MOST_ROUNDS + " 次",
          "'" + part + "' repeats a group without end; give a limit such as ( ){0,20}, at most 50");
    }
    return LocalText.of(
        "“" + part + "”在浏览器和服务器中含义不同，请改用 [ ]、( )、|、* + ?、{n,m} 等写法",
        "'" + part + "' differs between browser and server; use [ ], ( ), |, * + ?, {n,m}");
  }

  /** The first part that the two read differently. */
  private Optional<String> unshared() {
    while (at < pattern.length()) {
      Optional<String> part = inClass ? insideClass() : outside();
      if (part.isPresent()) {
        return part;
      }
      at++;
    }
    return Optional.empty();
  }

  private Optional<String> outside() {
    char c = pattern.charAt(at);
    switch (c) {
      case '\\':
        return escape("");
      case '[':
        inClass = true;
        return opening();
      case '(':
        return pattern.startsWith("(?", at) && !pattern.startsWith("(?:", at)
            ? part(3)
            : Optional.empty();
      case ')':
        return rounds();
      case '{':
        return count();
      case ']', '}':
        return part(1);
      case '*', '+', '?':
        return possessive();
      default:
        return Optional.empty();
    }
  }

  private Optional<String> opening() {
    if (pattern.startsWith("^", at + 1)) {
      at++;
    }
    return pattern.startsWith("]", at + 1) ? part(2) : Optional.empty();
  }

  private Optional<String> insideClass() {
    char c = pattern.charAt(at);
    if (c == '\\') {
      boolean set = at + 1 < pattern.length() && "dDwW".indexOf(pattern.charAt(at + 1)) >= 0;
      Optional<String> fault = escape("-");
      boolean range = pattern.startsWith("-", at + 1) && !pattern.startsWith("-]", at + 1);
      return fault.isEmpty() && set && range ? part(2) : fault;
    }
    if (c == ']') {
      inClass = false;
      return Optional.empty();
    }
    if (c == '-' && pattern.startsWith("-\\", at)) {
      return set(at + 2) ? part(3) : Optional.empty();
    }
    return c == '[' || pattern.startsWith("&&", at) ? part(2) : Optional.empty();
  }

  private boolean set(int index) {
    return index < pattern.length() && "dDwW".indexOf(pattern.charAt(index)) >= 0;
  }

  private Optional<String> escape(String also) {
    Matcher unit = UNIT.matcher(pattern).region(at + 1, pattern.length());
    if (unit.lookingAt()) {
      at = unit.end() - 1;
      return Optional.empty();
    }
    char escaped = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
    if ((ESCAPED + also).indexOf(escaped) < 0) {
      return part(2);
    }
    at++;
    return Optional.empty();
  }

  /** How often the group that ends here repeats: each round costs the matcher a stack frame. */
  private Optional<String> rounds() {
    Matcher count = COUNT.matcher(pattern).region(at + 1, pattern.length());
    boolean counted = count.lookingAt();
    String most = counted && count.group(2) != null ? count.group(2) : "";
    endless =
        pattern.startsWith("*", at + 1)
            || pattern.startsWith("+", at + 1)
            || most.equals(",")
            || counted
                && Integer.parseInt(most.isEmpty() ? count.group(1) : most.substring(1))
                    > MOST_ROUNDS;
    return endless ? part(counted ? count.end() - at : 2) : Optional.empty();
  }

  private Optional<String> count() {
    Matcher count = COUNT.matcher(pattern).region(at, pattern.length());
    if (!count.lookingAt()) {
      return part(1);
    }
    at = count.end() - 1;
    return possessive();
  }

  /** A count may be followed by ? but by no other count. */
  private Optional<String> possessive() {
    if (pattern.startsWith("?", at + 1)) {
      at++;
    }
    boolean another = at + 1 < pattern.length() && "*+?{".indexOf(pattern.charAt(at + 1)) >= 0;
    return another ? part(2) : Optional.empty();
  }

  private Optional<String> part(int length) {
    return Optional.of(pattern.substring(at, Math.min(at + length, pattern.length())));
  }
}
