package org.orgstatus.analysis.method;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** What reporting units answered in form C, by the unit's code. A wave may go without form C. */
public final class UnitForms {

  public static final LocalText NO_FORM = LocalText.of("没有丙表", "No form C");

  private final Optional<RowValues> forms;
  private final Map<String, Integer> rowOf = new HashMap<>();

  public UnitForms(AnalysisRun run) {
    this.forms =
        run.hasUnits(UnitKind.REPORTING_UNIT)
            ? Optional.of(run.values(UnitKind.REPORTING_UNIT))
            : Optional.empty();
    forms.ifPresent(this::locate);
  }

  private void locate(RowValues values) {
    for (int row = 0; row < values.size(); row++) {
      String response = values.dataset().text(row, FrameColumns.RESPONSE);
      if (response.equals(FrameColumns.ANSWERED)) {
        rowOf.put(values.dataset().text(row, FrameColumns.REPORTING_UNIT), row);
      }
    }
  }

  /** The row of a unit that answered. */
  public OptionalInt row(String unit) {
    Integer row = rowOf.get(unit);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }

  /** How many units answered. */
  int answered() {
    return rowOf.size();
  }

  /**
   * Values of an indicator or variable, by row.
   *
   * @throws java.util.NoSuchElementException when the wave has no form C, so that no unit has a row
   */
  public Measured values(String id) {
    return forms.orElseThrow().values(id);
  }
}
