package org.orgstatus.analysis;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** The tables that expressions can read, one for each kind of unit, and what all of them share. */
final class Tables {

  final Declared bases = new Declared(LocalText.of("口径", "base"));

  private final Map<UnitKind, Names> names = new EnumMap<>(UnitKind.class);

  Tables(Map<UnitKind, Codebook> codebooks) {
    codebooks.forEach((unit, codebook) -> names.put(unit, new Names(codebook, this)));
  }

  /**
   * What an expression about a unit may read.
   *
   * @throws IllegalArgumentException when there is no such table
   */
  Names of(UnitKind unit) {
    return Optional.ofNullable(names.get(unit))
        .orElseThrow(() -> new IllegalArgumentException("no table of " + unit));
  }

  /** The table that bases, groups, derived variables and comparisons are about. */
  Names institutions() {
    return of(UnitKind.INSTITUTION);
  }

  /** Whether any form asks the item, in a repeat or not. */
  boolean asks(String item) {
    return names.values().stream().anyMatch(n -> n.item(item).filter(v -> v.isItem()).isPresent());
  }
}
