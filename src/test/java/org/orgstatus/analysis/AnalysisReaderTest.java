package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Language;
import org.orgstatus.base.Problem;
import org.orgstatus.dataset.SampleDataset;

class AnalysisReaderTest {

  private static final List<DefinitionFile> SHIPPED =
      DefinitionFolder.read(Path.of("."), "analysis");

  private static AnalysisReader.Result read(List<DefinitionFile> files) {
    return AnalysisReader.read(files, SampleDataset.CODEBOOKS);
  }

  /** The shipped files with one piece of text replaced in one of them. */
  private static AnalysisReader.Result with(String file, String piece, String replacement) {
    List<DefinitionFile> files = new ArrayList<>();
    for (DefinitionFile shipped : SHIPPED) {
      boolean meant = shipped.name().equals("analysis/" + file);
      assertTrue(!meant || shipped.text().contains(piece), file + " does not say " + piece);
      String text = meant ? shipped.text().replace(piece, replacement) : shipped.text();
      files.add(DefinitionFile.of(shipped.name(), text));
    }
    return read(files);
  }

  private static List<String> codes(AnalysisReader.Result result) {
    return result.problems().stream().map(Problem::code).toList();
  }

  /** Line of the shipped file, counted from 1, on which the text first stands. */
  private static int lineOf(String file, String text) {
    DefinitionFile shipped =
        SHIPPED.stream().filter(f -> f.name().equals("analysis/" + file)).findFirst().orElseThrow();
    String before = shipped.text().substring(0, shipped.text().indexOf(text));
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }

  /** Ids of all shipped plans, as their files are named. */
  private static final List<String> PLANS =
      SHIPPED.stream()
          .map(f -> f.name().substring("analysis/".length()))
          .filter(name -> name.matches("c[0-9]{2}-.*"))
          .map(name -> name.substring(0, 3))
          .toList();

  private static List<String> plans(AnalysisReader.Result result) {
    return result.definitions().plans().stream().map(AnalysisPlan::id).toList();
  }

  @Test
  void theShippedDefinitionsAreFaultless() {
    AnalysisReader.Result result = read(SHIPPED);
    assertEquals(List.of(), result.problems().stream().map(Object::toString).toList());
    assertEquals(PLANS, plans(result));
  }

  @Test
  void aMistypedItemIsReportedWithItsPlaceAndTheNearestName() {
    AnalysisReader.Result result =
        with("norms.yaml", "met: ${a_comm_exists} = 'yes'", "met: ${a_com_exists} = 'yes'");
    Problem problem =
        result.problems().stream()
            .filter(p -> p.code().equals("unknown-item"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "analysis/norms.yaml:"
            + lineOf("norms.yaml", "met: ${a_comm_exists} = 'yes'")
            + ":10: There is no item, variable or indicator 'a_com_exists'."
            + " Did you mean 'a_comm_exists'?",
        problem.in(Language.EN));
    assertTrue(problem.in(Language.ZH).contains("您是否想写“a_comm_exists”？"));
  }

  @Test
  void aFaultyNormStopsItsPlanAndLeavesTheOthersAlone() {
    AnalysisReader.Result result =
        with("norms.yaml", "met: ${a_chair_n} = 1", "met: ${a_chair_n} = ");
    assertTrue(codes(result).contains("expression-syntax"), codes(result).toString());
    assertTrue(codes(result).contains("faulty-norm"), codes(result).toString());
    assertTrue(plans(result).contains("c01"), plans(result).toString());
    assertTrue(!plans(result).contains("c07"), plans(result).toString());
  }

  @Test
  void aCodeThatTheListDoesNotHaveIsReported() {
    assertEquals(
        List.of("unknown-code"),
        codes(
                with(
                    "indicators-structure.yaml",
                    "${a_sec_mode} = 'independent'",
                    "${a_sec_mode} = 'indep'"))
            .stream()
            .filter(c -> c.equals("unknown-code"))
            .toList());
    assertTrue(
        codes(
                with(
                    "norms.yaml",
                    "selected('cast prov', ${a_appro",
                    "selected('cast pro', ${a_appro"))
            .contains("unknown-code"));
  }

  @Test
  void dontKnowIsNoCode() {
    AnalysisReader.Result result =
        with(
            "norms.yaml",
            "applies: ${a_party_affil} != 'other'",
            "applies: ${a_party_affil} != 'dk'");
    assertTrue(codes(result).contains("dont-know-as-code"));
  }

  @Test
  void functionsThatAskTheFormAreRefused() {
    AnalysisReader.Result result =
        with("indicators-structure.yaml", "value: ${a_spec_n}", "value: registry('code')");
    assertTrue(codes(result).contains("function-not-in-analysis"));
  }

  @Test
  void anItemInARepeatHasNoSingleValue() {
    AnalysisReader.Result result =
        with("indicators-structure.yaml", "value: ${a_spec_n}", "value: ${ab_people}");
    assertTrue(codes(result).contains("item-in-repeat"));
  }

  @Test
  void everyFaultOfAPlanIsReportedAtOnce() {
    String plan =
        """
        plan: c99
        title: {zh: 试}
        question: {zh: 问, en: Question}
        policy_question: {zh: 策, en: Policy}
        clauses: [WP-1.6]
        base: target_type
        indicators: [COV-99]
        groups: [regions]
        method: coverage-against-targets
        settings: {}
        display: {tables: []}
        colour: blue
        """;
    List<DefinitionFile> files =
        Stream.concat(SHIPPED.stream(), Stream.of(DefinitionFile.of("analysis/c99.yaml", plan)))
            .toList();
    AnalysisReader.Result result = read(files);
    assertEquals(
        List.of(
            "missing-translation",
            "unknown-base",
            "unknown-indicator",
            "unknown-group",
            "unknown-method",
            "unknown-key"),
        codes(result));
    assertEquals(
        List.of(2, 6, 7, 8, 9, 12), result.problems().stream().map(p -> p.place().line()).toList());
    assertEquals(PLANS, plans(result));
  }

  @Test
  void columnsAndTablesAreThoseOfTheMethod() {
    assertTrue(
        codes(with("c01-coverage.yaml", "columns: [rate]", "columns: [rates]"))
            .contains("unknown-column"));
    assertTrue(
        codes(with("c01-coverage.yaml", "- id: summary", "- id: summaries"))
            .contains("unknown-table"));
    assertTrue(
        codes(with("c01-coverage.yaml", "kind: interval-dots", "kind: pie"))
            .contains("unknown-figure"));
    assertTrue(
        codes(with("c01-coverage.yaml", "target: 50", "target: half")).contains("bad-number"));
    assertTrue(
        codes(with("c01-coverage.yaml", "inclusive: yes", "inclusive: maybe"))
            .contains("not-yes-or-no"));
  }

  @Test
  void aMethodSaysWhichIndicatorsItsSettingsTake() {
    AnalysisReader.Result result = with("c01-coverage.yaml", "rate: COV-02", "rate: COV-12");
    Problem problem = only("wrong-kind-of-indicator", result);
    isAt(problem, "c01-coverage.yaml", "rate: COV-02");
    assertEquals(
        "'COV-12' is: score. Here the method takes: rate, estimated.",
        problem.in(Language.EN).replaceAll("^.*?: '", "'"));
    assertTrue(!plans(result).contains("c01"));
    assertTrue(
        codes(with("c10-regions.yaml", "parts_of: STR-22", "parts_of: STR-20"))
            .contains("unknown-norm"));
    assertTrue(
        codes(with("c01-coverage.yaml", "response: COV-16", "response: COV-61"))
            .contains("unknown-indicator"));
  }

  @Test
  void aSettingOfOneValueHasOne() {
    AnalysisReader.Result result = with("c01-coverage.yaml", "target: 50", "target: [50, 60]");
    isAt(only("one-value", result), "c01-coverage.yaml", "target: 50");
    assertEquals(
        List.of("one-value"), codes(with("c01-coverage.yaml", "target: 50", "target: []")));
    assertTrue(
        codes(with("c01-coverage.yaml", "target: 50", "target: 101")).contains("bad-number"));
    assertTrue(
        codes(with("c01-coverage.yaml", "  inclusive: yes", "  inclusiv: yes"))
            .containsAll(List.of("unknown-key", "missing-key")));
  }

  @Test
  void aMethodSaysHowManyGroupsItHolds() {
    AnalysisReader.Result result =
        with("c01-coverage.yaml", "groups: [reporting_unit]", "groups: [reporting_unit, region]");
    Problem problem = only("wrong-number-of-groups", result);
    isAt(problem, "c01-coverage.yaml", "groups: [reporting_unit]");
    assertTrue(
        codes(with("c01-coverage.yaml", "groups: [reporting_unit]", "groups: []"))
            .contains("wrong-number-of-groups"));
  }

  @Test
  void aCodeInASettingIsOneOfItsVariable() {
    AnalysisReader.Result result =
        with("c04-effective.yaml", "dormant: dormant", "dormant: asleep");
    isAt(only("unknown-code", result), "c04-effective.yaml", "dormant: dormant");
    assertTrue(
        codes(with("c04-effective.yaml", "state: a_state", "state: a_stat"))
            .contains("unknown-item"));
  }

  @Test
  void idsStandOnce() {
    assertTrue(
        codes(with("indicators-structure.yaml", "id: STR-20\n", "id: STR-16\n"))
            .contains("duplicate-id"));
    assertTrue(codes(with("norms.yaml", "id: STR-07\n", "id: STR-08\n")).contains("duplicate-id"));
    assertTrue(codes(with("groups.yaml", "{id: level,", "{id: region,")).contains("duplicate-id"));
  }

  @Test
  void strengthKindAndDateAreOfClosedSets() {
    assertTrue(
        codes(with("norms.yaml", "strength: must", "strength: shall"))
            .contains("unknown-strength"));
    assertTrue(
        codes(with("norms.yaml", "since: unconfirmed", "since: soon")).contains("bad-since"));
    assertTrue(
        codes(with("indicators-duties.yaml", "kind: score", "kind: grade"))
            .contains("unknown-kind"));
    assertTrue(codes(with("norms.yaml", "least: 10", "least: 15")).contains("bad-number"));
  }

  @Test
  void aGroupNeedsAVariableWithFixedValues() {
    assertTrue(
        codes(with("groups.yaml", "variable: age_class", "variable: a_est_date"))
            .contains("group-without-values"));
  }

  @Test
  void aResearcherChangesAThresholdWithoutJava() {
    AnalysisReader.Result result = with("c01-coverage.yaml", "target: 50", "target: 60");
    assertEquals(List.of(), codes(result));
    AnalysisPlan plan = result.definitions().plans().get(0);
    assertEquals("60", plan.setting("target"));
    assertTrue(!plan.hash().equals(read(SHIPPED).definitions().plans().get(0).hash()));
  }

  @Test
  void theVersionOfIndicatorsChangesWithTheirFilesOnly() {
    String version = read(SHIPPED).definitions().version();
    assertEquals(
        version, with("c01-coverage.yaml", "target: 50", "target: 60").definitions().version());
    assertTrue(
        !version.equals(with("norms.yaml", "least: 10", "least: 9").definitions().version()));
  }

  private static Problem only(String code, AnalysisReader.Result result) {
    return result.problems().stream()
        .filter(p -> p.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(result.problems().toString()));
  }

  private static void isAt(Problem problem, String file, String text) {
    assertEquals("analysis/" + file, problem.place().file());
    assertEquals(lineOf(file, text), problem.place().line());
  }

  @Test
  void anItemOfAnotherUnitIsUnknownHere() {
    String text = "value: ${c_train}";
    AnalysisReader.Result result =
        with("indicators-mechanism.yaml", text, "value: ${a_party_meet}");
    Problem problem = only("unknown-item", result);
    isAt(problem, "indicators-mechanism.yaml", text);
    assertTrue(problem.in(Language.EN).contains("'a_party_meet'"));
  }

  @Test
  void anIndicatorThatDoesNotExistIsReportedWithTheNearest() {
    Problem problem =
        only(
            "unknown-indicator",
            with("indicators-coverage.yaml", "numerator: COV-14A", "numerator: COV-14B"));
    isAt(problem, "indicators-coverage.yaml", "numerator: COV-14A");
    assertTrue(problem.in(Language.EN).contains("Did you mean"), problem.in(Language.EN));
  }

  @Test
  void indicatorsMadeOfOneAnotherAreReportedOnceAndLeftOut() {
    String text = "value: ${DUT-11A} div (${g_students} + ${g_st_workers})";
    AnalysisReader.Result result =
        with("indicators-duties.yaml", text, "value: ${DUT-12} div ${g_students}");
    assertEquals(List.of(), codes(result));
    result =
        read(
            replaced(
                replaced(SHIPPED, "indicators-duties.yaml", text, "value: ${DUT-12} + 0"),
                "indicators-duties.yaml",
                "value: ${DUT-12A} div ${g_students}",
                "value: ${DUT-11} + 0"));
    assertEquals(List.of("indicator-loop"), codes(result));
    Problem problem = result.problems().get(0);
    isAt(problem, "indicators-duties.yaml", "id: DUT-11");
    assertTrue(problem.in(Language.EN).contains("DUT-11 → DUT-12 → DUT-11"));
    assertTrue(result.definitions().findIndicator("DUT-12").isEmpty());
    assertTrue(result.definitions().findIndicator("DUT-13").isPresent());
  }

  private static List<DefinitionFile> replaced(
      List<DefinitionFile> files, String file, String piece, String replacement) {
    return files.stream()
        .map(
            f ->
                f.name().equals("analysis/" + file)
                    ? DefinitionFile.of(f.name(), f.text().replace(piece, replacement))
                    : f)
        .toList();
  }

  @Test
  void aValueMustBeWhatTheKindSays() {
    for (String wrong : List.of("${a_sec_mode}", "${a_spec_n} > 1", "string(${a_spec_n})")) {
      Problem problem =
          only(
              "type-mismatch",
              with("indicators-structure.yaml", "value: ${a_spec_n}", "value: " + wrong));
      isAt(problem, "indicators-structure.yaml", "value: ${a_spec_n}");
    }
    isAt(
        only(
            "type-mismatch",
            with(
                "indicators-structure.yaml",
                "value: ${a_sec_mode} = 'independent'",
                "value: ${a_sec_mode}")),
        "indicators-structure.yaml",
        "value: ${a_sec_mode} = 'independent'");
    assertTrue(
        codes(with("indicators-coverage.yaml", "of: COV-02", "of: COV-01"))
            .contains("type-mismatch"));
  }

  @Test
  void aMissingTranslationAndAnUnknownClauseAreReported() {
    assertTrue(
        codes(
                with(
                    "indicators-structure.yaml",
                    ", en: Group member of the approving association}",
                    "}"))
            .contains("missing-translation"));
    Problem problem =
        only("unknown-clause", with("indicators-structure.yaml", "[OP-3.6]", "[OP-3.66]"));
    isAt(problem, "indicators-structure.yaml", "[OP-3.6]");
    assertTrue(codes(with("norms.yaml", "[OP-3.12]", "[OP-33.12]")).contains("unknown-clause"));
    assertTrue(
        codes(with("c01-coverage.yaml", "[WP-0.4, ", "[WP-0.44, ")).contains("unknown-clause"));
  }

  @Test
  void aNormThatGivesAnIndicatorMustExist() {
    AnalysisReader.Result result =
        with("indicators-structure.yaml", "kind: index\n    clauses", "kind: norm\n    clauses");
    isAt(only("norm-of-indicator-missing", result), "indicators-structure.yaml", "id: STR-22\n");
  }

  @Test
  void unitsRangesAndPartsAreChecked() {
    assertTrue(
        codes(with("indicators-modes.yaml", "unit: association", "unit: asociation"))
            .contains("unknown-unit"));
    assertTrue(
        codes(with("indicators-modes.yaml", "unit: association", "unit: nation"))
            .contains("unit-without-rows"));
    assertTrue(
        codes(with("indicators-modes.yaml", "range: [0, 20]", "range: [20, 0]"))
            .contains("bad-range"));
    assertTrue(
        codes(with("indicators-modes.yaml", "id: ACT-01N", "id: ACT-02N")).contains("bad-part-id"));
    assertTrue(
        codes(with("indicators-modes.yaml", "dimension: modes", "dimension: moods"))
            .contains("unknown-dimension"));
    assertTrue(
        codes(with("indicators-coverage.yaml", "    denominator: all\n", ""))
            .contains("missing-key"));
  }

  @Test
  void aComparisonNeedsValuesToCompare() {
    Problem problem =
        only("not-comparable", with("c10-regions.yaml", "  - OPM-04\n", "  - DUT-08\n"));
    isAt(problem, "c10-regions.yaml", "  - OPM-04\n");
    assertTrue(
        !codes(with("c10-regions.yaml", "  - OPM-04\n", "  - DUT-08A\n"))
            .contains("not-comparable"));
  }

  @Test
  void functionsOverRowsAndOverInstitutionsKnowTheirNames() {
    assertTrue(
        codes(with("indicators-alliance.yaml", "rows('ca_role')", "rows('c_train')"))
            .contains("item-not-in-repeat"));
    assertTrue(
        codes(
                with(
                    "indicators-alliance.yaml",
                    "rows('ca_scope'), 'province'",
                    "rows('ca_scope'), 'provinces'"))
            .contains("unknown-code"));
    assertTrue(
        codes(with("indicators-alliance.yaml", "where('institutions'", "where('institution'"))
            .contains("unknown-base"));
    assertTrue(
        codes(
                with(
                    "indicators-coverage.yaml",
                    "'g_st_workers', 'province'",
                    "'g_st_worker', 'province'"))
            .contains("unknown-item"));
  }
}
