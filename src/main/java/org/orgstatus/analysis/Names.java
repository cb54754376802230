package org.orgstatus.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.MissingReason;

/** What an expression may read as {@code ${name}}: columns, derived variables and indicators. */
final class Names {

  private final Codebook codebook;
  private final Map<String, List<ValueLabel>> values = new LinkedHashMap<>();

  Names(Codebook codebook) {
    this.codebook = codebook;
    codebook.variables().stream()
        .filter(v -> !v.isInRepeat())
        .forEach(v -> values.put(v.name(), v.values()));
  }

  void add(String name, List<ValueLabel> codes) {
    values.put(name, codes);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean isInRepeat(String name) {
    return codebook.find(name).filter(Variable::isInRepeat).isPresent();
  }

  boolean isItem(String name) {
    return codebook.find(name).filter(v -> v.isItem() && !v.isInRepeat()).isPresent();
  }

  /** The codes that the name can hold; empty where anything goes. */
  List<ValueLabel> values(String name) {
    return values.getOrDefault(name, List.of());
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

  Set<String> all() {
    return values.keySet();
  }
}
