package org.orgstatus.analysis.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.PastWave;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;

/** C26: what was planted between two waves is found again. */
class ChangeBetweenWavesTest {

  /** Large enough that some units have lost an institution since. */
  private static final InventedStudy STUDY = StudyDataset.study(20170601, 1_000);

  private static final Dataset NOW = StudyDataset.of(STUDY);
  private static final PastWave PAST = StudyDataset.earlier(STUDY);
  private static final AnalysisResult RESULT =
      Shipped.run("c26", new WaveData(List.of(NOW)), PAST, Audience.INTERNAL);

  private static Dataset then() {
    return PAST.data().tables().get(0);
  }

  @Test
  void theRegisterIsAccountedForToTheLastInstitution() {
    ResultTable registry = RESULT.table("registry");
    double then = value(registry, "then", "institutions");
    double now = value(registry, "now", "institutions");
    double stayed =
        value(registry, "same", "institutions") + value(registry, "renamed", "institutions");
    double gone =
        value(registry, "merged", "institutions")
            + value(registry, "closed", "institutions")
            + value(registry, "unsettled", "institutions");
    assertEquals(then().size(), then);
    assertEquals(NOW.size(), now);
    assertEquals(then, stayed + gone);
    assertEquals(now, stayed + value(registry, "arrived", "institutions"));
    assertEquals(PAST.fates().size(), gone);
    assertEquals(0, value(registry, "unsettled", "institutions"));
    assertTrue(value(registry, "renamed", "institutions") > 0);
  }

  /** A count over both tables, row by row. */
  private static int moved(String from, String to) {
    int moved = 0;
    for (int row = 0; row < NOW.size(); row++) {
      int at = then().row(NOW.text(row, "unit_code")).orElse(-1);
      moved +=
          at >= 0
                  && then().text(at, "g_status").equals(from)
                  && NOW.text(row, "g_status").equals(to)
              ? 1
              : 0;
    }
    return moved;
  }

  @Test
  void transitionsOfStatusAreThoseThatWerePlanted() {
    ResultTable status = RESULT.table("status");
    for (String from : List.of("established", "preparing", "none")) {
      for (String to : List.of("established", "preparing", "dissolved", "none")) {
        assertEquals(moved(from, to), value(status, from, to), from + " → " + to);
      }
    }
    // Planted: half of those that prepare one now had not begun; nobody falls back to none.
    double began = value(status, "none", "preparing");
    double all = began + value(status, "preparing", "preparing");
    double p = STUDY.truth().moved("preparing");
    assertEquals(p * all, began, 4 * Math.sqrt(all * p * (1 - p)) + 1);
    assertEquals(0, value(status, "established", "none"));
    assertTrue(value(status, "preparing", "established") > 5, "founded between the waves");
    ResultTable flow = RESULT.table("flow");
    assertEquals(
        100 * value(status, "preparing", "established") / value(status, "preparing", "n"),
        value(flow, "preparing", "established"),
        1e-9);
  }

  @Test
  void coverageOfThePanelRisesByItsFoundings() {
    ResultTable groups = RESULT.table("groups");
    double change = value(groups, "nation", "panel_change");
    assertTrue(change > 1 && change < 15, "change of the panel: " + change);
    assertEquals(
        value(groups, "nation", "rate") - value(groups, "nation", "rate_then"),
        value(groups, "nation", "change"),
        1e-9);
    ResultTable coverage = RESULT.table("coverage");
    double sum =
        coverage.rows().stream()
            .filter(r -> !r.total())
            .mapToDouble(r -> value(coverage, r.key(), "panel"))
            .sum();
    assertEquals(value(coverage, "nation", "panel"), sum);
    assertEquals(value(coverage, "nation", "panel_now"), value(groups, "nation", "panel_now"));
  }

  /** Of a unit of which few are known in both waves, and of a neighbour, the panel is not shown. */
  @Test
  void aPublicEditionShowsNoPanelOfFew() {
    ResultTable open =
        Shipped.run("c26", new WaveData(List.of(NOW)), PAST, Audience.PUBLIC).table("coverage");
    ResultTable whole = RESULT.table("coverage");
    int few = 0;
    for (ResultTable.Row row : whole.rows()) {
      double n = value(whole, row.key(), "panel");
      for (String column : List.of("panel", "panel_then", "panel_now", "panel_change")) {
        if (n > 0 && n < 5) {
          few++;
          assertTrue(cell(open, row.key(), column) instanceof Cell.Suppressed, row.key());
        }
      }
    }
    assertTrue(few > 0, "there are such units");
    Map<String, Set<String>> hidden = new TreeMap<>();
    for (int row = 0; row < NOW.size(); row++) {
      String unit = NOW.text(row, FrameColumns.REPORTING_UNIT);
      if (cell(open, unit, "panel") instanceof Cell.Suppressed) {
        hidden.computeIfAbsent(NOW.text(row, FrameColumns.REGION), r -> new TreeSet<>()).add(unit);
      }
    }
    hidden.forEach((region, of) -> assertTrue(of.size() > 1, "one alone follows: " + region));
  }

  /** Planted: a norm is .05 more likely than in the wave before, and nobody loses one. */
  @Test
  void plantedGainOfNormsIsRecovered() {
    ResultTable shares = RESULT.table("shares");
    double gain = STUDY.truth().normGain();
    double met = 0;
    for (String norm : List.of("STR-07", "STR-11", "STR-12", "STR-13")) {
      double n = value(shares, norm, "panel");
      double gained = value(shares, norm, "gained");
      double error = 4 * Math.sqrt(n * gain * (1 - gain));
      assertEquals(n * gain, gained - value(shares, norm, "lost"), error, norm);
      Cell.Estimate net = (Cell.Estimate) cell(shares, norm, "panel_change");
      assertTrue(net.interval().orElseThrow().low() < net.value());
      assertEquals(
          n,
          value(shares, norm, "kept")
              + gained
              + value(shares, norm, "lost")
              + value(shares, norm, "never"));
      met += gained;
    }
    assertTrue(met > 20, "norms gained: " + met);
    ResultTable medians = RESULT.table("medians");
    assertTrue(value(medians, "STR-22", "up") > value(medians, "STR-22", "down") + 5);
  }

  @Test
  void aChangedQuestionIsNotCompared() {
    PastWave changed = new PastWave(PAST.data(), PAST.fates(), Set.of("a_comm_exists"));
    ResultTable shares =
        Shipped.run("c26", new WaveData(List.of(NOW)), changed, Audience.INTERNAL).table("shares");
    Cell cell = cell(shares, "STR-07", "panel_change");
    assertTrue(cell instanceof Cell.NotEstimable none && none.reason().en().contains("changed"));
    assertTrue(cell(shares, "STR-11", "panel_change") instanceof Cell.Estimate);
  }

  @Test
  void theFirstWaveSaysThatThereIsNoneBefore() {
    AnalysisResult first = Shipped.run("c26", NOW, Audience.INTERNAL);
    Cell cell = cell(first.table("groups"), "nation", "change");
    assertTrue(cell instanceof Cell.NotEstimable none && none.reason().zh().equals("没有上一轮调研"));
    assertTrue(value(first.table("groups"), "nation", "rate") > 0);
    assertTrue(first.notes().stream().anyMatch(n -> n.zh().startsWith("这是第一轮")));
  }

  /** Six of one place: one has a new code, one is new, one is gone. */
  @Test
  void aNewCodeIsFollowedAndASmallPlaceNotPublished() {
    SampleDataset before = new SampleDataset();
    SampleDataset now = new SampleDataset();
    for (int i = 0; i < 6; i++) {
      before.unit("10" + i, "110000", "COMP");
      before.answers("10" + i, "g_status", i < 2 ? "established" : "none");
      if (i != 5) {
        String code = i == 0 ? "109" : "10" + i;
        now.unit(code, "110000", "COMP");
        now.answers(code, "g_status", i < 3 ? "established" : "none");
      }
    }
    now.unit("108", "110000", "COMP").unit("201", "510000", "COMP");
    PastWave past =
        new PastWave(
            new WaveData(List.of(before.build())),
            Map.of("100", new PastWave.Fate(PastWave.Kind.NEW_CODE, "109")),
            Set.of());
    WaveData data = new WaveData(List.of(now.build()));
    AnalysisResult result = Shipped.run("c26", data, past, Audience.INTERNAL);
    ResultTable coverage = result.table("coverage");
    assertEquals(5, value(coverage, "110000", "panel"));
    assertEquals(1, value(coverage, "110000", "left"));
    assertEquals(1, value(coverage, "110000", "entered"));
    assertEquals(40, value(coverage, "110000", "panel_then"), 1e-9);
    assertEquals(60, value(coverage, "110000", "panel_now"), 1e-9);
    assertEquals(1, value(result.table("registry"), "unsettled", "institutions"));
    assertEquals(2, value(result.table("status"), "established", "established"));
    assertEquals(1, value(result.table("status"), "none", "established"));
    ResultTable open = Shipped.run("c26", data, past, Audience.PUBLIC).table("coverage");
    assertTrue(cell(open, "510000", "panel_change") instanceof Cell.Suppressed);
  }

  /** Small then and large now; few known in both waves: neither stands in a public edition. */
  @Test
  void aPublicEditionShowsNoGroupThatWasSmallNorAPanelOfFew() {
    SampleDataset before = new SampleDataset();
    SampleDataset now = new SampleDataset();
    for (int i = 0; i < 20; i++) {
      String code = Integer.toString(100 + i);
      String level = i < 7 ? "voc" : "ug";
      for (SampleDataset wave : List.of(before, now)) {
        wave.unit(code, "110000", "COMP", FrameColumns.LEVEL, level);
        if (i >= 4) {
          wave.answers(code, "g_status", i % 2 == 0 ? "established" : "none");
        }
      }
      String other = Integer.toString(300 + i);
      now.unit(other, "310000", "COMP").answers(other, "g_status", "none");
      if (i < 3) {
        before.unit(other, "310000", "COMP").answers(other, "g_status", "none");
      }
      String third = Integer.toString(500 + i);
      for (SampleDataset wave : List.of(before, now)) {
        wave.unit(third, "330000", "COMP").answers(third, "g_status", "established");
      }
    }
    PastWave past = new PastWave(new WaveData(List.of(before.build())), Map.of(), Set.of());
    WaveData data = new WaveData(List.of(now.build()));
    AnalysisResult whole = Shipped.run("c26", data, past, Audience.INTERNAL);
    assertEquals(3, value(whole.table("coverage"), "310000", "population_then"));
    assertEquals(3, value(whole.table("groups"), "level.voc", "panel"));

    AnalysisResult open = Shipped.run("c26", data, past, Audience.PUBLIC);
    ResultTable coverage = open.table("coverage");
    for (String column : List.of("population_then", "population", "rate", "change", "panel")) {
      assertTrue(cell(coverage, "310000", column) instanceof Cell.Suppressed, column);
    }
    assertTrue(
        cell(coverage, "110000", "population_then") instanceof Cell.Suppressed,
        "its neighbour, or the small one could be worked out from the region");
    assertTrue(cell(coverage, "330000", "population_then") instanceof Cell.Count);
    ResultTable groups = open.table("groups");
    for (String column : List.of("panel", "panel_then", "panel_now", "panel_change")) {
      assertTrue(cell(groups, "level.voc", column) instanceof Cell.Suppressed, column);
      assertTrue(cell(groups, "level.ug", column) instanceof Cell.Suppressed, "and the other");
    }
    assertTrue(cell(groups, "level.voc", "rate") instanceof Cell.Estimate, "seven are enough");
  }
}
