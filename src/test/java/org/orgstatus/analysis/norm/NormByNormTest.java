package org.orgstatus.analysis.norm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/** Pass rates of norms, counted by hand. */
class NormByNormTest {

  /** Twenty associations of Beijing that all answered; every item may be set. */
  private static SampleDataset twenty() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 20; i++) {
      sample.unit(code(i), "110000", "SCI_ENG").association(code(i));
    }
    return sample;
  }

  private static String code(int i) {
    return "11" + (1000 + i);
  }

  private static ResultTable norms(SampleDataset sample) {
    return Shipped.run("c07", sample).table("norms");
  }

  @Test
  void metNotMetNotApplicableAndUnknownStayFourThings() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      // 11 meet, 4 have a draft, 3 do not know, 2 deny it.
      String charter = i < 11 || i > 14 ? "congress" : "draft";
      String recognized = i < 11 ? "yes" : i < 15 ? "!not_applicable" : i < 18 ? "dk" : "no";
      sample.answers(code(i), "a_charter", charter, "a_charter_recog", recognized);
      // Standing committee: 10 have one; 6 met, 3 did not, 1 does not know.
      sample.answers(code(i), "a_comm_exists", "yes", "a_sc_exists", i < 10 ? "yes" : "no");
      if (i < 10) {
        sample.answers(code(i), "a_sc_meet", i < 6 ? 1 : i < 9 ? 0 : "!not_available");
      }
    }
    ResultTable table = norms(sample);
    assertEquals(100 * 11 / 17.0, value(table, "STR-03", "rate"), 1e-12);
    assertEquals(17, value(table, "STR-03", "n"));
    assertEquals(11, value(table, "STR-03", "met"));
    assertEquals(3, value(table, "STR-03", "unknown"));
    assertEquals(0, value(table, "STR-03", "not_applicable"));
    assertEquals(100 * 6 / 9.0, value(table, "STR-10", "rate"), 1e-12);
    assertEquals(9, value(table, "STR-10", "n"));
    assertEquals(10, value(table, "STR-10", "not_applicable"));
    assertEquals(1, value(table, "STR-10", "unknown"));
  }

  @Test
  void aCompleteBaseHasNoInterval() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      sample.answers(code(i), "a_comm_exists", i < 15 ? "yes" : "no");
    }
    Cell.Estimate share = (Cell.Estimate) cell(norms(sample), "STR-07", "rate");
    assertEquals(75, share.value(), 1e-12);
    assertTrue(share.complete());
    assertTrue(share.interval().isEmpty());
    assertEquals(20, share.n());
    assertEquals(20, share.population());
  }

  @Test
  void missingUnitsGiveTheDesignsLogitInterval() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 10; i++) {
      sample.unit("110" + i, "110000", "SCI_ENG", "roster_listed", "yes");
    }
    for (int i = 0; i < 8; i++) {
      sample.unit("120" + i, "120000", "SCI_ENG", "roster_listed", "yes");
    }
    for (int i = 0; i < 6; i++) {
      sample.association("110" + i, "a_comm_exists", i < 3 ? "yes" : "no");
    }
    for (int i = 0; i < 5; i++) {
      sample.association("120" + i, "a_comm_exists", i < 4 ? "yes" : "no");
    }
    // R: d <- data.frame(h=c(rep(1,6),rep(2,5)), N=c(rep(10,6),rep(8,5)),
    //   y=c(1,1,1,0,0,0, 1,1,1,1,0)); s <- svydesign(ids=~1, strata=~h, fpc=~N, data=d)
    // svyciprop(~y, s, method="logit", df=degf(s))
    Cell.Estimate share = (Cell.Estimate) cell(norms(sample), "STR-07", "rate");
    assertEquals(63.3333333333, share.value(), 1e-8);
    assertEquals(40.5030501771, share.interval().orElseThrow().low(), 1e-6);
    assertEquals(81.4215122295, share.interval().orElseThrow().high(), 1e-6);
    assertFalse(share.complete());
    assertEquals(11, share.n());
    assertEquals(18, share.population());
  }

  @Test
  void institutionsOfUnknownStatusStayOutOfNButWidenTheInterval() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      sample.answers(code(i), "a_comm_exists", i < 15 ? "yes" : "no");
    }
    for (int i = 0; i < 10; i++) {
      sample.unit("12" + i, "110000", "SCI_ENG");
    }
    Cell.Estimate share = (Cell.Estimate) cell(norms(sample), "STR-07", "rate");
    assertEquals(75, share.value(), 1e-12);
    assertEquals(20, share.population());
    assertFalse(share.complete());
    assertTrue(share.interval().isPresent());
  }

  @Test
  void unapprovedOnesStandApart() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      sample.answers(code(i), "a_comm_exists", "yes");
    }
    for (int i = 0; i < 6; i++) {
      sample.unit("12" + i, "110000", "SCI_ENG");
      sample.association("12" + i, "g_status", "unapproved", "a_comm_exists", i < 3 ? "yes" : "no");
    }
    ResultTable table = norms(sample);
    assertEquals(100, value(table, "STR-07", "rate"), 1e-12);
    assertEquals(20, value(table, "STR-07", "n"));
    assertEquals(50, value(table, "STR-07", "beside"), 1e-12);
  }

  @Test
  void newAssociationsStayOutOfYearlyNorms() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      sample.answers(code(i), "a_comm_exists", "yes", "a_comm_meet", i < 5 ? 0 : 2);
      sample.answers(code(i), "a_new_assoc", i < 5 ? "yes" : "no");
    }
    ResultTable table = norms(sample);
    assertEquals(100, value(table, "STR-08", "rate"), 1e-12);
    assertEquals(15, value(table, "STR-08", "n"));
    assertEquals(5, value(table, "STR-08", "not_applicable"));
  }

  @Test
  void approvalByAnotherLevelFailsAndUnclearAffiliationIsNotApplicable() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      String affiliation = i < 4 ? "other" : i < 8 ? "central" : i < 10 ? "dk" : "prov";
      String body = i < 6 ? "cast" : i < 8 ? "pref" : i < 16 ? "prov" : "pref";
      sample.answers(code(i), "a_party_affil", affiliation, "a_approve_body", body);
      sample.answers(code(i), "a_group_member_of", "prov pref");
    }
    // 4 not applicable, 2 unknown; central: 2 by CAST pass, 2 by prefecture fail;
    // provincial: 6 pass, 4 fail.
    ResultTable table = norms(sample);
    assertEquals(100 * 8 / 14.0, value(table, "STR-01", "rate"), 1e-12);
    assertEquals(4, value(table, "STR-01", "not_applicable"));
    assertEquals(2, value(table, "STR-01", "unknown"));
    assertEquals(100 * 14 / 20.0, value(table, "STR-02", "rate"), 1e-12);
  }

  @Test
  void bothKindsOfMembersAreUnknownOnlyWhereNeitherIsSettled() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      for (String kind : List.of("student", "grad", "young", "retired", "other")) {
        sample.answers(code(i), "a_gm_" + kind, 0);
      }
      sample.answers(code(i), "a_gm_dept", 0, "a_gm_total", 0, "a_im_total", 10);
    }
    for (int i = 0; i < 5; i++) { // no individual members: fails whatever the rest
      sample.answers(code(i), "a_im_total", 0, "a_gm_dept", "!not_available");
    }
    for (int i = 5; i < 11; i++) { // passes though a part is not known
      sample.answers(code(i), "a_gm_total", 2, "a_gm_student", 2, "a_gm_grad", "!not_available");
    }
    for (int i = 11; i < 14; i++) { // nothing settled
      sample.answers(code(i), "a_gm_dept", "!not_available");
    }
    ResultTable table = norms(sample);
    assertEquals(3, value(table, "MEM-08", "unknown"));
    assertEquals(17, value(table, "MEM-08", "n"));
    assertEquals(6, value(table, "MEM-08", "met"));
  }

  @Test
  void normsStandInBlocksByStrengthTheHighestRateFirst() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      sample.answers(code(i), "a_chair_n", 1, "a_comm_exists", i < 15 ? "yes" : "no");
    }
    List<ResultTable.Row> rows = norms(sample).rows();
    assertEquals(18, rows.size());
    List<String> blocks = rows.stream().map(r -> r.block().en()).distinct().toList();
    assertEquals(List.of("Must", "Generally", "Stated"), blocks);
    List<String> stated =
        rows.stream().filter(r -> r.block().en().equals("Stated")).map(r -> r.key()).toList();
    assertEquals(List.of("STR-11", "STR-07"), stated.subList(0, 2));
  }

  @Test
  void theIndexNeedsTenNormsThatApply() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      meetEverything(sample, code(i));
      if (i < 5) { // fails two of fourteen
        sample.answers(code(i), "a_chair_n", 2, "a_sg_procedure", "party");
      }
    }
    ResultTable index = Shipped.run("c07", sample).table("index");
    assertEquals(20, value(index, "STR-22.nation", "n"));
    assertEquals(100, value(index, "STR-22.nation", "median"), 1e-12);
    // R: quantile(c(rep(100 * 12 / 14, 5), rep(100, 15)), 0.25, type = 7) = 96.42857
    assertEquals(96.4285714286, value(index, "STR-22.nation", "lower_quartile"), 1e-9);
    assertEquals(100, value(index, "STR-22.nation", "high"), 1e-12);
    for (int i = 0; i < 15; i++) { // five of fourteen do not apply or are not known
      sample.answers(code(i), "a_party_affil", "other", "a_sc_exists", "no", "a_chair_n", 0);
      sample.answers(code(i), "a_sec_mode", "none", "a_comm_meet", "!not_available");
    }
    assertEquals(5, value(Shipped.run("c07", sample).table("index"), "STR-22.nation", "n"));
  }

  private static void meetEverything(SampleDataset sample, String code) {
    sample.answers(
        code,
        "a_party_affil",
        "prov",
        "a_approve_body",
        "prov",
        "a_group_member_of",
        "prov",
        "a_charter",
        "congress",
        "a_charter_recog",
        "yes",
        "a_est_date",
        "2009-05",
        "a_congress_type",
        "delegates",
        "a_congress_n",
        2,
        "a_congress_gap",
        4,
        "a_congress_age",
        3.5,
        "a_comm_exists",
        "yes",
        "a_comm_meet",
        1,
        "a_sc_exists",
        "yes",
        "a_sc_meet",
        2,
        "a_chair_n",
        1,
        "a_chair_identity",
        "leader",
        "a_vchair_n",
        3,
        "a_vchair_qual",
        3,
        "a_sec_mode",
        "attached",
        "a_sec_location",
        "research",
        "a_sg_n",
        1,
        "a_sg_procedure",
        "norm",
        "a_admission",
        "yes",
        "a_gm_total",
        2,
        "a_im_total",
        100,
        "a_party_lead",
        "leader plan");
  }

  @Test
  void normsThatAlwaysFailTogetherHavePhiOne() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      meetEverything(sample, code(i));
      if (i < 8) {
        sample.answers(code(i), "a_chair_n", 2, "a_sg_procedure", "party");
      }
      if (i >= 12) {
        sample.answers(code(i), "a_admission", "no");
      }
    }
    AnalysisResult result = Shipped.run("c07", sample);
    ResultTable together = result.table("together");
    assertEquals(1, value(together, "STR-11", "STR-19"), 1e-12);
    // R: x <- c(rep(1,8), rep(0,12)); y <- c(rep(0,12), rep(1,8)); cor(x, y) = -0.6666667
    assertEquals(-2 / 3.0, value(together, "STR-11", "MEM-06"), 1e-12);
    assertInstanceOf(Cell.NotEstimable.class, cell(together, "STR-11", "STR-11"));
    ResultTable pairs = result.table("pairs");
    assertEquals("STR-11+STR-19", pairs.rows().get(0).key());
    assertEquals(8, value(pairs, "STR-11+STR-19", "both"));
  }

  @Test
  void aSmallGroupIsHiddenAndSoIsAnotherThatWouldGiveItAway() {
    SampleDataset sample = twenty();
    for (int i = 0; i < 20; i++) {
      sample.answers(code(i), "a_comm_exists", i < 15 ? "yes" : "no");
    }
    for (int i = 0; i < 3; i++) {
      sample.unit("61" + i, "610000", "SCI_ENG").association("61" + i, "a_comm_exists", "yes");
    }
    for (int i = 0; i < 7; i++) {
      sample.unit("42" + i, "420000", "SCI_ENG").association("42" + i, "a_comm_exists", "yes");
    }
    ResultTable table = Shipped.run("c07", sample).table("by-group");
    assertInstanceOf(Cell.Suppressed.class, cell(table, "STR-07", "region.WEST"));
    assertInstanceOf(Cell.Suppressed.class, cell(table, "STR-07", "region.CENTRAL"));
    assertEquals(75, value(table, "STR-07", "region.EAST"), 1e-12);
    assertInstanceOf(Cell.NotEstimable.class, cell(table, "STR-07", "region.NORTHEAST"));
    Cell.Suppressed west = (Cell.Suppressed) cell(table, "STR-07", "region.WEST");
    Cell.Suppressed central = (Cell.Suppressed) cell(table, "STR-07", "region.CENTRAL");
    assertEquals(Cells.FEW, west.reason());
    assertEquals(Cells.DERIVABLE, central.reason());
  }

  @Test
  void nobodyAtAllGivesCellsThatSaySo() {
    ResultTable table = norms(new SampleDataset().unit("110", "110000", "SCI_ENG"));
    assertInstanceOf(Cell.NotEstimable.class, cell(table, "STR-07", "rate"));
  }

  @Test
  void theSameInputGivesTheSameResult() {
    assertEquals(Shipped.run("c07", twenty()), Shipped.run("c07", twenty()));
  }
}
