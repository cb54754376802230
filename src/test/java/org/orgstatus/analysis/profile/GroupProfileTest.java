package org.orgstatus.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/** Twenty associations in the East and twenty in the West; expected values by hand or by R. */
class GroupProfileTest {

  private static final String EAST = "110000";
  private static final String WEST = "610000";

  private static List<String> codes(String place) {
    return IntStream.range(0, 20).mapToObj(i -> place.substring(0, 2) + (1000 + i)).toList();
  }

  private static SampleDataset forty(int undergraduateEast, int undergraduateWest) {
    SampleDataset sample = new SampleDataset();
    add(sample, EAST, undergraduateEast);
    add(sample, WEST, undergraduateWest);
    return sample;
  }

  private static void add(SampleDataset sample, String place, int undergraduate) {
    for (int i = 0; i < 20; i++) {
      String code = codes(place).get(i);
      sample.unit(code, place, "SCI_ENG", "level", i < undergraduate ? "ug" : "voc");
      sample.association(code);
    }
  }

  @Test
  void sharesStandBesideEffectSizeAndVerdict() {
    SampleDataset sample = forty(10, 10);
    for (int i = 0; i < 20; i++) {
      // East 12 of 20 independent, West 6 of 20, evenly over levels.
      sample.answers(codes(EAST).get(i), "a_sec_mode", i % 10 < 6 ? "independent" : "attached");
      sample.answers(codes(WEST).get(i), "a_sec_mode", i % 10 < 3 ? "independent" : "attached");
    }
    ResultTable table = Shipped.run("c10", sample).table("shares");
    assertEquals(60, value(table, "STR-16", "EAST"), 1e-12);
    assertEquals(30, value(table, "STR-16", "WEST"), 1e-12);
    assertEquals(45, value(table, "STR-16", "nation"), 1e-12);
    assertEquals(60, value(table, "STR-16", "EAST.std"), 1e-9);
    // R: m <- matrix(c(12,6,8,14), 2); sqrt(chisq.test(m, correct=FALSE)$statistic / sum(m))
    assertEquals(0.3015113, value(table, "STR-16", "effect"), 1e-7);
    assertEquals("Marked, holds standardized: East above West", words(table, "STR-16", "verdict"));
  }

  @Test
  void aDifferenceThatOnlyTheMixOfLevelsMakesDoesNotHold() {
    SampleDataset sample = forty(15, 5);
    for (String place : List.of(EAST, WEST)) {
      for (int i = 0; i < 20; i++) {
        // Within a level both regions are alike: 4 of 5 undergraduate, 1 of 5 vocational.
        boolean undergraduate = i < (place.equals(EAST) ? 15 : 5);
        boolean yes = undergraduate ? i % 5 < 4 : i % 5 < 1;
        sample.answers(codes(place).get(i), "a_sec_mode", yes ? "independent" : "attached");
      }
    }
    ResultTable table = Shipped.run("c10", sample).table("shares");
    assertEquals(65, value(table, "STR-16", "EAST"), 1e-12); // (12 + 1) / 20
    assertEquals(35, value(table, "STR-16", "WEST"), 1e-12); // (4 + 3) / 20
    assertEquals(50, value(table, "STR-16", "EAST.std"), 1e-9); // (4/5 + 1/5) / 2
    assertEquals(50, value(table, "STR-16", "WEST.std"), 1e-9);
    assertEquals(
        "No longer marked standardized: East above West", words(table, "STR-16", "verdict"));
  }

  @Test
  void countsHaveMediansQuartilesAndTheShareOfZero() {
    SampleDataset sample = forty(10, 10);
    for (int i = 0; i < 20; i++) {
      sample.answers(codes(EAST).get(i), "a_spec_n", i); // 0 … 19
      sample.answers(codes(WEST).get(i), "a_spec_n", i < 15 ? 0 : i == 15 ? "!not_available" : 3);
    }
    AnalysisResult result = Shipped.run("c10", sample);
    ResultTable medians = result.table("medians");
    assertEquals(9.5, value(medians, "STR-20", "EAST"), 1e-12);
    assertEquals(0, value(medians, "STR-20", "WEST"), 1e-12);
    // R: x <- 0:19; y <- c(rep(0,15), rep(3,4)); mean(sign(outer(x, y, "-"))) = 0.886842105263
    assertEquals(0.886842105263, value(medians, "STR-20", "effect"), 1e-9);
    ResultTable spread = result.table("spread");
    // R: quantile(0:19, c(.25, .75)) = 4.75, 14.25
    assertEquals(4.75, value(spread, "STR-20.EAST", "lower_quartile"), 1e-12);
    assertEquals(14.25, value(spread, "STR-20.EAST", "upper_quartile"), 1e-12);
    assertEquals(5, value(spread, "STR-20.EAST", "zero"), 1e-12);
    assertEquals(19, value(spread, "STR-20.WEST", "n"));
    Cell.Estimate west = (Cell.Estimate) cell(medians, "STR-20", "WEST");
    assertEquals(19, west.n());
    assertEquals(20, west.population());
  }

  @Test
  void dormantAssociationsCountZeroOnDuties() {
    SampleDataset sample = forty(10, 10);
    for (int i = 0; i < 20; i++) {
      for (String task : List.of("a_t1", "a_t2", "a_t3", "a_t4", "a_t5")) {
        sample.answers(codes(EAST).get(i), task + "_role", "lead", task + "_freq", "f2");
        sample.answers(codes(WEST).get(i), task + "_role", i < 5 ? "lead" : "!not_applicable");
        sample.answers(codes(WEST).get(i), task + "_freq", i < 5 ? "f4" : "!not_applicable");
      }
      sample.answers(codes(WEST).get(i), "a_state", i < 5 ? "active" : "dormant");
    }
    ResultTable medians = Shipped.run("c10", sample).table("medians");
    assertEquals(6, value(medians, "DUT-01", "EAST"), 1e-12); // f2 = 2, lead = 3
    assertEquals(0, value(medians, "DUT-01", "WEST"), 1e-12);
    assertEquals(5, value(medians, "DUT-06", "EAST"), 1e-12);
    assertEquals(0, value(medians, "DUT-06", "WEST"), 1e-12);
    assertEquals(100, value(medians, "DUT-07", "WEST"), 1e-12); // of the five that work
    assertEquals(5, ((Cell.Estimate) cell(medians, "DUT-07", "WEST")).n());
  }

  @Test
  void groupsOfFewerThanTenAreShownButNotCompared() {
    SampleDataset sample = new SampleDataset();
    add(sample, EAST, 10);
    for (int i = 0; i < 20; i++) {
      sample.answers(codes(EAST).get(i), "a_sec_mode", "independent");
    }
    for (int i = 0; i < 8; i++) {
      String code = codes(WEST).get(i);
      sample.unit(code, WEST, "SCI_ENG", "level", i < 4 ? "ug" : "voc");
      sample.association(code, "a_sec_mode", "attached");
    }
    ResultTable table = Shipped.run("c10", sample).table("shares");
    assertEquals(0, value(table, "STR-16", "WEST"), 1e-12);
    assertInstanceOf(Cell.NotEstimable.class, cell(table, "STR-16", "effect"));
    assertEquals("Groups too small to compare", words(table, "STR-16", "verdict"));
  }

  @Test
  void distributionsShowEveryCodeOfACategoryAndOfSeveral() {
    SampleDataset sample = forty(10, 10);
    for (int i = 0; i < 20; i++) {
      sample.answers(codes(EAST).get(i), "a_task_main", i < 15 ? "t1" : "t2");
      sample.answers(codes(EAST).get(i), "a_functions", i < 10 ? "talent pop" : "none");
      sample.answers(codes(WEST).get(i), "a_task_main", "t3", "a_functions", "pop");
    }
    AnalysisResult result = Shipped.run("c10", sample);
    ResultTable categories = result.table("categories");
    assertEquals(75, value(categories, "DUT-15.t1", "EAST"), 1e-12);
    assertEquals(100, value(categories, "DUT-15.t3", "WEST"), 1e-12);
    assertEquals(50, value(categories, "DUT-13.talent", "EAST"), 1e-12);
    assertEquals(75, value(categories, "DUT-13.pop", "nation"), 1e-12);
    // Ten associations of two fields and ten of none.
    assertEquals(1, value(result.table("medians"), "DUT-13", "EAST"), 1e-12);
  }

  @Test
  void theMainTablesHoldTwentyRows() {
    AnalysisResult result = Shipped.run("c10", forty(10, 10));
    int rows = result.table("shares").rows().size() + result.table("medians").rows().size();
    assertEquals(20, rows);
    assertEquals(14, result.table("parts").rows().size());
    assertTrue(result.method().zh().contains("直接标准化"));
    assertEquals(result, Shipped.run("c10", forty(10, 10)));
  }
}
