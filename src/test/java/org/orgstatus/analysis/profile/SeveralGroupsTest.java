package org.orgstatus.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/**
 * Profiles by several groups (C09, C21, C22) over forty associations, the first twenty in the East:
 * expected values by hand or by R.
 */
class SeveralGroupsTest {

  /** Twenty in Beijing and twenty in Shaanxi; every other one vocational; all answered. */
  static SampleDataset forty() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 40; i++) {
      sample.unit(
          code(i), i < 20 ? "110000" : "610000", "SCI_ENG", "level", i % 2 == 0 ? "ug" : "voc");
      sample.association(code(i), "g_st_workers", 1000);
    }
    return sample;
  }

  static String code(int i) {
    return (i < 20 ? "11" : "61") + (1000 + i);
  }

  private static void money(SampleDataset sample, int i, double school, double association) {
    sample.answers(code(i), "a_fund_school", school, "a_fund_assoc", association);
    sample.answers(code(i), "a_fund_gov", 0, "a_fund_other", 0);
    sample.answers(code(i), "a_fund_total", school + association);
  }

  @Test
  void everyWayOfGroupingHasItsOwnTables() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      sample.answers(code(i), "a_staff_full", i < 20 ? i % 2 : 0); // vocational ones in the East
    }
    AnalysisResult result = Shipped.run("c21", sample);
    assertEquals(50, value(result.table("shares.level"), "RES-01A", "voc"), 1e-12);
    assertEquals(0, value(result.table("shares.level"), "RES-01A", "ug"), 1e-12);
    assertEquals(50, value(result.table("shares.region"), "RES-01A", "EAST"), 1e-12);
    assertEquals(0, value(result.table("shares.region"), "RES-01A", "WEST"), 1e-12);
    assertEquals(100, value(result.table("shares.affiliation"), "RES-01A", "nation") * 4, 1e-12);
  }

  @Test
  void aGroupIsNotStandardizedByItself() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      sample.answers(code(i), "a_staff_full", i % 4 == 1 ? 1 : 0); // half of the vocational ones
    }
    AnalysisResult result = Shipped.run("c21", sample);
    // By level only type and affiliation are left, and all are alike in these.
    assertEquals(50, value(result.table("shares.level"), "RES-01A", "voc.std"), 1e-9);
    // By region the level counts: half of each region is vocational.
    assertEquals(25, value(result.table("shares.region"), "RES-01A", "WEST.std"), 1e-9);
    assertTrue(result.method().en().contains("left out of the standardization"));
    assertFalse(Shipped.run("c10", sample).method().en().contains("left out of the standard"));
  }

  @Test
  void aTypeThatNobodyConfirmedIsMergedWithTheOthers() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      sample.answers(code(i), "a_staff_full", i % 4 == 1 ? 1 : 0); // half of the vocational ones
    }
    sample.unit("611999", "610000", "", "level", "ug").answers("611999", "g_status", "established");
    ResultTable shares = Shipped.run("c21", sample).table("shares.level");
    // The one that did not answer form A is the only one of its cell: neither level has a case in
    // it.
    assertEquals(50, value(shares, "RES-01A", "voc.std"), 1e-9);
    assertEquals("Marked, holds standardized: Vocational above Undergraduate", verdict(shares));
  }

  @Test
  void whatCannotBeStandardizedIsNotSaidToVanish() {
    SampleDataset sample = forty();
    for (int i = 0; i < 20; i++) {
      String code = "11" + (2000 + i); // of the ministries: none is vocational
      sample.unit(code, "110000", "SCI_ENG", "affiliation_group", "central");
      sample.association(code, "a_staff_full", 1);
    }
    for (int i = 0; i < 40; i++) {
      sample.answers(code(i), "a_staff_full", 0);
    }
    ResultTable shares = Shipped.run("c21", sample).table("shares.affiliation");
    assertEquals(100, value(shares, "RES-01A", "central"), 1e-12);
    assertInstanceOf(Cell.NotEstimable.class, cell(shares, "RES-01A", "central.std"));
    Cell.NotEstimable effect = (Cell.NotEstimable) cell(shares, "RES-01A", "effect.std");
    assertEquals(
        "The group has no unit of one of the levels, so it cannot be standardized",
        effect.reason().en());
    assertTrue(verdict(shares).startsWith("Marked, cannot be standardized"), verdict(shares));
  }

  private static String verdict(ResultTable shares) {
    return ((Cell.Words) cell(shares, "RES-01A", "verdict")).text().en();
  }

  @Test
  void moneyHasMediansTheShareOfZeroAndRatesPerHead() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      money(sample, i, i < 20 ? i + 1 : i < 30 ? 0 : 4, 0);
      sample.answers(code(i), "g_st_workers", 500);
    }
    AnalysisResult result = Shipped.run("c21", sample);
    ResultTable medians = result.table("medians.region");
    assertEquals(10.5, value(medians, "RES-05", "EAST"), 1e-12); // 1 … 20
    assertEquals(2, value(medians, "RES-05", "WEST"), 1e-12); // ten of 0, ten of 4
    assertEquals(21, value(medians, "RES-05P", "EAST"), 1e-12); // per 1,000 of 500
    assertEquals(50, value(result.table("spread.region"), "RES-05.WEST", "zero"), 1e-12);
    assertEquals(50, value(result.table("shares.region"), "RES-05Z", "WEST"), 1e-12);
    // R: x <- 1:20; y <- rep(c(0, 4), each=10); mean(sign(outer(x, y, "-"))) = 0.825
    assertEquals(0.825, value(medians, "RES-05", "effect"), 1e-9);
  }

  @Test
  void sourcesAreSharesOfTheTotalNotMeansOfShares() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      money(sample, i, i % 4 < 2 ? 1 : 0, i % 4 < 2 ? 0 : 9); // mean of shares would be one half
    }
    ResultTable totals = Shipped.run("c21", sample).table("totals.region");
    assertEquals(10, value(totals, "RES-06S", "EAST"), 1e-9); // 10 of 100
    assertEquals(90, value(totals, "RES-06A", "WEST"), 1e-9);
    assertEquals(10, value(totals, "RES-06S", "nation"), 1e-9);
    assertEquals(0, value(totals, "RES-06G", "nation"), 1e-9);
  }

  @Test
  void moneyOfFewerThanTenIsHiddenWithWhatWouldGiveItAway() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 29; i++) {
      String place = i < 20 ? "110000" : "610000";
      sample.unit(code(i), place, "SCI_ENG").association(code(i), "a_staff_full", 1);
      money(sample, i, 2, 0);
    }
    AnalysisResult result = Shipped.run("c21", sample);
    ResultTable medians = result.table("medians.region");
    Cell.Suppressed west = (Cell.Suppressed) cell(medians, "RES-05", "WEST");
    assertEquals("Money of fewer than ten units; not shown", west.reason().en());
    assertInstanceOf(Cell.Suppressed.class, cell(medians, "RES-05", "EAST"));
    assertInstanceOf(
        Cell.Suppressed.class, cell(result.table("spread.region"), "RES-05.WEST", "n"));
    assertEquals(2, value(medians, "RES-05", "nation"), 1e-12);
    // Nine are enough for items that are not about money.
    assertEquals(100, value(result.table("shares.region"), "RES-01A", "WEST"), 1e-12);
  }

  @Test
  void moneyOfWhichOneOrTwoHaveMostIsHidden() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      money(sample, i, i == 20 || i == 21 ? 100 : 1, 0);
    }
    AnalysisResult result = Shipped.run("c21", sample);
    ResultTable medians = result.table("medians.region");
    // In the West two of twenty have 200 of 218.
    Cell.Suppressed west = (Cell.Suppressed) cell(medians, "RES-05", "WEST");
    assertEquals("Would single out a few units; not shown", west.reason().en());
    assertInstanceOf(Cell.Suppressed.class, cell(result.table("totals.region"), "RES-06S", "WEST"));
    // In the nation they have 200 of 238, by level 100 of 119: all hidden.
    assertInstanceOf(Cell.Suppressed.class, cell(medians, "RES-05", "nation"));
    assertInstanceOf(Cell.Suppressed.class, cell(result.table("medians.level"), "RES-05", "ug"));
  }

  @Test
  void opinionsOfOneToFourAreHidden() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      sample.answers(code(i), "a_fund_enough", i < 4 ? "a5" : i < 20 ? "a2" : "a3");
    }
    ResultTable shares = Shipped.run("c21", sample).table("categories.level");
    // a5: two of twenty in both levels, four in the nation.
    assertInstanceOf(Cell.Suppressed.class, cell(shares, "RES-08K.a5", "ug"));
    assertInstanceOf(Cell.Suppressed.class, cell(shares, "RES-08K.a5", "nation"));
    assertEquals(50, value(shares, "RES-08K.a3", "voc"), 1e-12);
    assertEquals(0, value(shares, "RES-08K.a1", "voc"), 1e-12);
  }

  @Test
  void adequacyStandsByQuarterOfMoney() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      // Each amount from 1 to 20 twice; R: quantile(rep(1:20, 2), c(.25, .5, .75)) = 5.75 10.5
      // 15.25
      int amount = 1 + i % 20;
      money(sample, i, amount, 0);
      sample.answers(code(i), "a_fund_enough", amount <= 10 ? "a1" : amount <= 15 ? "a3" : "a4");
    }
    AnalysisResult result = Shipped.run("c21", sample);
    ResultTable shares = result.table("shares.money");
    assertEquals(0, value(shares, "RES-08A", "q2"), 1e-12);
    assertEquals(100, value(shares, "RES-08A", "q3"), 1e-12);
    assertEquals(10, ((Cell.Estimate) cell(shares, "RES-08A", "q1")).n());
    assertEquals(100, value(result.table("categories.money"), "RES-08K.a4", "q4"), 1e-12);
    assertEquals(3, value(result.table("medians.money"), "RES-05", "q1"), 1e-12); // 1 … 5 twice
  }

  @Test
  void membersAreSharesClassesAndNorms() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      boolean undergraduate = i % 2 == 0;
      sample.answers(code(i), "a_im_total", undergraduate ? 400 : 0);
      sample.answers(code(i), "a_im_teacher", undergraduate ? 200 : "!not_applicable");
      sample.answers(code(i), "a_gm_student", undergraduate ? 1 : 0, "a_admission", "yes");
    }
    AnalysisResult result = Shipped.run("c22", sample);
    ResultTable shares = result.table("shares.level");
    assertEquals(100, value(shares, "MEM-02Z", "voc"), 1e-12);
    assertEquals(100, value(shares, "MEM-01SA", "ug"), 1e-12);
    assertEquals(100, value(shares, "MEM-06", "nation"), 1e-12); // a norm
    assertEquals(20, value(result.table("medians.level"), "MEM-03", "ug"), 1e-12); // 200 of 1,000
    ResultTable density = result.table("categories.level");
    assertEquals(100, value(density, "MEM-03C.from10", "ug"), 1e-12);
    assertEquals(100, value(density, "MEM-03C.zero", "voc"), 1e-12);
  }

  @Test
  void congressesStandInClassesWithLinesAtThreeAndFiveYears() {
    SampleDataset sample = forty();
    for (int i = 0; i < 40; i++) {
      sample.answers(code(i), "a_congress_type", "members", "a_congress_n", 2);
      sample.answers(code(i), "a_congress_gap", i < 10 ? 2.5 : i < 30 ? 4.5 : 6.0);
      sample.answers(code(i), "a_congress_age", i < 20 ? 1.0 : 6.0);
      sample.answers(code(i), "a_chair_n", 1, "a_chair_identity", i < 8 ? "middle" : "leader");
    }
    AnalysisResult result = Shipped.run("c09", sample);
    ResultTable classes = result.table("categories.level");
    assertEquals(25, value(classes, "STR-05C.from2", "nation"), 1e-12);
    assertEquals(50, value(classes, "STR-05C.from4", "ug"), 1e-12);
    assertEquals(25, value(classes, "STR-05C.over55", "voc"), 1e-12);
    assertEquals(50, value(classes, "STR-06C.over55", "nation"), 1e-12);
    ResultTable norms = result.table("parts.level");
    assertEquals(50, value(norms, "STR-05", "nation"), 1e-12);
    assertEquals(80, value(norms, "STR-12", "nation"), 1e-12);
    assertEquals(80, value(result.table("shares.level"), "STR-12", "nation"), 1e-12);
    assertEquals("Not marked", words(result.table("shares.level"), "STR-12", "verdict"));
  }
}
