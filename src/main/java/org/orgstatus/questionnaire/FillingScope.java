package org.orgstatus.questionnaire;

import java.util.List;
import org.orgstatus.questionnaire.expression.Scope;
import org.orgstatus.questionnaire.expression.TextSearch;
import org.orgstatus.questionnaire.expression.Value;

/**
 * What an expression sees at one item: names of the same repeat mean the same row, {@code .} means
 * the item itself, and questions about files and open texts are answered from the sheet.
 */
record FillingScope(Filling filling, Surroundings surroundings, ItemPath at) implements Scope {

  @Override
  public Value read(String name) {
    return filling
        .routing()
        .node(name)
        .map(node -> filling.value(path(node)).inExpressions())
        .orElse(Value.EMPTY);
  }

  private ItemPath path(Routing.Node node) {
    if (node.repeat().isEmpty()) {
      return node.path().get(0);
    }
    return node.repeat().get().name().equals(at.repeat())
        ? new ItemPath(at.repeat(), at.row(), node.name())
        : ItemPath.of(node.name());
  }

  @Override
  public Value self() {
    return filling.value(at).inExpressions();
  }

  @Override
  public Value call(String function, List<Value> arguments) {
    List<String> texts = arguments.stream().map(Value::text).toList();
    switch (function) {
      case "file-ext":
        return new Value.Truth(hasExtension(texts.get(1)));
      case "file-size":
        return filling.value(at) instanceof AnswerValue.Attached file
            ? new Value.Number(file.size())
            : Value.EMPTY;
      case "any-text":
        return new Value.Truth(anyText(TextSearch.of(texts.get(0))));
      case "today":
        return new Value.Day(surroundings.today());
      default:
        return surroundings.call(function, texts);
    }
  }

  /** The name ends with one of the extensions, and the content is of such a kind too. */
  private boolean hasExtension(String allowed) {
    if (!(filling.value(at) instanceof AnswerValue.Attached file)) {
      return false;
    }
    List<String> extensions = List.of(allowed.split(" "));
    String name = file.name().toLowerCase(java.util.Locale.ROOT);
    return extensions.stream().anyMatch(e -> name.endsWith("." + e))
        && extensions.contains(file.kind());
  }

  /** Contact items apart: a telephone belongs there. */
  private boolean anyText(TextSearch search) {
    return filling
        .routing()
        .nodes()
        .filter(n -> n.question().filter(q -> q.type() == AnswerType.TEXT).isPresent())
        .filter(n -> n.question().orElseThrow().sensitivity() != Sensitivity.P3)
        .flatMap(n -> filling.paths(n).stream())
        .map(filling::value)
        .anyMatch(v -> v instanceof AnswerValue.Words w && search.finds(w.text()));
  }
}
