package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.collection.BulkSubmissions;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.SampleCodebook;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

/** From the stored answers of a wave to a result, on a real database. */
class ComparisonsTest {

  private static final Path PROJECT = Path.of(".");

  private static Wiring withPlans(Wiring beans) {
    return beans.with(AnalysisPlans.class, AnalysisPlans.of(PROJECT, beans.get(Datasets.class)));
  }

  /** Submits for a unit of the study what an invented institution with an association answered. */
  private static void submit(Study study, String unitCode) {
    study.run(
        beans -> {
          InventedStudy invented =
              new InventedStudy(beans.get(WaveForms.class).routing("W1", "gate"), 3, 64);
          InventedInstitution like =
              invented
                  .register()
                  .institutions()
                  .filter(i -> established(invented, i))
                  .findFirst()
                  .orElseThrow();
          BulkSubmissions.Filled filled =
              new BulkSubmissions.Filled(unitCode, invented.filled(like), Map.of(), Study.NOW);
          beans.get(BulkSubmissions.class).submit("W1", "gate", List.of(filled), 7);
        });
  }

  private static boolean established(InventedStudy invented, InventedInstitution unit) {
    String sheet = invented.sheet(unit).sheet().toString();
    return sheet.contains("\"g_status\":\"established\"")
        && sheet.contains("\"a_unit_kind\":\"whole\"")
        && sheet.contains("\"g_inst_type\":\"COMP\"");
  }

  @OnEachDatabase
  void aKindOfUnitThatAWaveDoesNotAskHasTheFormsOfToday(Database database) {
    Study study = new Study(database, PROJECT).register().plan();
    study.run(
        beans -> {
          AnalysisPlans plans = withPlans(beans).get(AnalysisPlans.class);
          Codebook none =
              Codebook.of(UnitKind.ALLIANCE, List.of(), SampleCodebook.reportingUnits());
          AnalysisReader.Result read = plans.read(Map.of(UnitKind.ALLIANCE, none));
          assertEquals(List.of(), read.problems());
          assertTrue(read.definitions().findNorm("ALL-04").isPresent());
        });
  }

  @OnEachDatabase
  void aWaveThatWasNeverOpenedHasNoResult(Database database) {
    Study study = new Study(database, PROJECT).register().plan();
    study.run(
        beans -> {
          Comparisons comparisons = withPlans(beans).get(Comparisons.class);
          assertEquals(planFiles(), comparisons.listPlans().size());
          assertThrows(NoSuchElementException.class, () -> comparisons.run("c01", "W1"));
          assertThrows(NoSuchElementException.class, () -> comparisons.run("c01", "W9"));
        });
  }

  private static long planFiles() {
    return DefinitionFolder.read(PROJECT, "analysis").stream()
        .map(DefinitionFile::name)
        .filter(file -> file.matches(".*/c[0-9]{2}-[a-z-]+\\.yaml"))
        .count();
  }

  @OnEachDatabase
  void whatIsSubmittedChangesTheResultAndItsVersion(Database database) {
    Study study = Study.open(database, PROJECT);
    AnalysisResult before =
        study.call(beans -> withPlans(beans).get(Comparisons.class).run("c01", "W1"));
    submit(study, Study.UNIT);
    study.run(
        beans -> {
          Comparisons comparisons = withPlans(beans).get(Comparisons.class);
          AnalysisResult after = comparisons.run("c01", "W1");
          ResultTable responses = after.table("responses");
          assertEquals(3, Shipped.value(responses, "110000", "population"));
          assertEquals(1, Shipped.value(responses, "110000", "answered"));
          assertEquals(1, Shipped.value(after.table("coverage"), "110000", "established"));
          assertEquals("云南省", labelOf(after.table("coverage"), "530000"));
          assertNotEquals(before.provenance().dataVersion(), after.provenance().dataVersion());
          assertSame(after, comparisons.run("c01", "W1"), "nothing has changed");
          assertThrows(NoSuchElementException.class, () -> comparisons.run("c99", "W1"));
        });
  }

  private static String labelOf(ResultTable table, String row) {
    return table.rows().stream()
        .filter(r -> r.key().equals(row))
        .findFirst()
        .orElseThrow()
        .label()
        .zh();
  }

  @OnEachDatabase
  void theDatasetHoldsTheFrameAndNoPerson(Database database) {
    Study study = Study.open(database, PROJECT);
    submit(study, Study.FAR);
    study.run(
        beans -> {
          Datasets datasets = beans.get(Datasets.class);
          Dataset data = datasets.find("W1").orElseThrow();
          assertEquals(4, data.size());
          assertEquals("660000", data.text(3, "reporting_unit"));
          assertEquals("650000", data.text(3, "province"));
          assertEquals("WEST", data.text(3, "region"));
          assertEquals("voc", data.text(2, "level"));
          assertEquals("private", data.text(2, "affiliation_group"));
          assertEquals("answered", data.text(3, "response"));
          assertEquals("unit_nonresponse", data.text(0, "g_status__missing"));
          assertTrue(data.table().columnNames().stream().noneMatch(n -> n.contains("phone")));
          assertFalse(data.table().columnNames().contains("g_filler_name"));
          assertSame(data, datasets.find("W1").orElseThrow(), "nothing has changed");
          assertEquals(32, data.codebook().variable("reporting_unit").values().size());
          assertEquals(31, data.codebook().variable("province").values().size());
        });
  }
}
