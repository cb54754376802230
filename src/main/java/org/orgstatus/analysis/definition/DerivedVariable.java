package org.orgstatus.analysis.definition;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/**
 * A variable made from others by a definition file; empty text where it has no value.
 *
 * @param quartersOf id of the base whose numbers, by the rule, are cut into four quarters; empty
 *     where the rule gives the value itself
 */
public record DerivedVariable(
    String name,
    LocalText label,
    RowRule rule,
    List<ValueLabel> values,
    Optional<String> quartersOf) {

  /** The quarters, from the lowest numbers up. */
  static final List<ValueLabel> QUARTERS =
      List.of(
          quarter("q1", "最低四分之一", "Lowest quarter"),
          quarter("q2", "次低四分之一", "Second quarter"),
          quarter("q3", "次高四分之一", "Third quarter"),
          quarter("q4", "最高四分之一", "Highest quarter"));

  public DerivedVariable {
    values = List.copyOf(values);
  }

  private static ValueLabel quarter(String code, String zh, String en) {
    return new ValueLabel(code, LocalText.of(zh, en));
  }
}
