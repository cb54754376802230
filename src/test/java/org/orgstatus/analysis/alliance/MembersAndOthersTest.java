package org.orgstatus.analysis.alliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;

/** C19: members of alliances against others of the same province. */
class MembersAndOthersTest {

  /** Planted: members do their tasks more often; their norms and projects are drawn alike. */
  @Test
  void membersAreMoreActiveAsPlantedAndNoBetterOrganized() {
    AnalysisResult result =
        Shipped.run("c19", StudyDataset.of(StudyDataset.study(20170601, 2_600)), Audience.INTERNAL);
    ResultTable within = result.table("within");
    Cell.Estimate activity = (Cell.Estimate) cell(within, "ACT-05", "within");
    assertTrue(activity.interval().orElseThrow().low() > 0, activity.toString());
    assertTrue(value(within, "ACT-05", "adjusted") > 0.1);
    assertTrue(value(within, "ACT-05", "difference") > 0.8);
    Cell.Estimate norms = (Cell.Estimate) cell(within, "STR-22", "within");
    assertTrue(Math.abs(norms.value()) < 0.15, norms.toString());
    assertEquals("Not marked", words(within, "STR-22", "verdict"));
    assertEquals("Not marked", words(within, "LEV-02", "verdict"));
    assertTrue(value(within, "STR-22", "provinces") >= 8);
    ResultTable provinces = result.table("by-province");
    assertTrue(provinces.rows().size() >= 8, "provinces with both: " + provinces.rows().size());
  }

  /** Two provinces; in each members know of the list and others do not, but for one. */
  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 40; i++) {
      String place = i % 2 == 0 ? "110000" : "510000";
      String code = place + (10 + i);
      boolean member = i / 2 % 2 == 0;
      sample.unit(code, place, "COMP");
      sample.association(
          code,
          "a_all_member",
          member ? "member" : i == 2 ? "no_alliance" : "no_join",
          "a_list_known",
          member || i == 6 ? "received" : "unaware");
    }
    return sample;
  }

  @Test
  void aDifferenceThatHoldsWithinLevelAndTypeIsMarked() {
    ResultTable within = Shipped.run("c19", sample()).table("within");
    assertEquals(2, value(within, "LEV-04", "provinces"));
    assertEquals(20, value(within, "LEV-04", "members"));
    assertEquals(19, value(within, "LEV-04", "others"), "one has no alliance in its province");
    // Beijing: 10 members against 9 others of whom one knows; Sichuan: 10 against 10 of whom none.
    double beijing = 90.0 / 19;
    double sichuan = 5;
    double expected = 100 * (beijing * 8 / 9 + sichuan) / (beijing + sichuan);
    assertEquals(expected, value(within, "LEV-04", "difference"), 1e-9);
    assertEquals(expected / 100, value(within, "LEV-04", "within"), 1e-9);
    assertEquals("Marked: members higher", words(within, "LEV-04", "verdict"));
    assertTrue(cell(within, "LEV-02", "within") instanceof Cell.NotEstimable, "nobody was asked");
    ResultTable provinces = Shipped.run("c19", sample()).table("by-province");
    assertEquals(1, value(provinces, "510000", "LEV-04"), 1e-9);
    assertEquals(8.0 / 9, value(provinces, "110000", "LEV-04"), 1e-9);
  }

  @Test
  void fewMembersAreNotShown() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 12; i++) {
      sample.unit("1100" + i, "110000", "COMP");
      sample.association(
          "1100" + i,
          "a_all_member",
          i < 3 ? "member" : "no_join",
          "a_list_known",
          i < 6 ? "heard" : "unaware");
    }
    ResultTable within = Shipped.run("c19", sample).table("within");
    assertTrue(cell(within, "LEV-04", "within") instanceof Cell.Suppressed);
    ResultTable provinces = Shipped.run("c19", sample).table("by-province");
    assertTrue(cell(provinces, "110000", "members") instanceof Cell.Suppressed);
    assertTrue(cell(provinces, "110000", "LEV-04") instanceof Cell.Suppressed);
  }
}
