package org.orgstatus.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.demonstration.PlantedTruth;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.registry.InstitutionType.BroadGroup;

/**
 * Profiles of a whole invented wave give back what was planted: in {@link PlantedTruth} where that
 * says so, else in the models of its answers.
 */
class PlantedProfilesTest {

  private static final InventedStudy STUDY = StudyDataset.study(20170601, 800);
  private static final PlantedTruth TRUTH = STUDY.truth();
  private static final Map<String, SubmittedSheet> SHEETS =
      STUDY.sheets().collect(Collectors.toMap(SubmittedSheet::unitCode, s -> s));
  private static final Dataset DATA = StudyDataset.of(STUDY, SHEETS.values().stream());

  private static AnalysisResult run(String plan) {
    return Shipped.run(plan, DATA, Audience.INTERNAL);
  }

  /** Associations of the base that had a whole year. */
  private static List<InventedInstitution> settled() {
    return STUDY
        .register()
        .institutions()
        .filter(i -> SHEETS.containsKey(i.code()))
        .filter(i -> item(i, "g_status").equals("established"))
        .filter(i -> !item(i, "a_new_assoc").equals("yes"))
        .toList();
  }

  private static String item(InventedInstitution unit, String name) {
    return SHEETS.get(unit.code()).sheet().getString(name, "");
  }

  private static double mean(
      List<InventedInstitution> units, ToDoubleFunction<InventedInstitution> chance) {
    return units.stream().mapToDouble(chance).average().orElseThrow();
  }

  /** A share in percent lies near its planted chance: within four standard errors. */
  private static void near(double chance, ResultTable table, String row, String column) {
    Cell.Estimate share = (Cell.Estimate) cell(table, row, column);
    double error = 100 * Math.sqrt(chance * (1 - chance) / share.n());
    assertEquals(100 * chance, share.value(), 4 * error, row + " " + column);
  }

  @Test
  void independentSecretariatsHaveMoreStaffAndMoneyAlsoInPairs() {
    AnalysisResult result = run("c08");
    // Planted: any full-time staff .86 of independent, .28 of attached, none without a secretariat.
    near(.86, result.table("shares"), "RES-01A", "independent");
    near(.28, result.table("shares"), "RES-01A", "research");
    ResultTable pairs = result.table("pair-shares");
    Cell.Estimate difference = (Cell.Estimate) cell(pairs, "RES-01A", "difference");
    assertTrue(difference.n() >= 20, difference.toString());
    assertTrue(difference.interval().orElseThrow().low() > 20, difference.toString());
    assertTrue(difference.interval().orElseThrow().high() >= 58, difference.toString());
    // Planted: money of independent ones is 1.8 times that of the others.
    ResultTable medians = result.table("medians");
    assertTrue(
        value(medians, "RES-05", "independent") > 1.3 * value(medians, "RES-05", "research"));
    // Planted: written rules do not depend on the model.
    assertEquals("Not marked", words(medians, "OPM-04", "verdict"));
  }

  @Test
  void modesOfTypesLieNearTheirPlantedChances() {
    ResultTable heat = run("c13").table("heat.broad_type");
    Map<String, String> groups =
        Map.of(
            "SCIENCE_ENGINEERING", "sci_eng",
            "COMPREHENSIVE", "comp",
            "MEDICINE", "med",
            "OTHER", "other");
    for (Map.Entry<String, String> group : groups.entrySet()) {
      List<InventedInstitution> units =
          settled().stream()
              .filter(i -> i.type().broadGroup().name().equals(group.getKey()))
              .toList();
      for (String mode : List.of("open", "contest", "training", "outreach", "volunteer")) {
        double chance =
            mean(
                units,
                i ->
                    (1 - TRUTH.state(i).get("dormant"))
                        * TRUTH.modes(i.type().broadGroup()).get(mode));
        near(chance, heat, mode, group.getValue());
      }
    }
    // Planted: contests .64 in science and engineering, .34 to .48 elsewhere.
    assertTrue(
        words(heat, "contest", "above").contains("Science"), words(heat, "contest", "above"));
  }

  @Test
  void theMapSetsContestsNearScienceAndOutreachNearMedicine() {
    AnalysisResult result = run("c13");
    ResultTable axes = result.table("axes.broad_type");
    double medical = value(axes, "med", "axis1");
    double science = value(axes, "sci_eng", "axis1");
    assertTrue(medical * science < 0, medical + " and " + science + " lie on one side");
    assertTrue(value(axes, "outreach", "axis1") * medical > 0);
    assertTrue(value(axes, "contest", "axis1") * science > 0);
    assertTrue(value(result.table("inertia.broad_type"), "1", "explained") > 40);
  }

  @Test
  void leversOfTypesFollowTheirPlantedWeights() {
    AnalysisResult result = run("c14");
    ResultTable heat = result.table("heat.broad_type");
    // Planted weights of industry cooperation: 14 in science and engineering, 2 to 6 in most
    // others.
    assertTrue(
        value(heat, "transfer", "sci_eng") > value(heat, "transfer", "other") + 10,
        heat.toString());
    assertTrue(words(heat, "transfer", "above").contains("Science"));
    // Planted: seven in ten dormant associations name no lever, and these did nothing.
    ResultTable outcomes = result.table("outcomes");
    assertTrue(value(outcomes, "ACT-05.none", "named") < value(outcomes, "ACT-05.none", "rest"));
    assertTrue(words(outcomes, "ACT-05.none", "verdict").startsWith("Marked, holds"));
  }

  /** Few write anything: only a wave of the real size has enough of it. */
  private static final class Written {
    private static final InventedStudy STUDY = StudyDataset.study(20170601, 2600);
    private static final WaveData DATA =
        new WaveData(
            List.of(
                StudyDataset.of(STUDY),
                StudyDataset.of(STUDY, UnitKind.REPORTING_UNIT),
                StudyDataset.of(STUDY, UnitKind.ALLIANCE)));
  }

  @Test
  void whatIsWrittenOnLeversFollowsThePlantedThemesOfTypes() {
    ResultTable coded =
        Shipped.run("c14", Written.DATA, Audience.INTERNAL).table("coded.broad_type");
    Map<BroadGroup, String> groups =
        Map.of(
            BroadGroup.SCIENCE_ENGINEERING, "sci_eng",
            BroadGroup.COMPREHENSIVE, "comp",
            BroadGroup.OTHER, "other");
    int shown = 0;
    for (Map.Entry<BroadGroup, String> group : groups.entrySet()) {
      for (Map.Entry<String, Double> theme : TRUTH.leverThemes(group.getKey()).entrySet()) {
        if (cell(coded, theme.getKey(), group.getValue()) instanceof Cell.Estimate) {
          near(theme.getValue(), coded, theme.getKey(), group.getValue());
          shown++;
        }
      }
    }
    assertTrue(shown >= 5, shown + " shares of themes are shown");
    // Planted: enterprises and towns .38 in science and engineering, .08 to .34 elsewhere.
    assertTrue(value(coded, "FUN.local", "sci_eng") > value(coded, "FUN.local", "institution"));
  }

  @Test
  void associationsSuggestWhatIsPlantedAndProvincesSpeakToTheNation() {
    ResultTable coded = Shipped.run("c23", Written.DATA, Audience.INTERNAL).table("coded");
    // Planted by level: money .26 and .22, staff .22 and .14, guidance of the province .12 and .36.
    Map<String, double[]> planted =
        Map.of(
            "DIF.fund", new double[] {.22, .26},
            "DIF.staff", new double[] {.14, .22},
            "SUG.prov", new double[] {.12, .36});
    planted.forEach(
        (theme, limits) -> {
          Cell.Estimate share = (Cell.Estimate) cell(coded, theme, "institution");
          double error = 100 * Math.sqrt(.25 / share.n());
          assertTrue(share.n() > 100, theme + " of " + share.n());
          assertTrue(share.value() > 100 * limits[0] - 4 * error, theme + " " + share);
          assertTrue(share.value() < 100 * limits[1] + 4 * error, theme + " " + share);
        });
    // Provinces are asked what the nation should do, so none writes of its own duties.
    assertFalse(
        cell(coded, "SUG.prov", "reporting_unit") instanceof Cell.Estimate e && e.value() > 0);
  }

  @Test
  void projectsAreTakenOnAsPlantedAndCentralInstitutionsHoldMore() {
    AnalysisResult result = run("c15");
    ResultTable projects = result.table("categories.level");
    for (String project : List.of("medal", "award", "delegate", "innov", "young")) {
      double chance =
          mean(
              settled(), i -> (1 - TRUTH.state(i).get("dormant")) * TRUTH.projects(i).get(project));
      near(chance, projects, "LEV-03A." + project, "nation");
    }
    // Planted: a central institution takes on 1.8 times as many, a private one half.
    ResultTable held = result.table("held.affiliation");
    assertTrue(value(held, "LEV-06N", "central") > value(held, "associations", "central"));
    assertTrue(value(held, "LEV-06N", "private") < value(held, "associations", "private"));
    // Planted: .76 of undergraduate and .58 of vocational ones know of the list.
    ResultTable chain = result.table("shares.level");
    near(.76, chain, "LEV-04K", "ug");
    near(.58, chain, "LEV-04K", "voc");
    assertTrue(value(chain, "LEV-04K", "nation") >= value(chain, "LEV-04M", "nation"));
    assertTrue(value(chain, "LEV-04M", "nation") >= value(chain, "LEV-04U", "nation"));
    double gini = value(result.table("concentration"), "LEV-06N", "gini");
    assertTrue(gini > 0.4 && gini < 0.9, "Gini " + gini);
  }

  @Test
  void moneyIsMoreInTheEastAndAdequacyTurnsWithMoney() {
    AnalysisResult result = run("c21");
    // Planted: 1.5 times the median in the East, 7 to 3.2 by level.
    ResultTable regions = result.table("medians.region");
    // Raw values also follow the mix of levels, which differs by region.
    assertTrue(value(regions, "RES-05", "EAST.std") > value(regions, "RES-05", "WEST.std"));
    ResultTable levels = result.table("medians.level");
    assertTrue(value(levels, "RES-05", "ug") > 1.4 * value(levels, "RES-05", "voc"));
    assertTrue(words(levels, "RES-05", "verdict").startsWith("Marked, holds"));
    // Planted: at least about enough .13 below 1, .42 below 10, .70 from 10 (10,000 yuan) on.
    ResultTable money = result.table("shares.money");
    assertTrue(value(money, "RES-08A", "q4") > value(money, "RES-08A", "q1") + 25);
    near(.70, money, "RES-08A", "q4");
  }

  @Test
  void graduateAssociationsAreMembersOnlyWhereThereAreGraduates() {
    AnalysisResult result = run("c22");
    ResultTable levels = result.table("shares.level");
    // Planted: none in vocational colleges, .45 of undergraduate ones that have group members.
    assertEquals(0, value(levels, "MEM-01GA", "voc"), 1e-12);
    assertEquals(40, value(levels, "MEM-01GA", "ug"), 10);
    assertTrue(words(levels, "MEM-01GA", "verdict").startsWith("Marked, holds"));
    double admission = mean(all(), i -> TRUTH.norm("MEM-06", i));
    near(admission, levels, "MEM-06", "nation");
  }

  private static List<InventedInstitution> all() {
    return STUDY
        .register()
        .institutions()
        .filter(i -> SHEETS.containsKey(i.code()))
        .filter(i -> item(i, "g_status").equals("established"))
        .toList();
  }

  @Test
  void leadersAndMeetingsFollowTheirPlantedNorms() {
    AnalysisResult result = run("c09");
    ResultTable norms = result.table("parts.level");
    for (String norm : List.of("STR-07", "STR-11", "STR-12")) {
      near(mean(all(), i -> TRUTH.norm(norm, i)), norms, norm, "nation");
    }
    ResultTable c07 = run("c07").table("by-group");
    assertEquals(value(c07, "STR-08", "level.voc"), value(norms, "STR-08", "voc"), 1e-12);
    // What is no norm in years is a class beyond its lines.
    ResultTable classes = result.table("categories.level");
    double within =
        value(classes, "STR-05C.from3", "nation") + value(classes, "STR-05C.from4", "nation");
    assertTrue(within > 30 && within < 80, "3 to 5 years: " + within);
  }

  @Test
  void difficultiesAreRankedAsPlanted() {
    ResultTable ranks = run("c23").table("ranks.level");
    List<String> first =
        ranks.rows().stream()
            .map(ResultTable.Row::key)
            .filter(k -> k.startsWith("RES-10."))
            .limit(2)
            .sorted()
            .toList();
    // Planted weights: staff 12 and 11, money 10 and 12, all others 9 or less.
    assertEquals(List.of("RES-10.fund", "RES-10.staff"), first);
    // Planted: guidance 4 in undergraduate and 9 in vocational ones, overlap 7 and 4.
    assertTrue(value(ranks, "RES-10.guidance", "voc") > value(ranks, "RES-10.guidance", "ug") + 8);
    assertTrue(value(ranks, "RES-10.overlap", "ug") > value(ranks, "RES-10.overlap", "voc"));
    assertTrue(
        value(ranks, "RES-10.guidance", "voc.rank") < value(ranks, "RES-10.guidance", "ug.rank"));
  }
}
