package org.orgstatus.analysis.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.MeasuredUnit;
import org.orgstatus.dataset.SampleDataset;

/** Indicators that are estimated for groups, counted by hand. */
class GroupValuesTest {

  private static Indicator indicator(String id) {
    return Shipped.DEFINITIONS.indicator(id);
  }

  private static GroupValues values(SampleDataset sample) {
    return new GroupValues(Shipped.DEFINITIONS, new RowValues(Shipped.DEFINITIONS, sample.build()));
  }

  /** Beijing: 3 of 5 of target types, Tianjin 1 of 3; Beijing's law school does not count. */
  private static SampleDataset coverage() {
    SampleDataset sample = new SampleDataset();
    for (String code : new String[] {"110", "111", "112", "113", "114"}) {
      sample.unit(code, "110000", "MED", "affiliation", "MOE", "double_first_class", "A");
    }
    sample.unit("115", "110000", "LAW", "level", "voc");
    for (String code : new String[] {"120", "121", "122"}) {
      sample.unit(code, "120000", "COMP");
    }
    for (String code : new String[] {"110", "111", "112", "120"}) {
      sample.association(code, "a_comm_meet", code.equals("110") ? 0 : 1, "a_t1_freq", "f0");
    }
    sample.association("115", "a_comm_meet", 1);
    sample.answers("113", "g_status", "preparing", "g_form", "B", "b_contact", "yes");
    sample.answers("121", "g_status", "none", "g_form", "B", "b_contact", "no");
    sample.answers("122", "g_status", "none", "g_form", "B", "b_contact", "dk");
    return sample;
  }

  @Test
  void ratesCountTheWholeBaseOrThoseKnown() {
    GroupValues values = values(coverage());
    Map<String, Double> byProvince = values.byGroup(indicator("COV-02"), MeasuredUnit.PROVINCE);
    assertEquals(60, byProvince.get("110000"), 1e-9);
    assertEquals(100 / 3.0, byProvince.get("120000"), 1e-9);
    assertEquals(100 * 5 / 9.0, values.whole(indicator("COV-03")).getAsDouble(), 1e-9);
    assertEquals(60, values.whole(indicator("COV-07")).getAsDouble(), 1e-9);
    assertEquals(100, values.whole(indicator("COV-08")).getAsDouble(), 1e-9);
    assertEquals(60, values.whole(indicator("COV-15")).getAsDouble(), 1e-9);
    assertEquals(
        40, values.byGroup(indicator("COV-14"), MeasuredUnit.PROVINCE).get("110000"), 1e-9);
    assertEquals(100 * 8 / 9.0, values.whole(indicator("COV-16")).getAsDouble(), 1e-9);
    // Contacted: one of two that know; the third does not.
    assertEquals(50, values.whole(indicator("OPM-P04B")).getAsDouble(), 1e-9);
  }

  @Test
  void theGapIsCountedInUnitsAndReachedProvincesAreCounted() {
    GroupValues values = values(coverage());
    Map<String, Double> gaps = values.byGroup(indicator("COV-05"), MeasuredUnit.PROVINCE);
    assertEquals(0, gaps.get("110000")); // 3 of 5, 3 needed
    assertEquals(1, gaps.get("120000")); // 1 of 3, 2 needed
    assertEquals(1, values.whole(indicator("COV-06")).getAsDouble());
  }

  @Test
  void sharesOfMoneyAreThoseOfTheTotals() {
    SampleDataset sample = new SampleDataset();
    Object[][] money = {{10, 30, 0, 0}, {90, 0, 0, 10}, {5, "!not_available", 0, 0}};
    for (int i = 0; i < money.length; i++) {
      double total = 0;
      for (Object amount : money[i]) {
        total += amount instanceof Integer n ? n : 0;
      }
      sample.unit("11" + i, "110000", "MED");
      sample.association(
          "11" + i,
          "a_fund_school",
          money[i][0],
          "a_fund_assoc",
          money[i][1],
          "a_fund_gov",
          money[i][2],
          "a_fund_other",
          money[i][3],
          "a_fund_total",
          total);
    }
    // 10 + 90 of 40 + 100; the third is unknown. The mean of shares would be 57.5.
    GroupValues values = values(sample);
    assertEquals(100 * 100 / 140.0, values.whole(indicator("RES-06S")).getAsDouble(), 1e-9);
    assertEquals(100 * 30 / 140.0, values.whole(indicator("RES-06A")).getAsDouble(), 1e-9);
    assertEquals(0, values.whole(indicator("RES-06G")).getAsDouble(), 1e-9);
  }

  @Test
  void membersRateTheirAllianceWhereFiveOrMoreDo() {
    SampleDataset sample = new SampleDataset();
    String[] ratings = {"r1", "r2", "r4", "r5", "r5", "r5"};
    for (int i = 0; i < ratings.length; i++) {
      sample.unit("11" + i, "110000", "MED");
      sample.association(
          "11" + i, "a_all_member", "member", "a_all_id", "BJ01", "a_all_useful", ratings[i]);
      sample.unit("12" + i, "120000", "MED");
      sample.association("12" + i, "a_all_member", "member", "a_all_id", "TJ01");
      sample.answers("12" + i, "a_all_useful", i < 4 ? "r3" : "!not_answered");
    }
    Map<String, Double> medians =
        values(sample).byGroup(indicator("ALL-16"), MeasuredUnit.ALLIANCE);
    assertEquals(Map.of("BJ01", 4.5), medians);
  }

  @Test
  void distributionsHaveEveryCodeAndYearsInOrder() {
    SampleDataset sample = coverage();
    sample.answers("110", "a_est_date", "2015-03");
    sample.answers("111", "a_est_date", "1998-05-04");
    sample.answers("112", "a_est_date", "2015-11");
    boolean[] all = new boolean[9];
    Arrays.fill(all, true);
    GroupValues values = values(sample);
    Map<String, Long> status = values.distribution(indicator("COV-10"), all);
    assertEquals(5, status.get("established"));
    assertEquals(0, status.get("dissolved"));
    assertEquals(2, status.get("none"));
    assertEquals("{1998=1, 2015=2}", values.distribution(indicator("COV-11G"), all).toString());
    assertTrue(status.keySet().iterator().next().equals("established"));
  }
}
