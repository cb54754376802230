package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Indicator.Kind;
import org.orgstatus.analysis.Measured.State;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Every indicator of institutions over a whole invented wave. */
class IndicatorsOverStudyTest {

  /** Members may be more than the staff counted, as the flag of MEM-03 says. */
  private static final Set<String> MAY_EXCEED = Set.of("MEM-03", "MEM-05D");

  /** The invented wave of this test has no rosters. */
  private static final Set<String> FROM_ROSTERS = Set.of("COV-16A");

  private static final RowValues VALUES =
      new RowValues(Shipped.DEFINITIONS, StudyDataset.of(StudyDataset.study(20170601, 800)));

  private static List<Indicator> ofInstitutions() {
    return Shipped.DEFINITIONS.indicators().stream()
        .filter(i -> i.kind().isRow())
        .filter(i -> i.units().get(0).table().filter(t -> t == UnitKind.INSTITUTION).isPresent())
        .toList();
  }

  @Test
  void numbersLieWithinTheirRanges() {
    List<String> wrong = new ArrayList<>();
    for (Indicator indicator : ofInstitutions()) {
      Measured measured = VALUES.values(indicator.id());
      for (int row = 0; row < VALUES.size(); row++) {
        if (indicator.kind().isNumber() && measured.has(row)) {
          double value = measured.number(row);
          boolean inRange =
              value >= indicator.scale().low().orElse(0)
                  && value <= indicator.scale().high().orElse(highest(indicator));
          if (!inRange) {
            wrong.add(indicator.id() + " is " + value + " for " + row);
          }
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(ofInstitutions().size() > 150);
  }

  private static int highest(Indicator indicator) {
    boolean share = indicator.kind() == Kind.PERCENT || indicator.kind() == Kind.INDEX;
    return share && !MAY_EXCEED.contains(indicator.id()) ? 100 : Integer.MAX_VALUE;
  }

  @Test
  void codesAreThoseOfTheirLists() {
    List<String> wrong = new ArrayList<>();
    for (Indicator indicator : ofInstitutions()) {
      Measured measured = VALUES.values(indicator.id());
      List<String> known = indicator.values().stream().map(v -> v.code()).toList();
      for (int row = 0; row < VALUES.size(); row++) {
        boolean coded = indicator.kind() == Kind.CATEGORY || indicator.kind() == Kind.CODES;
        if (coded
            && measured.has(row)
            && !known.containsAll(List.of(measured.text(row).split(" ")))) {
          wrong.add(indicator.id() + " is " + measured.text(row));
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void everyIndicatorHasValuesInAWholeWave() {
    for (Indicator indicator : ofInstitutions()) {
      if (FROM_ROSTERS.contains(indicator.id())) {
        continue;
      }
      Measured measured = VALUES.values(indicator.id());
      long values = 0;
      for (int row = 0; row < VALUES.size(); row++) {
        values += measured.state(row) == State.VALUE ? 1 : 0;
      }
      assertTrue(values > 0, indicator.id() + " has no value at all");
    }
  }
}
