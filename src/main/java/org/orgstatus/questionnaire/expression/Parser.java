package org.orgstatus.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.questionnaire.expression.Token.Kind;

/**
 * Builds the tree by recursive descent, in XPath's order of strength: or, and, equality, order,
 * sum, product, minus sign. The first fault of grammar ends it.
 */
final class Parser {

  /** Parentheses, functions and minus signs inside each other. */
  static final int DEEPEST = 64;

  /** Words of one expression; the longest of the study has some 150. */
  static final int LONGEST = 1000;

  private static final Set<String> EQUALITY = Set.of("=", "!=");
  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
  private static final Set<String> SUM = Set.of("+", "-");
  private static final Set<String> PRODUCT = Set.of("*", "div", "mod");

  private final List<Token> tokens;
  private final Faults faults;
  private int at;
  private int depth;

  private Parser(List<Token> tokens, Faults faults) {
    this.tokens = tokens;
    this.faults = faults;
  }

  static Optional<Node> parse(List<Token> tokens, Faults faults) {
    if (tokens.size() > LONGEST) {
      faults.syntax(
          tokens.get(LONGEST).offset(),
          "表达式太长，最多 " + LONGEST + " 个词，请拆成几个 calculate 题。",
          "The expression is too long: at most " + LONGEST + " words; split it into calculates.");
      return Optional.empty();
    }
    Parser parser = new Parser(tokens, faults);
    try {
      Node root = parser.any();
      if (!parser.peek().is(Kind.END)) {
        throw parser.unexpected();
      }
      return Optional.of(root);
    } catch (Ended reported) {
      return Optional.empty();
    }
  }

  /** Ends the parsing after a fault was reported. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;

    Ended() {
      super(null, null, false, false);
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    return tokens.get(at++);
  }

  private Node any() {
    Node first = all();
    if (!peek().isOperator("or")) {
      return first;
    }
    Token operator = peek();
    List<Node> parts = new ArrayList<>(List.of(first));
    while (peek().isOperator("or")) {
      take();
      parts.add(all());
    }
    return new Node.Any(parts, faults.at(operator.offset()));
  }

  private Node all() {
    Node first = equality();
    if (!peek().isOperator("and")) {
      return first;
    }
    Token operator = peek();
    List<Node> parts = new ArrayList<>(List.of(first));
    while (peek().isOperator("and")) {
      take();
      parts.add(equality());
    }
    return new Node.All(parts, faults.at(operator.offset()));
  }

  private boolean atOperator(Set<String> operators) {
    return peek().is(Kind.OPERATOR) && operators.contains(peek().text());
  }

  private Node equality() {
    Node left = order();
    while (atOperator(EQUALITY)) {
      Token operator = take();
      left = new Node.Comparison(operator.text(), left, order(), faults.at(operator.offset()));
    }
    return left;
  }

  private Node order() {
    Node left = sum();
    while (atOperator(ORDER)) {
      Token operator = take();
      left = new Node.Comparison(operator.text(), left, sum(), faults.at(operator.offset()));
    }
    return left;
  }

  private Node sum() {
    Node left = product();
    while (atOperator(SUM)) {
      Token operator = take();
      left = new Node.Arithmetic(operator.text(), left, product(), faults.at(operator.offset()));
    }
    return left;
  }

  private Node product() {
    Node left = signed();
    while (atOperator(PRODUCT)) {
      Token operator = take();
      left = new Node.Arithmetic(operator.text(), left, signed(), faults.at(operator.offset()));
    }
    return left;
  }

  private Node signed() {
    if (!peek().isOperator("-")) {
      return primary();
    }
    Token minus = take();
    deeper(minus);
    Node part = signed();
    depth--;
    return new Node.Negative(part, faults.at(minus.offset()));
  }

  private void deeper(Token token) {
    depth++;
    if (depth > DEEPEST) {
      faults.syntax(
          token.offset(),
          "括号套得太深，最多 " + DEEPEST + " 层，请拆成几个 calculate 题。",
          "Nested too deeply: at most " + DEEPEST + " levels; split it into calculates.");
      throw new Ended();
    }
  }

  private Node primary() {
    Token token = peek();
    var place = faults.at(token.offset());
    switch (token.kind()) {
      case NUMBER:
        take();
        return new Node.Constant(Value.of(Double.parseDouble(token.text())), place);
      case TEXT:
        take();
        return new Node.Constant(Value.of(token.text()), place);
      case READ:
        take();
        return new Node.Read(token.text(), place);
      case SELF:
        take();
        return new Node.Self(place);
      case NAME:
        return invocation();
      case OPEN:
        deeper(take());
        Node inner = any();
        close(token);
        depth--;
        return inner;
      default:
        throw unexpected();
    }
  }

  private Node invocation() {
    Token name = take();
    if (!peek().is(Kind.OPEN)) {
      throw bare(name);
    }
    Token open = take();
    deeper(open);
    List<Node> arguments = new ArrayList<>();
    if (!peek().is(Kind.CLOSE)) {
      arguments.add(any());
      while (peek().is(Kind.COMMA)) {
        take();
        arguments.add(any());
      }
    }
    close(open);
    depth--;
    return new Node.Invocation(name.text(), arguments, faults.at(name.offset()));
  }

  private void close(Token open) {
    if (peek().is(Kind.CLOSE)) {
      take();
    } else if (peek().is(Kind.END)) {
      faults.syntax(open.offset(), "左括号 ( 没有配对，请补上 )。", "The parenthesis ( is not closed; add ).");
      throw new Ended();
    } else {
      throw unexpected();
    }
  }

  private Ended bare(Token name) {
    String word = name.text();
    boolean constant = word.equals("true") || word.equals("false");
    faults.syntax(
        name.offset(),
        "“"
            + word
            + (constant
                ? "”请写成 " + word + "()。"
                : "”后面没有括号：题目请写成 ${" + word + "}，选项代码请写成 '" + word + "'。"),
        "'"
            + word
            + (constant
                ? "' is written " + word + "()."
                : "' stands alone: write ${"
                    + word
                    + "} for an item or '"
                    + word
                    + "' for a code."));
    return new Ended();
  }

  private Ended unexpected() {
    Token token = peek();
    if (token.is(Kind.END)) {
      boolean empty = tokens.size() == 1;
      faults.syntax(
          token.offset(),
          empty ? "表达式是空的，请填写或删去这一项。" : "表达式没有写完，末尾缺少一个值。",
          empty
              ? "The expression is empty; write one or leave the field out."
              : "The expression ends too early; a value is missing at its end.");
    } else if (startsValue(token)) {
      faults.syntax(
          token.offset(),
          "“" + token.shown() + "”前面缺少运算符，如 and、or、=。",
          "An operator such as and, or, = is missing before " + token.shown() + ".");
    } else if (token.is(Kind.CLOSE) && depth == 0) {
      faults.syntax(
          token.offset(), "右括号 ) 多余，请删去或补上左括号。", "The ) has no partner; remove it or add (.");
    } else {
      faults.syntax(
          token.offset(),
          "“" + token.shown() + "”出现在不该出现的地方，它前面缺少一个值或多了一个符号。",
          "'"
              + token.shown()
              + "' is out of place; a value is missing or a mark too many before it.");
    }
    return new Ended();
  }

  private static boolean startsValue(Token token) {
    return switch (token.kind()) {
      case NUMBER, TEXT, READ, SELF, NAME, OPEN -> true;
      default -> false;
    };
  }
}
