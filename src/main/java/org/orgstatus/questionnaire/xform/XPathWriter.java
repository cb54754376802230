package org.orgstatus.questionnaire.xform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Node;
import org.orgstatus.questionnaire.expression.Value;

/**
 * Writes expressions in the XPath of XForms. Some parts have no words there ({@code file-size},
 * {@code sum-known}, what only the server knows): a condition is written without them, as long as
 * that makes it hold more often and never less.
 */
final class XPathWriter {

  /** Functions that XForms has under the same name with the same meaning. */
  private static final Set<String> SAME =
      Set.of(
          "selected",
          "count-selected",
          "not",
          "if",
          "coalesce",
          "true",
          "false",
          "string",
          "string-length",
          "concat",
          "regex",
          "number",
          "int",
          "round",
          "min",
          "max",
          "date",
          "decimal-date-time",
          "format-date",
          "today");

  private final XFormPaths paths;
  private final Map<String, String> settings;
  private final String at;

  /**
   * @param settings what {@code wave-setting} says, by key
   * @param at name of the item that the expressions belong to
   */
  XPathWriter(XFormPaths paths, Map<String, String> settings, String at) {
    this.paths = paths;
    this.settings = settings;
    this.at = at;
  }

  /** A condition, or of several joined parts those that can be said; empty where none can. */
  Optional<String> condition(Expression expression) {
    Node root = expression.root();
    List<Node> parts = root instanceof Node.All all ? all.parts() : List.of(root);
    List<String> said = parts.stream().flatMap(part -> write(part).stream()).toList();
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            said.size() == 1
                ? said.get(0)
                : said.stream().map(each -> "(" + each + ")").collect(Collectors.joining(" and ")));
  }

  /** A value; empty where it cannot be said as a whole. */
  Optional<String> value(Expression expression) {
    return write(expression.root());
  }

  private Optional<String> write(Node node) {
    if (node instanceof Node.Constant constant) {
      return Optional.of(constant(constant.value()));
    }
    if (node instanceof Node.Read read) {
      return Optional.ofNullable(paths.read(read.name(), at));
    }
    if (node instanceof Node.Self) {
      return Optional.of(".");
    }
    if (node instanceof Node.All all) {
      return joined(all.parts(), " and ");
    }
    if (node instanceof Node.Any any) {
      return joined(any.parts(), " or ");
    }
    if (node instanceof Node.Comparison comparison) {
      return joined(node.children(), " " + comparison.operator() + " ");
    }
    if (node instanceof Node.Arithmetic arithmetic) {
      return joined(node.children(), " " + arithmetic.operator() + " ");
    }
    if (node instanceof Node.Negative negative) {
      return part(negative.part()).map(part -> "-" + part);
    }
    return invocation((Node.Invocation) node);
  }

  private Optional<String> joined(List<Node> parts, String operator) {
    return all(parts.stream().map(this::part)).map(said -> String.join(operator, said));
  }

  /** A part of something larger, in brackets unless it is one word. */
  private Optional<String> part(Node node) {
    boolean bare =
        node instanceof Node.Constant
            || node instanceof Node.Read
            || node instanceof Node.Self
            || node instanceof Node.Invocation;
    return write(node).map(said -> bare ? said : "(" + said + ")");
  }

  private Optional<String> invocation(Node.Invocation call) {
    List<Node> arguments = call.arguments();
    return switch (call.function()) {
      case "wave-setting" ->
          Optional.ofNullable(settings.get(text(arguments.get(0)))).map(XPathWriter::quoted);
      case "registry" ->
          text(arguments.get(0)).equals("alliance_id")
              ? Optional.of(XFormPaths.UNIT_PATH)
              : Optional.empty();
      case "file-ext" ->
          write(arguments.get(0))
              .map(file -> "regex(" + file + ", " + quoted(ending(text(arguments.get(1)))) + ")");
      default ->
          SAME.contains(call.function())
              ? all(arguments.stream().map(this::write))
                  .map(said -> call.function() + "(" + String.join(", ", said) + ")")
              : Optional.empty();
    };
  }

  private static Optional<List<String>> all(Stream<Optional<String>> parts) {
    List<String> said = new ArrayList<>();
    for (Optional<String> part : parts.toList()) {
      if (part.isEmpty()) {
        return Optional.empty();
      }
      said.add(part.get());
    }
    return Optional.of(said);
  }

  /** A pattern of file names that end so, in small or capital letters, in any client's dialect. */
  private static String ending(String extensions) {
    return Stream.of(extensions.split(" "))
        .map(
            extension ->
                extension
                    .chars()
                    .mapToObj(c -> eitherCase(Character.toString(c)))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("|", "^.*\\.(", ")$"));
  }

  private static String eitherCase(String letter) {
    String upper = letter.toUpperCase(Locale.ROOT);
    return upper.equals(letter) ? letter : "[" + letter + upper + "]";
  }

  private static String text(Node constant) {
    return constant instanceof Node.Constant c ? c.value().text() : "";
  }

  private static String constant(Value value) {
    return value instanceof Value.Number number ? number.text() : quoted(value.text());
  }

  /** XPath 1.0 has no sign that escapes a quotation mark. */
  static String quoted(String text) {
    if (!text.contains("'")) {
      return "'" + text + "'";
    }
    if (!text.contains("\"")) {
      return "\"" + text + "\"";
    }
    return Stream.of(text.split("(?<=')|(?=')"))
        .map(XPathWriter::quoted)
        .collect(Collectors.joining(", ", "concat(", ")"));
  }
}
