package org.orgstatus.analysis.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** C27: returns, items that are not known, and agreement with rosters. */
class DataQualityTest {

  private static final InventedStudy STUDY = StudyDataset.study(20170601, 800);

  /** Twenty institutions: sixteen answered and are on the roster or not, four are silent. */
  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    for (int i = 10; i < 30; i++) {
      String code = "1100" + i;
      String roster = i < 19 || i == 28 ? "yes" : i == 29 ? "" : "no";
      sample.unit(code, "110000", "COMP", "roster_listed", roster);
      if (i < 20) {
        sample.association(
            code, "a_comm_meet", i < 13 ? "!not_available" : 2, "a_comm_exists", "yes");
      } else if (i < 26) {
        sample.answers(code, "g_status", "none", "g_registry_ok", i < 22 ? "no" : "yes");
      }
    }
    return sample;
  }

  @Test
  void returnsAreCountedAndTheSilentTakenFromTheRoster() {
    ResultTable response = Shipped.run("c27", sample()).table("response");
    assertEquals(20, value(response, "110000", "population"));
    assertEquals(16, value(response, "110000", "answered"));
    assertEquals(80, value(response, "110000", "response"), 1e-9);
    assertEquals(3, value(response, "110000", "roster"));
    assertEquals(1, value(response, "nation", "unknown"));
    ResultTable groups = Shipped.run("c27", sample()).table("groups");
    assertEquals(100.0 * 2 / 16, value(groups, "level.ug", "registry"), 1e-9);
  }

  @Test
  void anItemThatManyDoNotKnowIsNotUsedToCompareGroups() {
    AnalysisResult result = Shipped.run("c27", sample());
    ResultTable items = result.table("items");
    assertEquals(10, value(items, "a_comm_meet", "asked"));
    assertEquals(30, value(items, "a_comm_meet", "not_available"), 1e-9);
    assertEquals(0, value(items, "a_comm_meet", "dont_know"), 1e-9);
    assertEquals(30, value(items, "a_comm_meet", "level.ug"), 1e-9);
    assertEquals("Not used", words(items, "a_comm_meet", "use"));
    String notes = result.notes().stream().map(n -> n.en()).collect(Collectors.joining(" "));
    assertTrue(
        notes.contains(
            "groups are not compared by them: Committee meetings in the reference year."),
        notes);
  }

  /**
   * Nine that both say are established, one that only the institution says, six that neither does:
   * p_o = 15/16, p_e = (10·9 + 6·7)/256, R: {@code psych::cohen.kappa(matrix(c(6,1,0,9), 2))}.
   */
  @Test
  void agreementIsGivenBeyondChance() {
    ResultTable agreement = Shipped.run("c27", sample()).table("agreement");
    assertEquals(16, value(agreement, "nation", "n"));
    assertEquals(9, value(agreement, "nation", "both"));
    assertEquals(1, value(agreement, "nation", "own_only"));
    assertEquals(0, value(agreement, "nation", "roster_only"));
    assertEquals(6, value(agreement, "nation", "neither"));
    assertEquals(93.75, value(agreement, "nation", "agreement"), 1e-9);
    double expected = (90 + 42) / 256.0;
    assertEquals(
        (15.0 / 16 - expected) / (1 - expected), value(agreement, "nation", "kappa"), 1e-9);
    assertEquals(0.8709677419354839, value(agreement, "nation", "kappa"), 1e-12);
  }

  @Test
  void aPublicEditionShowsNoSmallPlaceAndNoFewAnswers() {
    SampleDataset sample = sample();
    for (int i = 0; i < 3; i++) {
      sample.unit("51000" + i, "510000", "COMP").answers("51000" + i, "g_status", "none");
    }
    AnalysisResult open = Shipped.run("c27", sample.build(), Audience.PUBLIC);
    assertTrue(cell(open.table("response"), "510000", "answered") instanceof Cell.Suppressed);
    assertTrue(cell(open.table("groups"), "region.WEST", "answered") instanceof Cell.Suppressed);
  }

  @Test
  void itsFooterNamesEveryFormOfTheWave() {
    WaveData data =
        new WaveData(List.of(sample().build(), new SampleDataset(UnitKind.ALLIANCE).build()));
    assertEquals(
        List.of("gate", "campus_association", "institution_no_association", "alliance"),
        Shipped.run("c27", data, Audience.INTERNAL).provenance().sourceForms().stream()
            .map(FormRef::id)
            .toList());
  }

  @Test
  void aPublicEditionSaysOfFourAlliancesOnlyThatTheyAreFour() {
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    for (int i = 0; i < 4; i++) {
      alliances.unit("A" + i, 11 + i + "0000", "").answers("A" + i, "d_form", "registered");
    }
    WaveData data = new WaveData(List.of(sample().build(), alliances.build()));
    AnalysisResult open = Shipped.run("c27", data, Audience.PUBLIC);
    ResultTable forms = open.table("forms");
    assertEquals(4, value(forms, "alliances", "population"));
    for (String column : List.of("answered", "response", "filled")) {
      assertTrue(cell(forms, "alliances", column) instanceof Cell.Suppressed, column);
    }
    assertTrue(cell(open.table("effort"), "alliances", "answered") instanceof Cell.Suppressed);
    ResultTable whole = Shipped.run("c27", data, Audience.INTERNAL).table("forms");
    assertEquals(100, value(whole, "alliances", "response"), 1e-9);
  }

  /** Planted: the chance to respond, and that a number is not available. */
  @Test
  void plantedResponseAndUnknownNumbersAreFound() {
    Map<String, SubmittedSheet> sheets =
        STUDY.sheets().collect(Collectors.toMap(SubmittedSheet::unitCode, s -> s));
    Dataset institutions = StudyDataset.of(STUDY, sheets.values().stream());
    WaveData data = new WaveData(List.of(institutions, StudyDataset.of(STUDY, UnitKind.ALLIANCE)));
    AnalysisResult result = Shipped.run("c27", data, Audience.INTERNAL);
    ResultTable response = result.table("response");
    double planted =
        STUDY
            .register()
            .institutions()
            .mapToDouble(STUDY.truth()::response)
            .average()
            .orElseThrow();
    assertEquals(100 * planted, value(response, "nation", "response"), 4.5);
    assertEquals(
        100.0 * sheets.size() / institutions.size(), value(response, "nation", "response"), 1e-9);
    ResultTable items = result.table("items");
    double p = STUDY.truth().notAvailable("a_vol_young");
    double fourErrors = 400 * Math.sqrt(p * (1 - p) / value(items, "a_vol_young", "asked"));
    assertEquals(100 * p, value(items, "a_vol_young", "not_available"), fourErrors);
    assertEquals("Not used", words(items, "a_vol_young", "use"));
    assertTrue(
        items.rows().stream().noneMatch(r -> r.label().zh().contains("${")), "no name of an item");
    // Planted: 15 to 120 minutes, one in a hundred five minutes.
    ResultTable effort = result.table("effort");
    assertEquals(sheets.size(), value(effort, "institutions", "timed"));
    assertEquals(67.5, value(effort, "institutions", "median"), 5);
    assertEquals(1, value(effort, "institutions", "fast"), 1.5);
    double explained = sheets.values().stream().mapToInt(SubmittedSheet::explained).sum();
    assertEquals(explained, value(effort, "institutions", "explained"));
    assertTrue(cell(effort, "alliances", "median") instanceof Cell.NotEstimable);
    ResultTable forms = result.table("forms");
    assertEquals(10, value(forms, "alliances", "answered"));
    assertTrue(value(forms, "associations", "filled") > 80);
  }
}
