package org.orgstatus.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Established of all, by province: Beijing 4 of 6 target types (3 of 3 undergraduate), 0 of 3
 * others; Tianjin 1 of 2 target types, 4 of 4 others; Hebei 0 of 2 target types. So coverage is
 * 2/3, 1/2, 0 of target types and 4/9, 5/6, 0 of all.
 */
class CoverageByDenominatorTest {

  private final SampleDataset sample = sample();

  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    for (int i = 1; i <= 9; i++) {
      String type = i <= 6 ? "SCI_ENG" : "FIN_ECON";
      unit(sample, "11000" + i, "110000", type, i <= 3 ? "ug" : "voc", i <= 4);
    }
    for (int i = 1; i <= 6; i++) {
      unit(sample, "12000" + i, "120000", i <= 2 ? "COMP" : "LANG", "ug", i >= 2);
    }
    unit(sample, "130001", "130000", "MED", "ug", false);
    unit(sample, "130002", "130000", "MED", "ug", false);
    return sample;
  }

  private static void unit(
      SampleDataset sample, String code, String place, String type, String level, boolean has) {
    sample.unit(code, place, type, "level", level);
    if (has) {
      sample.association(code);
    } else {
      sample.answers(code, "g_status", "none", "g_form", "B");
    }
  }

  @Test
  void everyRateStandsWithItsDenominator() {
    ResultTable rates = Shipped.run("c02", sample).table("rates");
    assertEquals(6, value(rates, "110000", "COV-02.population"));
    assertEquals(100 * 4 / 6.0, value(rates, "110000", "COV-02.rate"), 1e-12);
    assertEquals(9, value(rates, "110000", "COV-03.population"));
    assertEquals(100 * 4 / 9.0, value(rates, "110000", "COV-03.rate"), 1e-12);
    assertEquals(100, value(rates, "110000", "COV-04.rate"), 1e-12);
    assertEquals(100 * 5 / 6.0, value(rates, "120000", "COV-03.rate"), 1e-12);
    assertEquals(100 * 9 / 17.0, value(rates, "nation", "COV-03.rate"), 1e-12);
  }

  @Test
  void ranksSayWhoGainsUnderAnotherDenominator() {
    ResultTable ranks = Shipped.run("c02", sample).table("ranks");
    assertEquals(1, value(ranks, "110000", "COV-02.rank"));
    assertEquals(2, value(ranks, "110000", "COV-03.rank"));
    assertEquals(-1, value(ranks, "110000", "COV-03.change"));
    assertEquals(1, value(ranks, "120000", "COV-03.change"));
    assertEquals(0, value(ranks, "130000", "COV-04.change"));
    assertTrue(cell(ranks, "140000", "COV-02.rank") instanceof Cell.NotEstimable);
    assertTrue(ranks.rows().stream().noneMatch(r -> r.key().equals("nation")));
  }

  @Test
  void equalRatesShareTheBetterPlace() {
    unit(sample, "140001", "140000", "COMP", "ug", true);
    unit(sample, "140002", "140000", "COMP", "ug", false);
    ResultTable ranks = Shipped.run("c02", sample).table("ranks");
    assertEquals(2, value(ranks, "120000", "COV-02.rank"));
    assertEquals(2, value(ranks, "140000", "COV-02.rank"));
    assertEquals(4, value(ranks, "130000", "COV-02.rank"));
  }

  @Test
  void agreementCountsDiscordantPairsAndWhoReachesTheTargetUnderOneOnly() {
    ResultTable agreement = Shipped.run("c02", sample).table("agreement");
    assertEquals(3, value(agreement, "COV-02+COV-03", "units"));
    // One of three pairs stands the other way round: (2 − 1) / 3.
    assertEquals(1 / 3.0, value(agreement, "COV-02+COV-03", "tau"), 1e-12);
    assertEquals(1, value(agreement, "COV-02+COV-03", "widest"));
    assertEquals(0, value(agreement, "COV-02+COV-03", "moved"));
    assertEquals(1, value(agreement, "COV-02+COV-03", "only_first"));
    assertEquals(0, value(agreement, "COV-02+COV-03", "only_other"));
    assertEquals(1, value(agreement, "COV-02+COV-04", "tau"), 1e-12);
  }

  @Test
  void withoutAnyInstitutionNothingIsRanked() {
    AnalysisResult result = Shipped.run("c02", new SampleDataset());
    assertTrue(cell(result.table("ranks"), "110000", "COV-02.rank") instanceof Cell.NotEstimable);
    Cell tau = cell(result.table("agreement"), "COV-02+COV-03", "tau");
    assertTrue(tau instanceof Cell.NotEstimable);
  }

  @Test
  void aHiddenUnitHasNoRankInAPublicEdition() {
    ResultTable ranks = Shipped.run("c02", sample.build(), Audience.PUBLIC).table("ranks");
    for (String column : List.of("COV-02.rank", "COV-03.change")) {
      assertTrue(cell(ranks, "130000", column) instanceof Cell.Suppressed, column);
    }
    assertEquals(0, ranks.rows().stream().filter(ResultTable.Row::total).count());
  }

  @Test
  void whatProvincesClaimStandsBesideWhatWasCounted() {
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    provinces.unit("110000", "110000", "");
    provinces.answers("110000", "c_n_assoc", 6, "c_n_hei", 8, "c_denominator", "all");
    provinces.unit("120000", "120000", "");
    provinces.answers("120000", "c_n_assoc", 5, "c_n_assoc_target", 1);
    provinces.answers("120000", "c_denominator", "target");
    provinces.unit("130000", "130000", "");
    provinces.answers("130000", "c_n_assoc", "!not_available", "c_denominator", "ug");
    WaveData wave = new WaveData(List.of(sample.build(), provinces.build()));
    AnalysisResult result = Shipped.run("c02", wave, Audience.INTERNAL);
    assertTrue(
        result.provenance().sourceForms().stream()
            .anyMatch(form -> form.id().equals("provincial_association")));
    ResultTable claims = result.table("claims");
    assertEquals(6, value(claims, "110000", "claimed"));
    assertEquals(4, value(claims, "110000", "counted"));
    assertEquals(75, value(claims, "110000", "own_rate"), 1e-12); // 6 / 8
    assertEquals(75 - 100 * 4 / 6.0, value(claims, "110000", "difference"), 1e-12);
    assertEquals(50, value(claims, "120000", "own_rate"), 1e-12); // 1 / 2 of the register
    assertEquals(0, value(claims, "120000", "difference"), 1e-12);
    assertTrue(cell(claims, "130000", "claimed") instanceof Cell.NotEstimable);
    assertTrue(cell(claims, "130000", "own_rate") instanceof Cell.NotEstimable);
    assertTrue(cell(claims, "140000", "rule") instanceof Cell.NotEstimable);
    assertTrue(cell(claims, "nation", "claimed") instanceof Cell.NotEstimable);
    assertTrue(
        cell(Shipped.run("c02", sample).table("claims"), "110000", "claimed")
            instanceof Cell.NotEstimable);
  }
}
