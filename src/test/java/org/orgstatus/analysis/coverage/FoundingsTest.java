package org.orgstatus.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;

import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/**
 * 50 institutions, all answered, reference date 30 June 2017: founded 5 in 1988, 3 in 2013, 8 in
 * 2015, 2 in 2016, 1 in 2017, one of unknown year; 30 without one, of which one was dissolved in
 * 2014.
 */
class FoundingsTest {

  private final SampleDataset sample = sample();

  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    int[] years = {1988, 1988, 1988, 1988, 1988, 2013, 2013, 2013};
    for (int i = 0; i < 50; i++) {
      String code = Integer.toString(110001 + i);
      sample.unit(code, "110000", "COMP");
      if (i < 20) {
        int year = i < 8 ? years[i] : i < 16 ? 2015 : i < 18 ? 2016 : 2017;
        sample.association(code);
        sample.answers(code, "a_est_date", i == 19 ? "!not_available" : year + "-03");
      } else {
        sample.answers(code, "g_status", i == 20 ? "dissolved" : "none", "g_form", "B");
      }
    }
    return sample.answers("110021", "b_diss_date", "2014-06");
  }

  @Test
  void foundingsAddUpByYear() {
    ResultTable years = Shipped.run("c05", sample).table("years");
    assertEquals(5, value(years, "before", "founded"));
    assertEquals(3, value(years, "2013", "founded"));
    assertEquals(8, value(years, "2013", "cumulative"));
    assertEquals(16, value(years, "2015", "cumulative"));
    assertEquals(19, value(years, "2017", "cumulative"));
    assertEquals(1, value(years, "2014", "dissolved"));
    assertEquals(29, years.rows().size()); // the years before 1990, and 1990 to 2017
  }

  @Test
  void thePaceIsPerHundredWithoutOneAtTheStart() {
    ResultTable years = Shipped.run("c05", sample).table("years");
    assertEquals(41, value(years, "2015", "without")); // 49 of known year less 8
    assertEquals(100 * 8 / 41.0, value(years, "2015", "pace"), 1e-9);
    assertTrue(cell(years, "2017", "pace") instanceof Cell.NotEstimable, "half a year");
  }

  @Test
  void beforeAndAfterCountFullYearsOnly() {
    ResultTable around = Shipped.run("c05", sample).table("around");
    assertEquals(44, value(around, "nation", "without_before")); // 49 less 5
    assertEquals(3, value(around, "nation", "founded_before"));
    assertEquals(100 * 3 / 44.0 / 3, value(around, "nation", "before"), 1e-9);
    assertEquals(10, value(around, "nation", "founded_after"));
    double after = 100 * 10 / 41.0 / 2; // 2015 and 2016
    assertEquals(after, value(around, "nation", "after"), 1e-9);
    assertEquals(after - 100 * 3 / 44.0 / 3, value(around, "nation", "change"), 1e-9);
    assertTrue(cell(around, "region.WEST", "change") instanceof Cell.NotEstimable);
    assertTrue(around.notes().get(0).en().contains("2012–2014; after: 2015–2016"));
  }

  @Test
  void anUnknownYearIsCounted() {
    assertTrue(
        Shipped.run("c05", sample).notes().stream()
            .anyMatch(n -> n.en().contains("1 of unknown year")));
  }
}
