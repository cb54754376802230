package org.orgstatus.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;

import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/** C08: four models of secretariats, and pairs of independent and attached ones, by hand. */
class MatchedProfileTest {

  private static String code(String kind, int i) {
    return "11" + kind + (100 + i);
  }

  /** Independent ones with so many workers each, and attached ones. */
  private static SampleDataset sample(int independent, int attached) {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < independent; i++) {
      sample.unit(code("1", i), "110000", "SCI_ENG");
      sample.association(code("1", i), "a_sec_mode", "independent", "g_st_workers", 100 + i);
    }
    for (int i = 0; i < attached; i++) {
      sample.unit(code("2", i), "110000", "SCI_ENG");
      sample.association(code("2", i), "a_sec_mode", "attached", "g_st_workers", 100 + i);
      sample.answers(code("2", i), "a_sec_location", i % 2 == 0 ? "research" : "union");
    }
    return sample;
  }

  @Test
  void modelsAreIndependentResearchOtherAndNone() {
    SampleDataset sample = sample(12, 30);
    for (int i = 0; i < 12; i++) {
      sample.answers(code("1", i), "a_staff_full", 2);
    }
    for (int i = 0; i < 30; i++) {
      sample.answers(code("2", i), "a_staff_full", i % 2 == 0 ? 1 : 0);
    }
    ResultTable medians = Shipped.run("c08", sample).table("medians");
    assertEquals(2, value(medians, "RES-01F", "independent"), 1e-12);
    assertEquals(1, value(medians, "RES-01F", "research"), 1e-12);
    assertEquals(0, value(medians, "RES-01F", "other"), 1e-12);
    assertEquals(15, ((Cell.Estimate) cell(medians, "RES-01F", "other")).n());
    assertInstanceOf(Cell.NotEstimable.class, cell(medians, "RES-01F", "none"));
  }

  @Test
  void pairsAreThoseNearestInSizeAndGiveTheMedianDifference() {
    SampleDataset sample = sample(12, 12);
    for (int i = 0; i < 12; i++) {
      // Workers 100 + i on both sides: pair i is of 100 + i and 100 + i.
      sample.answers(code("1", i), "a_staff_full", 10 + i);
      sample.answers(code("2", i), "a_staff_full", 10 - i); // differences 0, 2, … 22
    }
    AnalysisResult result = Shipped.run("c08", sample);
    ResultTable pairs = result.table("pairs");
    assertEquals(12, value(pairs, "RES-01F", "pairs"));
    assertEquals(11, value(pairs, "RES-01F", "difference"), 1e-12); // median of 0, 2, … 22
    assertEquals(15.5, value(pairs, "RES-01F", "first"), 1e-12);
    assertEquals(4.5, value(pairs, "RES-01F", "second"), 1e-12);
    assertEquals(100 * 11 / 12.0, value(pairs, "RES-01F", "higher"), 1e-12); // one is equal
    Cell.Interval interval =
        ((Cell.Estimate) cell(pairs, "RES-01F", "difference")).interval().orElseThrow();
    // R: set.seed(1); quantile(replicate(1e5, median(sample(seq(0, 22, 2), replace=TRUE))),
    //   c(.025, .975)) = 5 17; other draws, so within one step of the data
    assertEquals(5, interval.low(), 2);
    assertEquals(17, interval.high(), 2);
    assertEquals(result, Shipped.run("c08", sample));
    assertTrue(result.method().en().contains("seed 8"));
  }

  @Test
  void sharesGiveTheMeanDifferenceInPoints() {
    SampleDataset sample = sample(20, 20);
    for (int i = 0; i < 20; i++) {
      sample.answers(code("1", i), "a_staff_full", i < 15 ? 1 : 0);
      sample.answers(code("2", i), "a_staff_full", i < 5 ? 1 : 0);
    }
    ResultTable pairs = Shipped.run("c08", sample).table("pair-shares");
    assertEquals(75, value(pairs, "RES-01A", "first"), 1e-12);
    assertEquals(25, value(pairs, "RES-01A", "second"), 1e-12);
    assertEquals(50, value(pairs, "RES-01A", "difference"), 1e-12);
    assertEquals(50, value(pairs, "RES-01A", "higher"), 1e-12); // pairs 5 to 14
  }

  @Test
  void unitsThatDifferInLevelRegionOrTypeAreNotPaired() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 24; i++) {
      boolean independent = i < 12;
      // Six of the independent ones are vocational; all attached ones are not.
      String level = i < 6 ? "voc" : "ug";
      sample.unit(code("1", i), "110000", "SCI_ENG", "level", level);
      sample.association(code("1", i), "a_sec_mode", independent ? "independent" : "attached");
      sample.answers(code("1", i), "g_st_workers", 300, "a_sec_location", "research");
      sample.answers(code("1", i), "a_staff_full", 1);
    }
    AnalysisResult result = Shipped.run("c08", sample);
    assertEquals(6, value(result.table("pairs"), "RES-01F", "pairs"));
    assertEquals(
        "6 of 12 (Independent) were paired, in 1 cells.",
        result.table("pairs").notes().get(0).en());
    // Fewer than ten pairs have no interval, and money is not shown at all.
    assertTrue(
        ((Cell.Estimate) cell(result.table("pairs"), "RES-01F", "difference"))
            .interval()
            .isEmpty());
  }

  @Test
  void withoutPairsTheTableSaysSo() {
    SampleDataset sample = sample(12, 0);
    ResultTable pairs = Shipped.run("c08", sample).table("pairs");
    Cell.NotEstimable none = (Cell.NotEstimable) cell(pairs, "RES-01F", "difference");
    assertEquals("No units could be paired", none.reason().en());
  }
}
