package org.orgstatus.analysis.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.definition.Dimension;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.definition.RowRule;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Indicators with a value for each unit, over invented answers worked out by hand. */
class IndicatorValuesTest {

  /** Read other units too; {@link IndicatorsAcrossUnitsTest} has them. */
  private static final Set<String> ACROSS =
      Set.of(
          "COV-12", "ALL-05L", "ALL-05T", "ALL-05A", "ALL-05D", "ALL-06H", "ALL-07B", "ALL-15M",
          "ALL-02X", "ALL-13P", "ALL-14B", "ALL-14D", "ALL-14C", "ALL-14Q");

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void valuesAreThoseWorkedOutByHand(Dimension dimension) {
    List<IndicatorCase> cases = IndicatorCase.of(dimension);
    Map<UnitKind, SampleDataset> samples = new EnumMap<>(UnitKind.class);
    for (UnitKind unit : UnitKind.values()) {
      samples.put(unit, new SampleDataset(unit));
    }
    for (int i = 0; i < cases.size(); i++) {
      cases.get(i).addTo(samples.get(cases.get(i).unit()), code(i));
    }
    List<Dataset> tables = samples.values().stream().map(SampleDataset::build).toList();
    WaveValues values = new WaveValues(Shipped.DEFINITIONS, new WaveData(tables));
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      IndicatorCase one = cases.get(i);
      RowValues rows = values.of(one.unit());
      Indicator indicator = Shipped.DEFINITIONS.indicator(one.id());
      String fault = one.compare(indicator, rows.values(one.id()), row(rows.dataset(), code(i)));
      if (!fault.isEmpty()) {
        wrong.add(fault);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static String code(int i) {
    return String.format("1%09d", i);
  }

  private static int row(Dataset dataset, String code) {
    for (int row = 0; row < dataset.size(); row++) {
      if (dataset.text(row, FrameColumns.UNIT).equals(code)) {
        return row;
      }
    }
    throw new AssertionError("no unit " + code);
  }

  /**
   * Each indicator proper has a case with a value, one that is unknown, and one to which it does
   * not apply, where that can be; yes and no are both met. Parts have a case.
   */
  @ParameterizedTest
  @EnumSource(Dimension.class)
  void everyIndicatorIsTriedInEveryState(Dimension dimension) {
    Map<String, Set<String>> tried =
        IndicatorCase.of(dimension).stream()
            .collect(
                Collectors.groupingBy(
                    IndicatorCase::id,
                    Collectors.mapping(
                        c -> word(c.expected()), Collectors.toCollection(TreeSet::new))));
    List<String> lacking = new ArrayList<>();
    for (Indicator i : Shipped.DEFINITIONS.indicators()) {
      if (i.dimension() == dimension && i.kind().isRow() && !ACROSS.contains(i.id())) {
        Set<String> wanted = i.isPart() ? Set.of() : states(i);
        Set<String> has = tried.getOrDefault(i.id(), Set.of());
        if (has.isEmpty() || !has.containsAll(wanted)) {
          lacking.add(i.id() + " has " + has + " of " + wanted);
        }
      }
    }
    assertEquals("", String.join("\n", lacking));
  }

  private static Set<String> states(Indicator indicator) {
    Set<String> states = new TreeSet<>(Set.of("unknown"));
    states.addAll(indicator.kind().isTruth() ? Set.of("yes", "no") : Set.of("value"));
    boolean applies =
        indicator.kind() == Kind.NORM
            ? Shipped.DEFINITIONS.norm(indicator.id()).rule().applies().isPresent()
            : indicator.rule().flatMap(RowRule::applies).isPresent();
    if (applies || !indicator.kind().isTruth()) {
      states.add("NA");
    }
    return states;
  }

  private static String word(String expected) {
    return Set.of("yes", "no", "NA", "unknown").contains(expected) ? expected : "value";
  }
}
