package org.orgstatus.analysis.definition;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** The tables that expressions can read, one for each kind of unit, and what all of them share. */
public final class Tables {

  public final Declared bases = new Declared(LocalText.of("口径", "base"));
  public final Map<String, UnitKind> unitOfBase = new HashMap<>();

  private final Map<UnitKind, Names> names = new EnumMap<>(UnitKind.class);

  public Tables(Map<UnitKind, Codebook> codebooks) {
    codebooks.forEach((unit, codebook) -> names.put(unit, new Names(codebook, this)));
  }

  /**
   * What an expression about a unit may read.
   *
   * @throws IllegalArgumentException when there is no such table
   */
  public Names of(UnitKind unit) {
    return Optional.ofNullable(names.get(unit))
        .orElseThrow(() -> new IllegalArgumentException("no table of " + unit));
  }

  /** The table that estimates, norms and what units may ask of others are about. */
  Names institutions() {
    return of(UnitKind.INSTITUTION);
  }

  /** Reports a base that is not declared, or counts units of another kind. */
  void requireBase(String id, UnitKind wanted, Place place, Problems problems) {
    bases.require(id, place, problems);
    requireUnit(bases, id, unitOfBase.getOrDefault(id, wanted), wanted, place, problems);
  }

  /** Reports what is about another kind of unit than the one that is counted. */
  public static void requireUnit(
      Declared what, String id, UnitKind is, UnitKind wanted, Place place, Problems problems) {
    if (is == wanted) {
      return;
    }
    String own = MeasuredUnit.word(is);
    String word = MeasuredUnit.word(wanted);
    problems.add(
        "other-unit",
        place,
        what.what().zh()
            + "“"
            + id
            + "”按 "
            + own
            + " 取值，这里计数的却是 "
            + word
            + "。请改用写有 unit: "
            + word
            + " 的"
            + what.what().zh()
            + "，或换一个口径。",
        "The "
            + what.what().en()
            + " '"
            + id
            + "' is about the unit '"
            + own
            + "', and '"
            + word
            + "' is counted here. Name one with 'unit: "
            + word
            + "', or take another base.");
  }

  /** Whether any table has a column of the name, in a repeat or not. */
  boolean hasColumn(String name) {
    return names.values().stream().anyMatch(n -> n.item(name).isPresent());
  }

  /** Whether any form asks the item, in a repeat or not. */
  boolean asks(String item) {
    return names.values().stream().anyMatch(n -> n.item(item).filter(v -> v.isItem()).isPresent());
  }
}
