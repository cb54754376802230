package org.orgstatus.analysis.province;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.UnitForms;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;

/** Which measures reporting units take, by their form C. */
final class UnitMeasures {

  static final LocalText TOO_LITTLE_KNOWN =
      LocalText.of("已知的措施太少，不计项数", "Too few of the measures are known to count them");
  private static final LocalText NOT_ADDED =
      LocalText.of("各单位的项数不合计", "Numbers of units are not added up");

  private final UnitForms forms;
  private final List<Indicator> measures;
  private final int least;

  /**
   * @param least measures that must be known for a unit's number to be counted
   */
  UnitMeasures(UnitForms forms, List<Indicator> measures, int least) {
    this.forms = forms;
    this.measures = List.copyOf(measures);
    this.least = least;
  }

  List<Indicator> all() {
    return measures;
  }

  /** How much of it the unit does, 1 and 0 for yes and no; NaN where that is not known. */
  double amount(Indicator measure, String unit) {
    OptionalInt row = forms.row(unit);
    if (row.isEmpty()) {
      return Double.NaN;
    }
    Measured values = forms.values(measure.id());
    return values.has(row.getAsInt()) ? values.number(row.getAsInt()) : Double.NaN;
  }

  /** How many of the measures the unit takes; NaN where too few of them are known. */
  double number(String unit) {
    int known = 0;
    int taken = 0;
    for (Indicator measure : measures) {
      double amount = amount(measure, unit);
      known += Double.isNaN(amount) ? 0 : 1;
      taken += amount > 0 ? 1 : 0;
    }
    return known < least ? Double.NaN : taken;
  }

  /** The number as a cell; of several units there is none. */
  Cell cell(String unit) {
    if (unit.isEmpty()) {
      return new Cell.NotEstimable(NOT_ADDED);
    }
    if (forms.row(unit).isEmpty()) {
      return new Cell.NotEstimable(UnitForms.NO_FORM);
    }
    double number = number(unit);
    return Double.isNaN(number)
        ? new Cell.NotEstimable(TOO_LITTLE_KNOWN)
        : new Cell.Count(Math.round(number));
  }

  /** What the unit wrote; empty where it wrote nothing. */
  Optional<String> words(String unit, String variable) {
    OptionalInt row = forms.row(unit);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Measured texts = forms.values(variable);
    return texts.has(row.getAsInt()) ? Optional.of(texts.text(row.getAsInt())) : Optional.empty();
  }
}
