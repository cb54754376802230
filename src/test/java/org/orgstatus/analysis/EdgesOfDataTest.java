package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Every shipped comparison over waves with hardly anything in them. */
class EdgesOfDataTest {

  private static SampleDataset institutions(String... facts) {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 6; i++) {
      sample.unit("10" + i, i < 3 ? "110000" : "510000", i % 2 == 0 ? "COMP" : "", facts);
    }
    return sample;
  }

  /** All tables of a wave whose institutions are these. */
  private static WaveData wave(SampleDataset institutions) {
    return new WaveData(
        Stream.of(UnitKind.values())
            .map(
                unit ->
                    unit == UnitKind.INSTITUTION
                        ? institutions.build()
                        : new SampleDataset(unit).build())
            .toList());
  }

  private static SampleDataset gateOnly() {
    SampleDataset sample = institutions();
    for (int i = 0; i < 6; i++) {
      sample.answers("10" + i, "g_status", i < 3 ? "established" : "none");
    }
    return sample;
  }

  private static SampleDataset oneAssociation() {
    return institutions().association("100", "a_est_date", "2009-05");
  }

  private static SampleDataset allItemsUnknown() {
    SampleDataset sample = institutions();
    for (int i = 0; i < 6; i++) {
      sample.association("10" + i, "a_spec_n", "!not_available", "a_comm_exists", "dk");
    }
    return sample;
  }

  static List<Arguments> waves() {
    List<Arguments> all =
        List.of(
            Arguments.of("no unit at all", new SampleDataset()),
            Arguments.of("nobody answered", institutions()),
            Arguments.of("only rosters", institutions("roster_listed", "yes")),
            Arguments.of("rosters that list none", institutions("roster_listed", "no")),
            Arguments.of("the gate without a form behind it", gateOnly()),
            Arguments.of("one association", oneAssociation()),
            Arguments.of("associations that know nothing", allItemsUnknown()),
            Arguments.of("branch campuses only", institutions("parent_code", "999")));
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waves")
  void everyComparisonGivesNumbersOrSaysWhyThereAreNone(String name, SampleDataset institutions) {
    WaveData data = wave(institutions);
    for (AnalysisPlan plan : Shipped.DEFINITIONS.plans()) {
      for (Audience audience : Audience.values()) {
        AnalysisResult result = new AnalysisRunner(Shipped.DEFINITIONS).run(plan, data, audience);
        assertEquals(plan.tables().size(), result.tables().size());
        for (ResultTable table : result.tables()) {
          for (ResultTable.Row row : table.rows()) {
            row.cells().forEach(cell -> requireSound(plan.id() + " " + table.id(), row, cell));
          }
        }
        int missing = result.provenance().population() - result.provenance().n();
        assertEquals(missing, result.provenance().missing());
        assertTrue(missing >= 0, plan.id());
      }
    }
  }

  /** Tables of coverage, by plan and table. */
  private static final String COVERAGE =
      "c01 .*|c02 (rates|claims)|c03 (groups|crossed|cells)|c04 ratio|c06 closing|c11"
          + " (coverage|values)|c12 units|c16 level|c16 provinces|c26 (groups|coverage)|c27"
          + " (response|groups|forms)";

  private static void requireSound(String where, ResultTable.Row row, Cell cell) {
    String at = where + " " + row.key() + ": " + cell;
    if (cell instanceof Cell.Estimate estimate) {
      assertTrue(Double.isFinite(estimate.value()), at);
      // Coverage counts the whole register, whoever answered.
      assertTrue(estimate.n() > 0 || where.matches(COVERAGE), at);
      estimate
          .interval()
          .ifPresent(i -> assertTrue(Double.isFinite(i.low()) && Double.isFinite(i.high()), at));
    } else if (cell instanceof Cell.Count count) {
      // Places lost under another denominator are below 0.
      assertTrue(count.count() >= 0 || where.equals("c02 ranks"), at);
    }
  }

  @Test
  void aRosterAloneGivesTheFactOfAnAssociationAndNothingElse() {
    AnalysisResult coverage = Shipped.run("c01", institutions("roster_listed", "yes"));
    ResultTable table = coverage.table("coverage");
    assertEquals(2, Shipped.value(table, "110000", "established"));
    AnalysisResult norms = Shipped.run("c07", institutions("roster_listed", "yes"));
    assertEquals(0, norms.provenance().n());
    assertEquals(6, norms.provenance().population());
    assertTrue(
        norms.tables().stream()
            .flatMap(t -> t.rows().stream())
            .flatMap(r -> r.cells().stream())
            .noneMatch(Cell.Estimate.class::isInstance));
  }

  @Test
  void anInstitutionThatAnsweredTheGateAloneHasNoForm() {
    Dataset data = gateOnly().build();
    assertEquals("answered", data.text(0, "response"));
    assertEquals("", data.text(0, "form_answered"));
    assertEquals(6, data.answered());
  }
}
