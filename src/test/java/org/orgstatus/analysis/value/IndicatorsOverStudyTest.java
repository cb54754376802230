package org.orgstatus.analysis.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Every indicator with a value for each unit, over the tables of a whole invented wave. */
class IndicatorsOverStudyTest {

  /** Members may be more than the staff counted, as the flag of MEM-03 says. */
  private static final Set<String> MAY_EXCEED = Set.of("MEM-03", "MEM-05D");

  /**
   * The frame of this test has no rosters, affiliations, Double First-Class institutions and names.
   */
  private static final Set<String> NOT_IN_FRAME =
      Set.of("COV-16A", "ALL-05A", "ALL-05D", "ALL-02X", "ALL-14B", "ALL-14C", "ALL-14D");

  private static final InventedStudy STUDY = StudyDataset.study(20170601, 800);
  private static final WaveValues VALUES =
      new WaveValues(
          Shipped.DEFINITIONS,
          new WaveData(
              Stream.of(UnitKind.values())
                  .map(
                      unit ->
                          unit == UnitKind.INSTITUTION
                              ? StudyDataset.of(STUDY)
                              : StudyDataset.of(STUDY, unit))
                  .toList()));

  private static List<Indicator> indicators(UnitKind unit) {
    return Shipped.DEFINITIONS.indicators().stream()
        .filter(i -> i.kind().isRow())
        .filter(i -> i.units().get(0).table().filter(t -> t == unit).isPresent())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(UnitKind.class)
  void numbersLieWithinTheirRanges(UnitKind unit) {
    RowValues values = VALUES.of(unit);
    List<String> wrong = new ArrayList<>();
    for (Indicator indicator : indicators(unit)) {
      Measured measured = values.values(indicator.id());
      for (int row = 0; row < values.size(); row++) {
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
    assertTrue(indicators(unit).size() >= 20, "there are indicators");
  }

  private static int highest(Indicator indicator) {
    boolean share = indicator.kind() == Kind.PERCENT || indicator.kind() == Kind.INDEX;
    return share && !MAY_EXCEED.contains(indicator.id()) ? 100 : Integer.MAX_VALUE;
  }

  @ParameterizedTest
  @EnumSource(UnitKind.class)
  void codesAreThoseOfTheirLists(UnitKind unit) {
    RowValues values = VALUES.of(unit);
    List<String> wrong = new ArrayList<>();
    for (Indicator indicator : indicators(unit)) {
      Measured measured = values.values(indicator.id());
      List<String> known = indicator.values().stream().map(v -> v.code()).toList();
      for (int row = 0; row < values.size(); row++) {
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

  @ParameterizedTest
  @EnumSource(UnitKind.class)
  void everyIndicatorHasValuesInAWholeWave(UnitKind unit) {
    RowValues values = VALUES.of(unit);
    for (Indicator indicator : indicators(unit)) {
      if (NOT_IN_FRAME.contains(indicator.id())) {
        continue;
      }
      Measured measured = values.values(indicator.id());
      long found = 0;
      for (int row = 0; row < values.size(); row++) {
        found += measured.state(row) == State.VALUE ? 1 : 0;
      }
      assertTrue(found > 0, indicator.id() + " has no value at all");
    }
  }
}
