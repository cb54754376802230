package org.orgstatus.analysis.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.expression.Function.Kind;

/**
 * What an expression about one kind of unit may read as {@code ${name}}: columns, derived variables
 * and indicators.
 */
public final class Names {

  private final Codebook codebook;
  private final Tables tables;
  private final Map<String, List<ValueLabel>> values = new LinkedHashMap<>();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  Names(Codebook codebook, Tables tables) {
    this.codebook = codebook;
    this.tables = tables;
    codebook.variables().stream()
        .filter(v -> !v.isInRepeat())
        .forEach(v -> add(v.name(), kind(v), v.values()));
  }

  private static Kind kind(Variable variable) {
    return switch (variable.type()) {
      case NUMBER -> Kind.NUMBER;
      case DATE -> Kind.DATE;
      default -> Kind.TEXT;
    };
  }

  Tables tables() {
    return tables;
  }

  public void add(String name, Kind kind, List<ValueLabel> codes) {
    values.put(name, codes);
    kinds.put(name, kind);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** What values of the name are; ANY where that is not known. */
  Kind kind(String name) {
    return kinds.getOrDefault(name, Kind.ANY);
  }

  boolean isInRepeat(String name) {
    return codebook.find(name).filter(Variable::isInRepeat).isPresent();
  }

  boolean isItem(String name) {
    return codebook.find(name).filter(v -> v.isItem() && !v.isInRepeat()).isPresent();
  }

  /** The codes that the name can hold, in a repeat or not; empty where anything goes. */
  public List<ValueLabel> values(String name) {
    List<ValueLabel> known = values.get(name);
    return known != null ? known : codebook.find(name).map(Variable::values).orElse(List.of());
  }

  /** Whether the item has a choice that says "don't know". */
  boolean hasDontKnow(String name) {
    return codebook
        .find(name)
        .map(v -> v.missing().contains(MissingReason.DONT_KNOW))
        .orElse(false);
  }

  Optional<Variable> item(String name) {
    return codebook.find(name);
  }

  public Set<String> all() {
    return values.keySet();
  }
}
