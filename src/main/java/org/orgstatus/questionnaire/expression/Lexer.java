package org.orgstatus.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.questionnaire.expression.Token.Kind;

/**
 * Cuts an expression into words. What people write for want of a better key (full-width marks,
 * {@code &&}) is reported and then read as what was meant, so that one reading finds all faults.
 */
final class Lexer {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*(?::[A-Za-z_][A-Za-z0-9_-]*)?");
  private static final Pattern READ =
      Pattern.compile("\\$\\{[ \\t\\r\\n]*([A-Za-z_][A-Za-z0-9_.-]*)[ \\t\\r\\n]*\\}");
  private static final Pattern PATH = Pattern.compile("\\.\\.|/(?=[A-Za-z_*@])");
  private static final Set<String> WORDS = Set.of("and", "or", "div", "mod");

  /** Marks of other keyboards and other languages, longest first, and what to write instead. */
  private static final List<Map.Entry<String, String>> INSTEAD =
      List.of(
          Map.entry("&&", "and"),
          Map.entry("||", "or"),
          Map.entry("==", "="),
          Map.entry("<>", "!="),
          Map.entry("=<", "<="),
          Map.entry("=>", ">="),
          Map.entry("（", "("),
          Map.entry("）", ")"),
          Map.entry("，", ","),
          Map.entry("、", ","),
          Map.entry("＝", "="),
          Map.entry("≠", "!="),
          Map.entry("＜", "<"),
          Map.entry("＞", ">"),
          Map.entry("≤", "<="),
          Map.entry("≥", ">="),
          Map.entry("＋", "+"),
          Map.entry("－", "-"),
          Map.entry("−", "-"),
          Map.entry("–", "-"),
          Map.entry("×", "*"),
          Map.entry("＊", "*"),
          Map.entry("÷", "div"),
          Map.entry("/", "div"),
          Map.entry("%", "mod"),
          Map.entry("。", "."),
          Map.entry("．", "."),
          Map.entry("\u3000", " "),
          Map.entry("\u00a0", " "));

  private final String text;
  private final Faults faults;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean readable = true;

  private Lexer(String text, Faults faults) {
    this.text = text;
    this.faults = faults;
  }

  /** The words with an END after them; empty when a word could not be guessed. */
  static Optional<List<Token>> cut(String text, Faults faults) {
    Lexer lexer = new Lexer(text, faults);
    while (lexer.at < text.length() && lexer.readable && lexer.tokens.size() < Parser.LONGEST) {
      lexer.next();
    }
    lexer.add(Kind.END, "", 0);
    return lexer.readable ? Optional.of(lexer.tokens) : Optional.empty();
  }

  private void next() {
    char c = text.charAt(at);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      at++;
    } else if (!(quoted()
        || taken(NUMBER, Kind.NUMBER)
        || read()
        || path()
        || name()
        || instead())) {
      mark();
    }
  }

  private void add(Kind kind, String word, int length) {
    tokens.add(new Token(kind, word, at));
    at += length;
  }

  private boolean taken(Pattern pattern, Kind kind) {
    Matcher found = pattern.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return false;
    }
    add(kind, found.group(), found.end() - at);
    return true;
  }

  private boolean quoted() {
    char open = text.charAt(at);
    char close =
        switch (open) {
          case '‘' -> '’';
          case '“' -> '”';
          case '’', '”', '\'', '"' -> open;
          case '＇' -> '＇';
          case '＂' -> '＂';
          default -> 0;
        };
    if (close == 0) {
      return false;
    }
    if (open != '\'' && open != '"') {
      faults.syntax(
          at,
          "引号“" + open + "”是中文标点，请改用英文单引号 '。",
          "The quotation mark " + open + " is not ASCII; write ' instead.");
    }
    int end = text.indexOf(close, at + 1);
    if (end < 0) {
      faults.syntax(
          at,
          "引号没有配对：" + shortened(at) + "，请在文字末尾补上 " + close + "。",
          "The quotation mark is not closed: " + shortened(at) + "; add " + close + " after it.");
      readable = false;
      return true;
    }
    add(Kind.TEXT, text.substring(at + 1, end), end + 1 - at);
    return true;
  }

  private boolean read() {
    if (text.charAt(at) != '$' && text.charAt(at) != '{') {
      return false;
    }
    Matcher found = READ.matcher(text).region(at, text.length());
    if (found.lookingAt()) {
      add(Kind.READ, found.group(1), found.end() - at);
      return true;
    }
    faults.syntax(
        at,
        "题目引用写法不对：" + shortened(at) + "，应写成 ${变量名}，变量名由英文字母、数字和 _ . - 组成。",
        "This is no reference: "
            + shortened(at)
            + "; write ${name} with letters, digits, _ . - in the name.");
    readable = false;
    return true;
  }

  private boolean path() {
    if (!PATH.matcher(text).region(at, text.length()).lookingAt()) {
      return false;
    }
    faults.syntax(
        at,
        "这里不用 XPath 路径（" + shortened(at) + "），题目请写成 ${变量名}。",
        "Paths are not used here: " + shortened(at) + "; write ${name} for an item.");
    readable = false;
    return true;
  }

  private boolean name() {
    Matcher found = NAME.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return false;
    }
    String word = found.group();
    String lower = word.toLowerCase(Locale.ROOT);
    if (!WORDS.contains(lower) || tokens.isEmpty()) {
      add(Kind.NAME, word, word.length());
      return true;
    }
    if (!word.equals(lower)) {
      instead(word, lower);
    }
    add(Kind.OPERATOR, lower, word.length());
    return true;
  }

  private boolean instead() {
    for (var pair : INSTEAD) {
      if (text.startsWith(pair.getKey(), at)) {
        instead(pair.getKey(), pair.getValue());
        replaced(pair.getValue(), pair.getKey().length());
        return true;
      }
    }
    char c = text.charAt(at);
    if (c >= '０' && c <= '９') {
      instead(String.valueOf(c), String.valueOf((char) (c - '０' + '0')));
      add(Kind.NUMBER, String.valueOf((char) (c - '０' + '0')), 1);
      return true;
    }
    return false;
  }

  private void instead(String written, String meant) {
    String zh = meant.equals(" ") ? "空格" : " " + meant + " ";
    String en = meant.equals(" ") ? "a plain space" : meant;
    faults.syntax(
        at,
        "这里不能用“" + written + "”，请改写为" + zh + "。",
        "'" + written + "' is not understood here; write " + en + " instead.");
  }

  private void replaced(String meant, int length) {
    switch (meant) {
      case " " -> at += length;
      case "(" -> add(Kind.OPEN, meant, length);
      case ")" -> add(Kind.CLOSE, meant, length);
      case "," -> add(Kind.COMMA, meant, length);
      case "." -> add(Kind.SELF, meant, length);
      default -> add(Kind.OPERATOR, meant, length);
    }
  }

  private void mark() {
    String two = text.substring(at, Math.min(at + 2, text.length()));
    if (two.equals("!=") || two.equals("<=") || two.equals(">=")) {
      add(Kind.OPERATOR, two, 2);
      return;
    }
    char c = text.charAt(at);
    switch (c) {
      case '(' -> add(Kind.OPEN, "(", 1);
      case ')' -> add(Kind.CLOSE, ")", 1);
      case ',' -> add(Kind.COMMA, ",", 1);
      case '.' -> add(Kind.SELF, ".", 1);
      case '=', '<', '>', '+', '-', '*' -> add(Kind.OPERATOR, String.valueOf(c), 1);
      default -> unknown();
    }
  }

  private void unknown() {
    String shown = text.substring(at, text.offsetByCodePoints(at, 1));
    boolean not = shown.equals("!");
    faults.syntax(
        at,
        "不认识的字符“" + shown + "”" + (not ? "，“不”请写成 not(…)。" : "；若是文字，请放在英文单引号里，如 '是'。"),
        "The character '"
            + shown
            + "' is not understood; "
            + (not ? "write not(…)." : "if it is text, put it between ' marks."));
    readable = false;
  }

  private String shortened(int from) {
    return text.length() - from > 20 ? text.substring(from, from + 20) + "…" : text.substring(from);
  }
}
