package org.orgstatus.analysis.province;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** C11: Beijing, Tianjin and Hebei with ten to twelve associations, Shanxi with four. */
class UnitProfilesTest {

  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    unit(sample, "110000", 12, 12, 5);
    unit(sample, "120000", 11, 15, 3);
    unit(sample, "130000", 10, 20, 1);
    unit(sample, "140000", 4, 20, 5);
    return sample;
  }

  /** Associations, institutions, and how much party committees and rules there are. */
  private static void unit(SampleDataset sample, String place, int with, int of, int much) {
    for (int i = 0; i < of; i++) {
      String code = place.substring(0, 4) + (10 + i);
      sample.unit(code, place, "COMP");
      if (i < with) {
        sample.association(code, "a_est_date", "2009-05", "a_state", "active");
        sample.answers(
            code,
            "a_party_lead",
            String.join(" ", PARTY.subList(0, much)),
            "a_plan_report",
            much == 5 ? "both" : much == 3 ? "plan" : "none",
            "a_coord_mech",
            much == 5 ? "regular" : much == 3 ? "event" : "none",
            "a_diff",
            i < 7 ? "fund staff" : "staff");
      } else {
        sample.answers(code, "g_status", "none");
      }
    }
  }

  private static final List<String> PARTY =
      SampleDataset.CODEBOOK.variable("a_party_lead").values().stream()
          .map(ValueLabel::code)
          .filter(code -> !code.equals("none"))
          .limit(5)
          .toList();

  private final AnalysisResult result = Shipped.run("c11", sample());

  @Test
  void placesAreAmongUnitsWithFiveOrMore() {
    ResultTable scores = result.table("scores");
    // Coverage 100, 73, 50 and 20 %: four units of five institutions and more.
    assertEquals(87.5, value(scores, "110000", "coverage"), 1e-9);
    assertEquals(62.5, value(scores, "120000", "coverage"), 1e-9);
    assertEquals(12.5, value(scores, "140000", "coverage"), 1e-9);
    // Mechanism: three units; the fourth has four associations only.
    assertEquals(100 * 2.5 / 3, value(scores, "110000", "mechanism"), 1e-9);
    assertEquals(50, value(scores, "120000", "mechanism"), 1e-9);
    assertEquals(100 * 0.5 / 3, value(scores, "130000", "mechanism"), 1e-9);
    assertInstanceOf(Cell.NotEstimable.class, cell(scores, "140000", "mechanism"));
    assertEquals(4, value(scores, "140000", "n"));
    // Nobody said how many staff it has.
    assertInstanceOf(Cell.NotEstimable.class, cell(scores, "110000", "resources"));
  }

  @Test
  void valuesAreMediansOfRescaledIndicators() {
    ResultTable values = result.table("values");
    assertEquals(100, value(values, "110000", "mechanism"), 1e-9);
    assertEquals((60 + 50 + 50) / 3.0, value(values, "120000", "mechanism"), 1e-9);
    assertInstanceOf(Cell.Suppressed.class, cell(values, "140000", "mechanism"));
    // Four are too few, and the smallest other unit goes with them.
    assertInstanceOf(Cell.Suppressed.class, cell(values, "130000", "mechanism"));
    assertEquals(100.0 * 37 / 67, value(values, "nation", "coverage"), 1e-9);
  }

  @Test
  void difficultiesNameNoneThatPointsAtFew() {
    ResultTable needs = result.table("needs");
    String tianjin = words(needs, "120000", "difficulties");
    assertTrue(tianjin.contains("(100%)"), tianjin);
    // Seven of eleven leave four that did not name it.
    assertTrue(!tianjin.contains("(64%)"), tianjin);
    assertInstanceOf(Cell.Suppressed.class, cell(needs, "140000", "difficulties"));
    assertInstanceOf(Cell.NotEstimable.class, cell(needs, "120000", "alliance"));
  }

  @Test
  void theGapIsThatOfTheHeadline() {
    ResultTable coverage = result.table("coverage");
    assertEquals(6, value(coverage, "140000", "gap"));
    assertEquals(0, value(coverage, "130000", "gap"));
  }

  @Test
  void aSheetHasTheSameNumbersForOneUnit() {
    AnalysisResult sheet = UnitSheet.of(result, "120000").orElseThrow();
    ResultTable profile = sheet.table("profile");
    assertEquals(62.5, value(profile, "coverage", "place"), 1e-9);
    assertEquals(100.0 * 11 / 15, value(profile, "coverage", "own"), 1e-9);
    assertEquals(100.0 * 37 / 67, value(profile, "coverage", "nation"), 1e-9);
    assertEquals(50, value(profile, "mechanism", "place"), 1e-9);
    assertEquals( // a place among others is no percentage
        ResultTable.Unit.SCORE, profile.columns().get(profile.indexOf("place")).unit());
    assertEquals(
        List.of("120000", "nation"),
        sheet.table("coverage").rows().stream().map(ResultTable.Row::key).toList());
    assertEquals(Optional.of(50.0), sheet.figures().get(0).reference());
    assertTrue(sheet.title().zh().endsWith("天津"), sheet.title().zh());
    assertEquals(32, UnitSheet.units(result).size());
    assertTrue(UnitSheet.of(result, "990000").isEmpty());
    assertEquals(List.of(), UnitSheet.units(Shipped.run("c25", sample())));
  }

  @Test
  void aSheetOfAUnitWithoutAPlaceHasNoFigure() {
    SampleDataset sample = sample();
    unit(sample, "660000", 2, 4, 1);
    AnalysisResult few = Shipped.run("c11", sample.build(), Audience.INTERNAL);
    AnalysisResult sheet = UnitSheet.of(few, "660000").orElseThrow();
    ResultTable profile = sheet.table("profile");
    int place = profile.indexOf("place");
    assertTrue(
        profile.rows().stream().allMatch(r -> r.cells().get(place) instanceof Cell.NotEstimable),
        profile.rows().toString());
    assertEquals(List.of(), sheet.figures());
    assertEquals(1, UnitSheet.of(few, "120000").orElseThrow().figures().size());
  }

  @Test
  void aPublicEditionPlacesNobody() {
    AnalysisResult open = Shipped.run("c11", sample().build(), Audience.PUBLIC);
    assertEquals(List.of(), open.table("scores").rows());
    AnalysisResult sheet = UnitSheet.of(open, "110000").orElseThrow();
    assertEquals(
        List.of("own", "nation"),
        sheet.table("profile").columns().stream().map(ResultTable.Column::id).toList());
    assertEquals(List.of(), sheet.figures());
    assertEquals(100, value(sheet.table("profile"), "mechanism", "own"), 1e-9);
  }

  /** Six associations, of which three said how they are led: hidden, and a neighbour with it. */
  @Test
  void aPublicEditionHidesAUnitOfFewAnswersAndANeighbourOfItsRegion() {
    SampleDataset sample = sample();
    unit(sample, "310000", 3, 20, 5);
    for (int i = 3; i < 6; i++) {
      sample.association("3100" + (10 + i));
    }
    unit(sample, "410000", 10, 20, 5); // so that the Centre has enough to be shown
    ResultTable values = Shipped.run("c11", sample.build(), Audience.PUBLIC).table("values");
    assertEquals(new Cell.Suppressed(Cells.FEW), cell(values, "310000", "mechanism"));
    // The East's own number is shown, so that one hidden unit of it would follow.
    assertEquals(new Cell.Suppressed(Cells.DERIVABLE), cell(values, "130000", "mechanism"));
    assertEquals(36, ((Cell.Estimate) cell(values, "EAST", "mechanism")).n());
    assertEquals(100, value(values, "110000", "mechanism"), 1e-9);
    assertEquals(30, value(values, "310000", "coverage"), 1e-9);
  }

  /** Four associations of the Centre said how they are led; the nation's number is shown. */
  @Test
  void aPublicEditionHidesARegionOfFewAnswersAndAnotherRegion() {
    ResultTable values = Shipped.run("c11", sample().build(), Audience.PUBLIC).table("values");
    assertEquals(new Cell.Suppressed(Cells.FEW), cell(values, "CENTRAL", "mechanism"));
    assertEquals(new Cell.Suppressed(Cells.DERIVABLE), cell(values, "EAST", "mechanism"));
    assertEquals(58, value(values, "EAST", "coverage"), 20);
  }

  /** Planted: norms and coverage of the East lie above those of the West. */
  @Test
  void aWholeStudyGivesBackThePatternOfTheEast() {
    InventedStudy study = StudyDataset.study(20170601, 1200);
    WaveData data =
        new WaveData(
            List.of(StudyDataset.of(study), StudyDataset.of(study, UnitKind.REPORTING_UNIT)));
    ResultTable scores = Shipped.run("c11", data, Audience.INTERNAL).table("scores");
    List<String> east =
        List.of("110000", "310000", "320000", "330000", "350000", "370000", "440000");
    List<String> west =
        List.of("150000", "450000", "510000", "520000", "530000", "610000", "620000");
    for (String score : List.of("coverage", "structure")) {
      assertTrue(mean(scores, east, score) > mean(scores, west, score) + 20, score);
    }
  }

  private static double mean(ResultTable scores, List<String> units, String score) {
    return units.stream()
        .map(unit -> cell(scores, unit, score))
        .filter(Cell.Estimate.class::isInstance)
        .mapToDouble(c -> ((Cell.Estimate) c).value())
        .average()
        .orElseThrow();
  }
}
