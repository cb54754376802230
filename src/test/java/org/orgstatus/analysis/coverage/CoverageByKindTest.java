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

/**
 * 120 institutions over two levels, three types, three affiliations and two provinces. In R:
 *
 * <pre>
 * i <- 0:119
 * d <- data.frame(level=ifelse(i %% 2 == 0, "ug", "voc"),
 *   type=c("COMP", "SCI_ENG", "FIN_ECON")[i %% 3 + 1],
 *   aff=c("central", "local_public", "local_public", "private")[(i %/% 2) %% 4 + 1],
 *   prov=ifelse((i %/% 3) %% 2 == 0, "110000", "420000"), size=100 + (37*i) %% 900)
 * d$y <- ((i*i*31 + i*17) %% 100) < ifelse(d$level == "ug", 65, 35) +
 *   ifelse(d$aff == "central", 15, ifelse(d$aff == "private", -15, 0))
 * m <- glm(y ~ level + type + aff + log1p(size) + prov, binomial, d)
 * mean(predict(m, transform(d, level="ug"), type="response"))
 * </pre>
 */
class CoverageByKindTest {

  private static final List<String> TYPES = List.of("COMP", "SCI_ENG", "FIN_ECON");
  private static final List<String> AFFILIATIONS =
      List.of("central", "local_public", "local_public", "private");

  private final SampleDataset sample = sample();

  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 120; i++) {
      boolean degrees = i % 2 == 0;
      String affiliation = AFFILIATIONS.get(i / 2 % 4);
      int shift = affiliation.equals("central") ? 15 : affiliation.equals("private") ? -15 : 0;
      boolean has = (i * i * 31 + i * 17) % 100 < (degrees ? 65 : 35) + shift;
      String code = Integer.toString(200001 + i);
      sample.unit(
          code,
          i / 3 % 2 == 0 ? "110000" : "420000",
          TYPES.get(i % 3),
          "level",
          degrees ? "ug" : "voc",
          "affiliation_group",
          affiliation);
      int size = 100 + 37 * i % 900;
      if (has) {
        sample.association(code, "g_st_workers", size);
      } else {
        sample.answers(code, "g_status", "none", "g_form", "B", "g_st_workers", size);
      }
    }
    return sample;
  }

  @Test
  void ratesByKindAreCounts() {
    ResultTable groups = Shipped.run("c03", sample).table("groups");
    assertEquals(60, value(groups, "level.ug", "population"));
    assertEquals(
        100 * value(groups, "level.ug", "established") / 60,
        value(groups, "level.ug", "rate"),
        1e-12);
    assertEquals(30, value(groups, "affiliation.central", "population"));
    assertEquals(40, value(groups, "inst_type.COMP", "population"));
    double all =
        value(groups, "level.ug", "established") + value(groups, "level.voc", "established");
    assertEquals(100 * all / 120, value(groups, "nation", "rate"), 1e-12);
  }

  @Test
  void adjustedRatesAreTheMarginalPredictionsOfR() {
    ResultTable groups = Shipped.run("c03", sample).table("groups");
    assertEquals(70.6554464292, value(groups, "level.ug", "adjusted"), 1e-6);
    assertEquals(41.7332347606, value(groups, "level.voc", "adjusted"), 1e-6);
    assertEquals(66.535779205, value(groups, "affiliation.central", "adjusted"), 1e-6);
    assertEquals(53.8020891363, value(groups, "affiliation.private", "adjusted"), 1e-6);
    assertEquals(52.7895384717, value(groups, "broad_type.other", "adjusted"), 1e-6);
    assertTrue(cell(groups, "inst_type.COMP", "adjusted") instanceof Cell.NotEstimable);
    assertTrue(cell(groups, "broad_type.med", "adjusted") instanceof Cell.NotEstimable);
  }

  @Test
  void whereSomeDidNotAnswerAdjustedRatesHaveIntervals() {
    for (int i = 0; i < 8; i++) {
      sample.unit(
          "30000" + i, i < 4 ? "110000" : "420000", "COMP", "level", i % 2 == 0 ? "ug" : "voc");
    }
    ResultTable groups = Shipped.run("c03", sample).table("groups");
    Cell.Estimate adjusted = (Cell.Estimate) cell(groups, "level.ug", "adjusted");
    Cell.Interval interval = adjusted.interval().orElseThrow();
    assertTrue(interval.low() < adjusted.value() && adjusted.value() < interval.high());
    assertEquals(60, adjusted.n());
    double lower = value(groups, "nation", "lower");
    assertEquals(100 * 8 / 128.0, value(groups, "nation", "upper") - lower, 1e-9);
  }

  @Test
  void typesAreCrossedWithLevels() {
    ResultTable crossed = Shipped.run("c03", sample).table("crossed");
    assertEquals(
        value(Shipped.run("c03", sample).table("groups"), "level.ug", "rate"),
        value(crossed, "all", "ug"),
        1e-12);
    assertEquals(
        value(Shipped.run("c03", sample).table("groups"), "inst_type.COMP", "rate"),
        value(crossed, "COMP", "all"),
        1e-12);
    assertTrue(cell(crossed, "MED", "ug") instanceof Cell.NotEstimable);
  }

  @Test
  void threeWaysCrossedIsForTheInsideAndSmallCellsAreHiddenOutside() {
    for (int i = 0; i < 3; i++) {
      sample.unit("30000" + i, "110000", "MED").answers("30000" + i, "g_status", "none");
    }
    ResultTable inside = Shipped.run("c03", sample).table("cells");
    double n = 0;
    for (ResultTable.Row row : inside.rows()) {
      n += value(inside, row.key(), "ug.population") + value(inside, row.key(), "voc.population");
    }
    assertEquals(123, n);
    AnalysisResult open = Shipped.run("c03", sample.build(), Audience.PUBLIC);
    assertEquals(List.of(), open.table("cells").rows());
    assertTrue(cell(open.table("crossed"), "MED", "ug") instanceof Cell.Suppressed);
    assertTrue(cell(open.table("groups"), "inst_type.MED", "rate") instanceof Cell.Suppressed);
  }

  @Test
  void withoutAnswersThereIsNoModel() {
    SampleDataset silent = new SampleDataset();
    silent.unit("110001", "110000", "COMP");
    ResultTable groups = Shipped.run("c03", silent).table("groups");
    assertTrue(cell(groups, "level.ug", "adjusted") instanceof Cell.NotEstimable);
    assertEquals(0, value(groups, "level.ug", "lower"), 1e-12);
    assertEquals(100, value(groups, "level.ug", "upper"), 1e-12);
  }
}
