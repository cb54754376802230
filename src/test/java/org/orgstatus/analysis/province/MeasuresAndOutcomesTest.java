package org.orgstatus.analysis.province;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.method.UnitForms;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * C12: ten institutions in each of the 32 units. Sixteen units have a department in charge and six
 * to eight associations, sixteen have none and two to four.
 */
class MeasuresAndOutcomesTest {

  private static final List<ValueLabel> UNITS =
      Shipped.DEFINITIONS.group("reporting_unit").values();

  private static SampleDataset institutions() {
    SampleDataset sample = new SampleDataset();
    for (int u = 0; u < UNITS.size(); u++) {
      int with = (u % 2 == 0 ? 6 : 2) + u % 3;
      for (int k = 0; k < 10; k++) {
        String code = UNITS.get(u).code() + k;
        sample.unit(code, UNITS.get(u).code(), "COMP", "roster_listed", k < with ? "yes" : "no");
      }
    }
    return sample;
  }

  private static SampleDataset provinces(int answered) {
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    for (int u = 0; u < UNITS.size(); u++) {
      String code = UNITS.get(u).code();
      provinces.unit(code, code, "");
      if (u < answered) {
        provinces.answers(
            code,
            "c_dept",
            "society",
            "c_dept_doc",
            u % 2 == 0 ? "yes" : "no",
            "c_person",
            "yes",
            "c_edu",
            u % 4 < 2 ? "doc meeting" : "none",
            "c_contact",
            u < 3 ? "visit" : "none",
            "c_pref_role",
            "none",
            "c_target",
            "none",
            "c_docs",
            "none",
            "c_res",
            "none",
            "c_train",
            10,
            "c_exchange",
            0,
            "c_models",
            u == 0 ? "!not_available" : 0,
            "c_measure",
            "措施" + u);
      }
    }
    return provinces;
  }

  private static AnalysisResult run(Audience audience, int answered) {
    return Shipped.run(
        "c12",
        new WaveData(List.of(institutions().build(), provinces(answered).build())),
        audience);
  }

  @Test
  void unitsWithTheMeasureThatMattersLieHigher() {
    ResultTable coverage = run(Audience.INTERNAL, 32).table("coverage");
    assertEquals(16, value(coverage, "OPM-P01", "with"));
    assertEquals(16, value(coverage, "OPM-P01", "without"));
    assertEquals(70, value(coverage, "OPM-P01", "median_with"), 1e-9);
    assertEquals(30, value(coverage, "OPM-P01", "median_without"), 1e-9);
    assertEquals(40, value(coverage, "OPM-P01", "difference"), 1e-9);
    assertEquals(1, value(coverage, "OPM-P01", "delta"), 1e-9);
    assertEquals("Marked", words(coverage, "OPM-P01", "verdict"));
    assertTrue(value(coverage, "OPM-P01", "rho") > 0.8);
    // No drawn order reaches it: one in ten thousand, times the four measures that vary.
    assertEquals(1e-4, value(coverage, "OPM-P01", "p"), 1e-12);
    assertEquals(3e-4, value(coverage, "OPM-P01", "holm"), 1e-12);
  }

  @Test
  void aMeasureOfNoConsequenceIsNotMarked() {
    ResultTable coverage = run(Audience.INTERNAL, 32).table("coverage");
    assertEquals(16, value(coverage, "OPM-P03", "with"));
    assertEquals("Not marked", words(coverage, "OPM-P03", "verdict"));
    assertTrue(value(coverage, "OPM-P03", "p") > 0.5);
    assertEquals(1, value(coverage, "OPM-P03", "holm"), 1e-12);
  }

  @Test
  void smallGroupsAndMeasuresThatAllTakeSayWhyTheyHaveNoNumber() {
    ResultTable coverage = run(Audience.INTERNAL, 32).table("coverage");
    assertInstanceOf(Cell.Suppressed.class, cell(coverage, "OPM-P04", "median_with"));
    assertInstanceOf(Cell.NotEstimable.class, cell(coverage, "OPM-P04", "difference"));
    assertEquals(32, value(coverage, "OPM-P02", "with"));
    assertInstanceOf(Cell.NotEstimable.class, cell(coverage, "OPM-P02", "median_without"));
    assertInstanceOf(Cell.NotEstimable.class, cell(coverage, "OPM-P02", "rho"));
    assertInstanceOf(Cell.NotEstimable.class, cell(coverage, "OPM-P02", "holm"));
  }

  @Test
  void theNumberOfMeasuresCountsWhatIsKnown() {
    AnalysisResult result = run(Audience.INTERNAL, 32);
    // Department, person, education, contact and training; models not known.
    assertEquals(5, value(result.table("units"), UNITS.get(0).code(), "measures"));
    assertEquals(4, value(result.table("units"), UNITS.get(1).code(), "measures"));
    assertTrue(value(result.table("coverage"), "number", "rho") > 0.5);
    assertInstanceOf(Cell.NotEstimable.class, cell(result.table("coverage"), "number", "holm"));
  }

  @Test
  void oneStratumLeavesStandardizedCoverageAsItIs() {
    ResultTable units = run(Audience.INTERNAL, 32).table("units");
    for (ValueLabel unit : UNITS) {
      assertEquals(
          value(units, unit.code(), "coverage"), value(units, unit.code(), "standardized"), 1e-9);
    }
  }

  @Test
  void fewFormsGiveNoCorrelationAndUnitsWithoutOneSayWhy() {
    AnalysisResult result = run(Audience.INTERNAL, 9);
    ResultTable coverage = result.table("coverage");
    assertInstanceOf(Cell.NotEstimable.class, cell(coverage, "OPM-P01", "rho"));
    assertEquals("措施0", text(result.table("words"), UNITS.get(0).code()));
    Cell none = cell(result.table("units"), UNITS.get(20).code(), "measures");
    assertEquals(UnitForms.NO_FORM, ((Cell.NotEstimable) none).reason());
  }

  @Test
  void aWaveWithoutFormCKeepsTheCoverageOfUnits() {
    AnalysisResult result = Shipped.run("c12", institutions());
    assertEquals(60, value(result.table("units"), UNITS.get(0).code(), "coverage"), 1e-9);
    assertEquals(0, value(result.table("coverage"), "OPM-P01", "with"));
    assertEquals(List.of(), result.table("words").rows());
  }

  @Test
  void aPublicEditionHasNoOpenText() {
    AnalysisResult result = run(Audience.PUBLIC, 32);
    assertEquals(List.of(), result.table("words").rows());
    assertEquals(1, result.table("words").notes().size());
    assertEquals(40, value(result.table("coverage"), "OPM-P01", "difference"), 1e-9);
  }

  private static String text(ResultTable table, String row) {
    return ((Cell.Words) cell(table, row, "words")).text().zh();
  }

  /**
   * Planted: units above their region in coverage take more measures, as do regions above others.
   */
  @Test
  void aWholeStudyGivesBackThatMeasuresGoWithCoverage() {
    InventedStudy study = StudyDataset.study(20170601, 1200);
    WaveData data =
        new WaveData(
            List.of(StudyDataset.of(study), StudyDataset.of(study, UnitKind.REPORTING_UNIT)));
    ResultTable coverage = Shipped.run("c12", data, Audience.INTERNAL).table("coverage");
    assertTrue(value(coverage, "number", "rho") > 0.4, "rho " + value(coverage, "number", "rho"));
    assertTrue(value(coverage, "number", "p") < 0.05);
    assertTrue(value(coverage, "OPM-P08", "rho") > 0);
  }
}
