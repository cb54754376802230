package org.orgstatus.analysis.alliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** C16: coverage and foundings of provinces with an alliance and without. */
class AllianceProvincesTest {

  private static final InventedStudy STUDY = StudyDataset.study(20170601, 2_600);
  private static final WaveData DATA =
      new WaveData(
          List.of(
              StudyDataset.of(STUDY),
              StudyDataset.of(STUDY, UnitKind.REPORTING_UNIT),
              StudyDataset.of(STUDY, UnitKind.ALLIANCE)));
  private static final AnalysisResult RESULT = Shipped.run("c16", DATA, Audience.INTERNAL);

  /** Planted: a fifth of the associations of alliance provinces came in the three years after. */
  @Test
  void foundingsRiseFromTheAllianceOnAndNotBefore() {
    ResultTable event = RESULT.table("event");
    assertTrue(value(event, "after0", "effect") > 0, "alliances are mostly founded late in a year");
    for (String step : List.of("after1", "after2")) {
      assertTrue(value(event, step, "effect") > value(event, step, "high"), step + " by chance");
      assertTrue(value(event, step, "treated") > value(event, step, "compared"), step);
    }
    for (String step : List.of("before3", "before2")) {
      double effect = value(event, step, "effect");
      assertTrue(effect < value(event, "after1", "effect") / 2, step + ": " + effect);
    }
    assertTrue(cell(event, "before1", "effect") instanceof Cell.NotEstimable);
    String summary = event.notes().get(0).en();
    assertTrue(summary.contains("of 999 permutations a share of 0.00"), summary);
  }

  @Test
  void alliancesAreFoundWithTheirYear() {
    ResultTable level = RESULT.table("level");
    assertEquals(10, value(level, "alliance", "provinces"));
    assertEquals(21, value(level, "none", "provinces"));
    assertEquals(31, value(level, "nation", "provinces"));
    assertEquals(2, value(level, "since.2012", "provinces"));
    ResultTable provinces = RESULT.table("provinces");
    assertEquals("2012", Shipped.words(provinces, "320000", "since"));
    assertEquals(10, provinces.rows().size());
    // The wave's reference date is 30 September 2017: that year is not over.
    assertTrue(cell(provinces, "330000", "after1") instanceof Cell.NotEstimable);
    double with = value(level, "alliance", "rate");
    double without = value(level, "none", "rate");
    double all = value(level, "nation", "rate");
    assertTrue(Math.min(with, without) <= all && all <= Math.max(with, without));
  }

  @Test
  void theSameInputsGiveTheSameResult() {
    assertEquals(RESULT, Shipped.run("c16", DATA, Audience.INTERNAL));
  }

  @Test
  void withoutAlliancesThereIsNothingToCompare() {
    Dataset institutions = StudyDataset.of(StudyDataset.study(7, 100));
    AnalysisResult result = Shipped.run("c16", institutions, Audience.PUBLIC);
    assertTrue(cell(result.table("event"), "after0", "effect") instanceof Cell.NotEstimable);
    assertEquals(0, value(result.table("level"), "alliance", "provinces"));
    assertTrue(result.table("event").notes().get(0).zh().startsWith("没有可以前后比较的联盟"));
  }

  /** Only the province's own list knows of it; one of several provinces does not count. */
  @Test
  void anAllianceWithoutFormDIsTakenFromFormC() {
    SampleDataset institutions = new SampleDataset();
    for (int i = 0; i < 6; i++) {
      institutions
          .unit("110" + i, "110000", "COMP")
          .association("110" + i, "a_est_date", i < 3 ? "2014-05" : "2001-05");
      institutions.unit("510" + i, "510000", "COMP").answers("510" + i, "g_status", "none");
    }
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    provinces.unit("110000", "110000", "");
    provinces.answers(
        "110000",
        "c_all_exists",
        "yes",
        "c_all",
        provinces.rows(
            List.of(Map.of("ca_name", "联盟", "ca_scope", "province", "ca_date", "2014-03"))));
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    alliances.unit("SC01", "510000", "");
    alliances.answers("SC01", "d_scope", "cross", "d_date", "2012-01");
    AnalysisResult result =
        Shipped.run(
            "c16",
            new WaveData(List.of(institutions.build(), provinces.build(), alliances.build())),
            Audience.INTERNAL);
    assertEquals("2014", Shipped.words(result.table("provinces"), "110000", "since"));
    assertEquals(1, result.table("provinces").rows().size(), "one of several provinces is none");
    // Of three without one at the start of 2014, all three founded one.
    assertTrue(cell(result.table("provinces"), "110000", "after0") instanceof Cell.Suppressed);
    assertEquals(100, value(result.table("event"), "after0", "treated"), 1e-9);
    assertEquals(0, value(result.table("event"), "after0", "compared"), 1e-9);
  }
}
