package org.orgstatus.export.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Node;
import org.orgstatus.questionnaire.expression.Value;

/**
 * Says a condition of skip logic in words, by item number and label of the choice: 仅当A2.1选“是”时填写.
 * What has no words of its own is shown as the expression with item numbers in it.
 */
final class SkipNote {

  /** Not a function of the language: what is left of not(selected(…)). */
  private static final String NOT_SELECTED = "not-selected";

  private final Routing routing;
  private final Messages labels;

  SkipNote(Routing routing, Language language) {
    this.routing = routing;
    this.labels = Messages.in(language);
  }

  /** The note of an item or section; empty where it is always asked. */
  String of(Optional<Expression> condition) {
    return condition.map(c -> labels.get("paper.skip.only", words(c.root()))).orElse("");
  }

  private String words(Node node) {
    if (node instanceof Node.All all) {
      return joined(withoutEmptiness(all.parts()), "paper.skip.and", "!=");
    }
    if (node instanceof Node.Any any) {
      return joined(any.parts(), "paper.skip.or", "=");
    }
    if (node instanceof Node.Comparison comparison) {
      return comparison(comparison);
    }
    if (node instanceof Node.Invocation call) {
      return call(call);
    }
    return plain(node);
  }

  /** That an item is answered goes without saying where something is said of the answer. */
  private static List<Node> withoutEmptiness(List<Node> parts) {
    List<Node> telling =
        parts.stream()
            .filter(
                p ->
                    !(p instanceof Node.Comparison c
                        && c.operator().equals("!=")
                        && isText(c.right(), "")))
            .toList();
    return telling.isEmpty() ? parts : telling;
  }

  /** Parts that compare one item in the same way become one clause with several choices. */
  private String joined(List<Node> parts, String key, String merged) {
    Map<String, List<String>> byItem = new LinkedHashMap<>();
    List<String> clauses = new ArrayList<>();
    for (Node part : parts) {
      if (part instanceof Node.Comparison c
          && c.operator().equals(merged)
          && c.left() instanceof Node.Read read
          && choice(read.name(), c.right()).isPresent()) {
        if (!byItem.containsKey(read.name())) {
          clauses.add("\0" + read.name());
        }
        byItem
            .computeIfAbsent(read.name(), name -> new ArrayList<>())
            .add(quoted(choice(read.name(), c.right()).get()));
      } else {
        String words = words(part);
        boolean group =
            part instanceof Node.Any && parts.size() > 1 && words.contains(joint("paper.skip.or"));
        clauses.add(group ? labels.get("paper.skip.group", words) : words);
      }
    }
    return clauses.stream()
        .map(
            c -> {
              if (!c.startsWith("\0")) {
                return c;
              }
              String name = c.substring(1);
              String choices = String.join(joint("paper.skip.either"), byItem.get(name));
              return labels.get(
                  merged.equals("=") ? "paper.skip.is" : "paper.skip.is-not",
                  number(name),
                  choices);
            })
        .collect(Collectors.joining(joint(key)));
  }

  private String joint(String key) {
    return labels.get(key).replace("_", " ");
  }

  private String comparison(Node.Comparison comparison) {
    if (comparison.left() instanceof Node.Read read) {
      Optional<Node> meaning = calculated(read.name(), comparison);
      if (meaning.isPresent()) {
        return words(meaning.get());
      }
      if (isText(comparison.right(), "")) {
        return labels.get(
            comparison.operator().equals("=") ? "paper.skip.empty" : "paper.skip.given",
            number(read.name()));
      }
      Optional<String> choice = choice(read.name(), comparison.right());
      if (choice.isPresent()) {
        String key = comparison.operator().equals("=") ? "paper.skip.is" : "paper.skip.is-not";
        return labels.get(key, number(read.name()), quoted(choice.get()));
      }
    }
    return labels.get(
        "paper.skip." + operator(comparison.operator()),
        plain(comparison.left()),
        plain(comparison.right()));
  }

  private static String operator(String operator) {
    return switch (operator) {
      case "=" -> "equal";
      case "!=" -> "unequal";
      case "<" -> "less";
      case "<=" -> "at-most";
      case ">" -> "greater";
      default -> "at-least";
    };
  }

  private String call(Node.Invocation call) {
    if (call.function().equals("not") && call.arguments().size() == 1) {
      return words(negated(call.arguments().get(0)));
    }
    boolean ticked = call.function().equals("selected");
    boolean unticked = call.function().equals(NOT_SELECTED);
    if ((ticked || unticked)
        && call.arguments().get(0) instanceof Node.Read read
        && choice(read.name(), call.arguments().get(1)).isPresent()) {
      return labels.get(
          ticked ? "paper.skip.ticked" : "paper.skip.not-ticked",
          number(read.name()),
          quoted(choice(read.name(), call.arguments().get(1)).get()));
    }
    return plain(call);
  }

  private static Node negated(Node node) {
    if (node instanceof Node.All all) {
      return new Node.Any(all.parts().stream().map(SkipNote::negated).toList(), all.place());
    }
    if (node instanceof Node.Any any) {
      return new Node.All(any.parts().stream().map(SkipNote::negated).toList(), any.place());
    }
    if (node instanceof Node.Comparison c) {
      String opposite =
          switch (c.operator()) {
            case "=" -> "!=";
            case "!=" -> "=";
            case "<" -> ">=";
            case "<=" -> ">";
            case ">" -> "<=";
            default -> "<";
          };
      return new Node.Comparison(opposite, c.left(), c.right(), c.place());
    }
    if (node instanceof Node.Invocation call) {
      if (call.function().equals("not")) {
        return call.arguments().get(0);
      }
      if (call.function().equals("selected")) {
        return new Node.Invocation(NOT_SELECTED, call.arguments(), call.place());
      }
    }
    return new Node.Invocation("not", List.of(node), node.place());
  }

  /** What it means that an item calculated as if(condition, 'a', 'b') is a, or b. */
  private Optional<Node> calculated(String name, Node.Comparison comparison) {
    Node root =
        routing
            .node(name)
            .flatMap(Routing.Node::question)
            .flatMap(Item.Question::calculation)
            .map(Expression::root)
            .orElse(null);
    if (!(root instanceof Node.Invocation call)
        || !call.function().equals("if")
        || !(comparison.right() instanceof Node.Constant wanted)
        || !(comparison.operator().equals("=") || comparison.operator().equals("!="))) {
      return Optional.empty();
    }
    boolean same = comparison.operator().equals("=");
    Node condition = call.arguments().get(0);
    if (isText(call.arguments().get(1), wanted.value().text())) {
      return Optional.of(same ? condition : negated(condition));
    }
    if (isText(call.arguments().get(2), wanted.value().text())) {
      return Optional.of(same ? negated(condition) : condition);
    }
    return Optional.empty();
  }

  private Optional<String> choice(String name, Node constant) {
    if (!(constant instanceof Node.Constant c)) {
      return Optional.empty();
    }
    return routing
        .node(name)
        .flatMap(Routing.Node::question)
        .flatMap(Item.Question::choices)
        .flatMap(list -> list.find(c.value().text()))
        .map(choice -> choice.label().in(labels.language()));
  }

  private String quoted(String label) {
    return labels.get("paper.skip.quoted", label);
  }

  private static boolean isText(Node node, String text) {
    return node instanceof Node.Constant c && c.value().text().equals(text);
  }

  private String number(String name) {
    return routing.node(name).map(n -> n.item().number()).filter(n -> !n.isEmpty()).orElse(name);
  }

  /** Any other part as it is written, with numbers for names. */
  private String plain(Node node) {
    if (node instanceof Node.Read read) {
      return number(read.name());
    }
    if (node instanceof Node.Constant constant) {
      return constant.value() instanceof Value.Text text
          ? quoted(text.text())
          : constant.value().text();
    }
    if (node instanceof Node.Arithmetic sum) {
      return plain(sum.left()) + " " + sum.operator() + " " + plain(sum.right());
    }
    if (node instanceof Node.Negative negative) {
      return "−" + plain(negative.part());
    }
    if (node instanceof Node.Invocation call) {
      return call.function()
          + call.arguments().stream().map(this::plain).collect(Collectors.joining(", ", "(", ")"));
    }
    return node instanceof Node.Self ? "." : words(node);
  }
}
