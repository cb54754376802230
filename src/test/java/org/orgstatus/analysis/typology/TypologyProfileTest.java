package org.orgstatus.analysis.typology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.demonstration.PlantedType;

/**
 * C24 over three planted types: thirty idle associations, twenty-five that live on an office of
 * their own, twenty that do much with little.
 */
class TypologyProfileTest {

  private static final Random RANDOM = new Random(7);
  private static final List<String> RULES = codes("a_rules");
  private static final List<String> PROJECTS = codes("a_res");
  private static final List<String> PARTNERS = codes("a_partners");

  private static List<String> codes(String item) {
    return SampleDataset.CODEBOOK.variable(item).values().stream()
        .map(ValueLabel::code)
        .filter(code -> !code.equals("none"))
        .toList();
  }

  private static SampleDataset sample() {
    RANDOM.setSeed(7);
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 75; i++) {
      boolean idle = i < 30;
      boolean office = !idle && i < 55;
      String code = "11" + (1000 + i);
      sample.unit(code, "110000", "COMP", "level", idle ? "voc" : "ug");
      sample.association(code, "a_est_date", "2009-05", "g_st_workers", 500);
      sample.answers(
          code,
          "a_sec_mode",
          office ? "independent" : "attached",
          "a_sec_location",
          "research",
          "a_rules",
          some(RULES, idle ? 0 : office ? 5 : 2),
          "a_res",
          some(PROJECTS, idle ? 0 : office ? 2 : 6),
          "a_partners",
          some(PARTNERS, idle ? 1 : office ? 3 : 7));
      staff(sample, code, idle ? 0 : office ? 5 : 1);
      money(sample, code, idle ? 0 : office ? 60 : 3);
      tasks(sample, code, idle ? 0 : office ? 2 : 5);
    }
    return sample;
  }

  /** The first codes, now and then one more or less. */
  private static String some(List<String> codes, int count) {
    int about = Math.max(0, Math.min(codes.size(), count + RANDOM.nextInt(2)));
    return about == 0 ? "none" : String.join(" ", codes.subList(0, about));
  }

  private static void staff(SampleDataset sample, String code, int full) {
    int part = RANDOM.nextInt(2);
    sample.answers(
        code,
        "a_staff_full",
        full,
        "a_staff_part",
        part,
        "a_staff_second",
        0,
        "a_staff_hired",
        0,
        "a_staff_total",
        full + part);
  }

  private static void money(SampleDataset sample, String code, int school) {
    int more = RANDOM.nextInt(3);
    sample.answers(
        code,
        "a_fund_school",
        school + more,
        "a_fund_assoc",
        0,
        "a_fund_gov",
        0,
        "a_fund_other",
        0,
        "a_fund_total",
        school + more);
  }

  private static void tasks(SampleDataset sample, String code, int done) {
    for (int t = 1; t <= 5; t++) {
      sample.answers(
          code,
          "a_t" + t + "_role",
          t <= done ? "lead" : "not_done",
          "a_t" + t + "_freq",
          t <= done ? "f3" : "f0");
    }
  }

  private final AnalysisResult result = Shipped.run("c24", sample());

  @Test
  void plantedTypesAreFoundAndStand() {
    ResultTable choice = result.table("choice");
    assertEquals("Stands, and is used", words(choice, "k3", "verdict"));
    assertTrue(value(choice, "k3", "silhouette") > 0.5);
    assertTrue(value(choice, "k3", "stability") > 0.9);
    assertEquals(1, value(choice, "k3", "tree"), 1e-9);
    assertEquals(100.0 * 20 / 75, value(choice, "k3", "smallest"), 1e-9);
  }

  @Test
  void typesHaveTheirPlantedSizesAndMarks() {
    ResultTable profile = result.table("profile");
    assertEquals(
        List.of(30.0, 25.0, 20.0),
        Stream.of("t1", "t2", "t3").map(t -> value(profile, t + ".DUT-06", "n")).toList());
    assertEquals(0, value(profile, "t1.DUT-06", "median"), 1e-9);
    assertEquals(2, value(profile, "t2.DUT-06", "median"), 1e-9);
    assertEquals(5, value(profile, "t3.DUT-06", "median"), 1e-9);
    assertEquals(100, value(profile, "t2.STR-16", "share"), 1e-9);
    assertInstanceOf(Cell.NotEstimable.class, cell(profile, "t2.STR-16", "median"));
    assertInstanceOf(Cell.NotEstimable.class, cell(profile, "t2.DUT-06", "share"));
    assertEquals(5, value(profile, "t3.DUT-06", "medoid"), 1e-9);
    Cell.Estimate medoid =
        assertInstanceOf(Cell.Estimate.class, cell(profile, "t3.DUT-06", "medoid"));
    assertEquals(20, medoid.n(), "of those it is typical of");
    assertEquals("Yes", words(profile, "t2.STR-16", "medoid"));
  }

  @Test
  void typesAreSharedOutOverGroups() {
    ResultTable types = result.table("types.level");
    assertEquals(40, value(types, "t1", "nation"), 1e-9);
    assertEquals(100, value(types, "t1", "voc"), 1e-9);
    assertEquals(100.0 * 25 / 45, value(types, "t2", "ug"), 1e-9);
  }

  @Test
  void theDeskSeesTypicalInstitutionsAndThePublicNone() {
    ResultTable list = result.table("list");
    assertEquals(15, list.rows().size());
    assertEquals("Type 1", ((Cell.Words) list.rows().get(0).cells().get(0)).text().en());
    assertTrue(result.namesInstitutions());
    AnalysisResult open = Shipped.run("c24", sample().build(), Audience.PUBLIC);
    assertEquals(List.of(), open.table("list").rows());
    String why = open.table("list").notes().get(0).en();
    assertTrue(why.contains("no released edition"), "stands in an internal release too: " + why);
    Cell.Suppressed hidden =
        assertInstanceOf(Cell.Suppressed.class, cell(open.table("profile"), "t3.DUT-06", "medoid"));
    assertTrue(hidden.reason().en().contains("not in any released edition"));
    assertEquals(5, value(open.table("profile"), "t3.DUT-06", "median"), 1e-9);
  }

  @Test
  void sameInputsGiveTheSameTypes() {
    assertEquals(result.tables(), Shipped.run("c24", sample()).tables());
  }

  @Test
  void whereNothingStandsItSaysSoAndShowsTwoAxes() {
    SampleDataset even = new SampleDataset();
    RANDOM.setSeed(3);
    for (int i = 0; i < 60; i++) {
      String code = "11" + (1000 + i);
      even.unit(code, "110000", "COMP");
      even.association(code, "a_est_date", "2009-05", "g_st_workers", 500);
      even.answers(
          code,
          "a_sec_mode",
          RANDOM.nextBoolean() ? "independent" : "attached",
          "a_sec_location",
          "research",
          "a_rules",
          some(RULES, RANDOM.nextInt(6)),
          "a_res",
          some(PROJECTS, RANDOM.nextInt(7)),
          "a_partners",
          some(PARTNERS, RANDOM.nextInt(9)));
      staff(even, code, RANDOM.nextInt(6));
      money(even, code, RANDOM.nextInt(60));
      tasks(even, code, RANDOM.nextInt(6));
    }
    AnalysisResult none = Shipped.run("c24", even);
    assertEquals(List.of(), none.table("profile").rows());
    assertEquals(List.of(), none.table("types.level").rows());
    assertEquals(1, none.table("choice").notes().size());
    assertTrue(none.notes().stream().anyMatch(n -> n.en().contains("there are no types")));
    assertTrue(
        none.table("choice").rows().stream()
            .noneMatch(r -> words(none.table("choice"), r.key(), "verdict").startsWith("Stands")));
    ResultTable axes = none.table("axes");
    assertEquals(60, axes.rows().stream().mapToDouble(r -> value(axes, r.key(), "n")).sum());
  }

  @Test
  void fewerThanTenATypeAreNotDivided() {
    SampleDataset few = new SampleDataset();
    few.unit("110001", "110000", "COMP").association("110001", "a_est_date", "2009-05");
    ResultTable choice = Shipped.run("c24", few).table("choice");
    assertInstanceOf(Cell.NotEstimable.class, cell(choice, "k3", "silhouette"));
  }

  private static final InventedStudy STUDY = StudyDataset.study(20170601, 1_000);
  private static final Dataset DATA = StudyDataset.of(STUDY);
  private static final AnalysisResult FOUND = Shipped.run("c24", DATA, Audience.INTERNAL);

  /** A division stands by the rule, or is refused by it. */
  @Test
  void aWholeStudyIsDividedByTheRule() {
    ResultTable choice = FOUND.table("choice");
    for (ResultTable.Row row : choice.rows()) {
      boolean stands =
          value(choice, row.key(), "types") >= 3
              && value(choice, row.key(), "silhouette") >= 0.25
              && value(choice, row.key(), "stability") >= 0.75;
      assertEquals(stands, words(choice, row.key(), "verdict").startsWith("Stands"), row.key());
    }
    assertEquals(
        "Stands", words(choice, "k3", "verdict").substring(0, 6), "as many as are planted");
    assertTrue(!FOUND.table("profile").rows().isEmpty());
  }

  /** A found type, with the planted types of those that are typical of it. */
  private record Found(String id, List<PlantedType> typical) {

    double profile(String indicator, String column) {
      return value(FOUND.table("profile"), id + "." + indicator, column);
    }

    /** Dormant associations do nothing, whatever their type. */
    boolean isDormant() {
      return profile("DUT-06", "median") == 0;
    }
  }

  private static List<Found> found() {
    Map<String, PlantedType> planted =
        STUDY
            .register()
            .institutions()
            .collect(Collectors.toMap(InventedInstitution::code, STUDY::type));
    Map<String, List<PlantedType>> typical =
        FOUND.table("list").rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> ((Cell.Words) row.cells().get(0)).text().en(),
                    TreeMap::new,
                    Collectors.mapping(row -> planted.get(row.key()), Collectors.toList())));
    return typical.entrySet().stream()
        .map(e -> new Found("t" + e.getKey().substring("Type ".length()), e.getValue()))
        .toList();
  }

  /**
   * The types that the demonstration plants are given back, cut further by what else is planted: an
   * independent secretariat. No found type mixes two planted ones but that of the dormant.
   */
  @Test
  void typesPlantedInAWholeStudyAreFoundAgain() {
    List<Found> working = found().stream().filter(f -> !f.isDormant()).toList();
    for (Found type : working) {
      assertEquals(1, type.typical().stream().distinct().count(), type.toString());
    }
    double all = working.stream().mapToDouble(f -> f.profile("OPM-04", "n")).sum();
    for (PlantedType planted : PlantedType.values()) {
      double n =
          working.stream()
              .filter(f -> f.typical().get(0) == planted)
              .mapToDouble(f -> f.profile("OPM-04", "n"))
              .sum();
      assertEquals(planted.share(), n / all, 0.1, planted.name());
    }
  }

  @Test
  void foundTypesAreMarkedByWhatWasPlanted() {
    for (Found type : found().stream().filter(f -> !f.isDormant()).toList()) {
      boolean outgoing = type.typical().get(0) == PlantedType.OUTGOING;
      boolean orderly = type.typical().get(0) == PlantedType.ORDERLY;
      // Planted chances of ten partners add up to 3.5, of six written rules to 2.7.
      assertEquals(outgoing, type.profile("ACT-03", "median") > 3.5, type.toString());
      assertEquals(orderly, type.profile("OPM-04", "median") > 2.7, type.toString());
      assertEquals(outgoing, type.profile("LEV-02", "median") > 1, type.toString());
    }
  }

  /** Planted: types do not depend on region, level, affiliation or secretariat. */
  @Test
  void plantedTypesAreSpreadAlikeOverGroups() {
    for (String table : List.of("types.level", "types.region")) {
      ResultTable types = FOUND.table(table);
      for (ResultTable.Row row : types.rows()) {
        Cell.Estimate nation = (Cell.Estimate) row.cells().get(0);
        for (Cell cell : row.cells()) {
          if (cell instanceof Cell.Estimate share) {
            double p = nation.value() / 100;
            double fourErrors = 4 * Math.sqrt(p * (1 - p) / share.n());
            assertEquals(p, share.value() / 100, fourErrors + 0.05, table + " " + row.key());
          }
        }
      }
    }
  }
}
