package org.orgstatus.questionnaire.expression;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.orgstatus.base.LocalText;

/**
 * The regular expressions that Java and browsers (with the u flag) read alike: classes, groups,
 * alternatives, counts and anchors. Backslash letters other than \d \D \w \W \t \n \r \f differ
 * between the two (\s even in which blanks it means) and are refused.
 */
final class Patterns {

  private static final String ESCAPED = "dDwWtnrf^$\\.*+?()[]{}|/";
  private static final Pattern COUNT = Pattern.compile("\\{[0-9]{1,5}(,[0-9]{0,5})?\\}");
  private static final Pattern UNIT = Pattern.compile("u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}");

  private final String pattern;
  private int at;
  private boolean inClass;

  private Patterns(String pattern) {
    this.pattern = pattern;
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
    return new Patterns(pattern).unshared().map(Patterns::explained);
  }

  private static LocalText explained(String part) {
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
    var unit = UNIT.matcher(pattern).region(at + 1, pattern.length());
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

  private Optional<String> count() {
    var count = COUNT.matcher(pattern).region(at, pattern.length());
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
