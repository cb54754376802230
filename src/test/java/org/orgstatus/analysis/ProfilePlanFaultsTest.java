package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Language;
import org.orgstatus.base.Problem;
import org.orgstatus.dataset.SampleDataset;

/** What plans of profiles, and the groups and indicators that they need, are told when faulty. */
class ProfilePlanFaultsTest {

  private static final List<DefinitionFile> SHIPPED =
      DefinitionFolder.read(Path.of("."), "analysis");

  private static AnalysisReader.Result with(String file, String piece, String replacement) {
    List<DefinitionFile> files =
        SHIPPED.stream()
            .map(
                f ->
                    f.name().equals("analysis/" + file)
                        ? DefinitionFile.of(f.name(), f.text().replace(piece, replacement))
                        : f)
            .toList();
    return AnalysisReader.read(files, SampleDataset.CODEBOOKS);
  }

  /** The problem, with its place, that a replacement leads to. */
  private static Problem problem(String code, String file, String piece, String replacement) {
    String shipped = shipped(file);
    assertTrue(shipped.contains(piece), file + " does not say " + piece);
    Problem found = found(code, with(file, piece, replacement));
    assertEquals("analysis/" + file, found.place().file());
    assertEquals(line(shipped, shipped.indexOf(piece)), found.place().line());
    return found;
  }

  private static String shipped(String file) {
    return SHIPPED.stream()
        .filter(f -> f.name().equals("analysis/" + file))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static Problem found(String code, AnalysisReader.Result result) {
    return result.problems().stream()
        .filter(p -> p.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(result.problems().toString()));
  }

  /** The line in which a place of a text lies, from 1. */
  private static long line(String text, int at) {
    return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static boolean runs(AnalysisReader.Result result, String plan) {
    return result.definitions().plans().stream().anyMatch(p -> p.id().equals(plan));
  }

  @Test
  void aTableOfAGroupThatThePlanDoesNotHaveIsReportedWithTheNearest() {
    Problem problem =
        problem(
            "unknown-table", "c21-staff-and-money.yaml", "- id: spread.level", "- id: spread.levl");
    assertTrue(problem.in(Language.EN).contains("Did you mean 'spread.level'?"));
    assertTrue(problem.in(Language.ZH).contains("您是否想写“spread.level”？"));
    problem("unknown-table", "c21-staff-and-money.yaml", "- id: spread.level", "- id: spread");
    assertTrue(runs(with("c21-staff-and-money.yaml", "- id: spread.level", "- id: spread"), "c22"));
  }

  @Test
  void anUnknownGroupIsReportedOnceAndNotWithEveryTableOfIt() {
    Problem problem = problem("unknown-group", "c10-regions.yaml", "[region]", "[planet]");
    assertTrue(problem.in(Language.EN).contains("planet"));
    assertTrue(runs(with("c10-regions.yaml", "[region]", "[planet]"), "c09"), "others still run");
  }

  @Test
  void quartersAreOfABaseThatIsDefinedAndOfNumbers() {
    String piece = "quarters_of: institutions";
    assertTrue(
        problem("unknown-base", "groups.yaml", piece, "quarters_of: institution")
            .in(Language.EN)
            .contains("Did you mean 'institutions'?"));
    AnalysisReader.Result result = with("groups.yaml", piece, "quarters_of: institution");
    assertFalse(runs(result, "c08"), "needs the quarters");
    assertTrue(runs(result, "c10"), "does not");
    problem("type-mismatch", "groups.yaml", "value: ${g_st_workers}", "value: ${g_inst_type}");
    assertFalse(
        runs(with("groups.yaml", "value: ${g_st_workers}", "value: ${g_inst_type}"), "c08"));
  }

  @Test
  void disclosureAndWhatAGroupSettlesAreOfClosedSets() {
    assertTrue(
        problem(
                "unknown-disclosure",
                "indicators-resources.yaml",
                "disclosure: money",
                "disclosure: cash")
            .in(Language.EN)
            .contains("Known: ordinary, sensitive, money"));
    problem("unknown-group", "groups.yaml", "implies: [region]", "implies: [regions]");
  }

  @Test
  void settingsAreNormsCodesAndIndicatorsOfTheRightKind() {
    problem("unknown-norm", "c09-governing-bodies.yaml", "[STR-05, STR-06,", "[STR-55, STR-06,");
    problem("unknown-code", "c08-secretariat.yaml", "first: [independent]", "first: [independant]");
    problem("wrong-kind-of-indicator", "c13-modes.yaml", "map_of: ACT-01A", "map_of: ACT-05");
    problem("wrong-kind-of-indicator", "c15-resource-projects.yaml", "[LEV-06N,", "[LEV-03A,");
    problem("bad-number", "c08-secretariat.yaml", "seed: 8", "seed: eight");
  }

  @Test
  void whatStaysInsideGivesTheRuleInBothLanguagesAndHasNoOpenTable() {
    String plan = "c25-candidates.yaml";
    problem("wrong-kind", plan, "base: associations", "internal: yes\nbase: associations");
    problem(
        "missing-translation",
        plan,
        "base: associations",
        "internal: {en: inside.}\nbase: associations");
    String table = "    - id: conditions\n";
    String open = table + "      audience: public\n";
    String inside = "internal: {zh: 只供内部。, en: inside.}\n";
    Problem contradiction =
        with(plan, "display:\n  tables:\n" + table, inside + "display:\n  tables:\n" + open)
            .problems()
            .stream()
            .filter(p -> p.code().equals("internal-plan"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        contradiction.in(Language.EN).contains("cannot be public"), contradiction.in(Language.EN));
  }

  @Test
  void whatIsNeverPublishedCannotBeOpenedByAPlan() {
    String inside = "      audience: internal\n";
    for (String[] table :
        new String[][] {
          {"c03-kinds.yaml", "cells"},
          {"c06-readiness.yaml", "list"},
          {"c17-alliances.yaml", "seen"},
          {"c18-alliance-position.yaml", "network"},
          {"c24-typology.yaml", "list"},
          {"c25-candidates.yaml", "list"}
        }) {
      String text = shipped(table[0]);
      int at = text.indexOf("    - id: " + table[1] + "\n");
      String declared = text.substring(at, text.indexOf(inside, at) + inside.length());
      Problem silent =
          problem("not-for-everybody", table[0], declared, declared.replace(inside, ""));
      assertTrue(silent.in(Language.EN).contains("Write 'audience: internal'"), table[0]);
      for (String wider : List.of("public", "province")) {
        String opened = declared.replace(inside, "      audience: " + wider + "\n");
        Problem open = found("not-for-everybody", with(table[0], declared, opened));
        assertEquals(
            line(text, at + declared.indexOf(inside)), open.place().line(), table[0] + " " + wider);
      }
    }
  }

  @Test
  void aProvinceMaySeeItsOwnPlaceAndWordsAndNobodyElse() {
    for (String file : List.of("c11-province-profiles.yaml", "c12-provincial-measures.yaml")) {
      Problem open = problem("not-for-everybody", file, "audience: province", "audience: public");
      assertTrue(open.in(Language.ZH).contains("请写 audience: province"), open.in(Language.ZH));
      String plan = file.substring(0, 3);
      assertTrue(runs(with(file, "audience: province", "audience: internal"), plan));
      assertFalse(runs(with(file, "audience: province", "audience: public"), plan));
    }
    problem(
        "unknown-word", "c11-province-profiles.yaml", "audience: province", "audience: provinces");
  }

  @Test
  void inASecondOfSeveralWaysTheColumnsAreThoseOfThatGroup() {
    problem("unknown-column", "c22-members.yaml", "columns: [ug, voc]", "columns: [EAST, voc]");
  }

  @Test
  void comparisonsOfWavesAlliancesAndQualitySayWhatTheyNeed() {
    problem("other-unit", "c16-alliance-provinces.yaml", "founded: ALL-02", "founded: COV-11");
    problem("bad-number", "c16-alliance-provinces.yaml", "around: 3", "around: 9");
    problem("unknown-column", "c16-alliance-provinces.yaml", "[treated,", "[treatd,");
    assertTrue(
        problem("unknown-code", "c19-members.yaml", "member: member", "member: membr")
            .in(Language.EN)
            .contains("Did you mean 'member'?"));
    problem(
        "unknown-base", "c26-change-between-waves.yaml", "answers: associations", "answers: all");
    problem("unknown-norm", "c26-change-between-waves.yaml", "norms: [STR-22]", "norms: [STR-99]");
    problem(
        "wrong-kind-of-indicator",
        "c27-data-quality.yaml",
        "registry: COV-16R",
        "registry: COV-11");
    problem("bad-number", "c27-data-quality.yaml", "limit: 20", "limit: 200");
    problem("other-unit", "c17-alliances.yaml", "rating: ALL-17", "rating: ALL-19");
    problem("wrong-kind-of-indicator", "c17-alliances.yaml", "stated: ALL-12S", "stated: ALL-12M");
    problem(
        "unknown-indicator", "c18-alliance-position.yaml", "members: ALL-16", "members: ALL-61");
    problem("unknown-item", "c20-alliance-types.yaml", "ideas: d_suggest", "ideas: d_sugest");
    problem("unknown-code", "c27-data-quality.yaml", "own_yes: established", "own_yes: exists");
  }

  @Test
  void measuresAreNumbersOfReportingUnits() {
    String plan = "c12-provincial-measures.yaml";
    problem("wrong-kind-of-indicator", plan, "OPM-P10D", "COV-02D");
    problem("other-unit", plan, "OPM-P10D", "OPM-04");
    assertTrue(
        problem("unknown-item", plan, "words: OPM-P04C", "words: OPM-P04X")
            .in(Language.EN)
            .contains("Did you mean 'OPM-P04"));
    problem("bad-number", plan, "years: 2", "years: 0");
    problem("number-of-columns", plan, "columns: [measures, coverage]", "columns: [measures]");
  }

  @Test
  void figuresThatCannotBeDrawnAreRefused() {
    problem(
        "number-of-columns",
        "c02-denominators.yaml",
        "columns: [COV-02.rank, COV-03.rank, COV-04.rank]",
        "columns: [COV-02.rank]");
    problem("number-of-columns", "c01-coverage.yaml", "[class, rate]", "[class, rate, gap]");
    assertTrue(
        problem("no-places", "c10-regions.yaml", "kind: bars", "kind: tiles")
            .in(Language.ZH)
            .contains("填报单位或省份"));
    problem(
        "not-drawn",
        "c01-coverage.yaml",
        "columns: [class, rate]",
        "reference: 50\n      columns: [class, rate]");
    problem("missing-translation", "c01-coverage.yaml", "- {zh: 待定, en: Open}", "- {zh: 待定}");
    problem(
        "too-many-classes",
        "c01-coverage.yaml",
        "classes:\n        - {zh: 已达到, en: Reached}",
        "classes:\n        - {zh: a, en: a}\n        - {zh: b, en: b}\n        - {zh: c, en: c}");
    problem(
        "not-drawn",
        "c02-denominators.yaml",
        "columns: [COV-02.rank,",
        "classes: [{zh: a, en: a}]\n      columns: [COV-02.rank,");
    problem("unknown-figure", "c26-change-between-waves.yaml", "kind: flow", "kind: flows");
    problem("unknown-column", "c26-change-between-waves.yaml", "[established, unapp", "[x, unapp");
  }

  @Test
  void scoresAreOfIndicatorsWithARange() {
    String plan = "c11-province-profiles.yaml";
    assertTrue(
        problem("no-range", plan, "levers: [LEV-02, ACT-03]", "levers: [LEV-02, RES-01]")
            .in(Language.EN)
            .contains("Write 'range: [least, most]'"));
    problem("wrong-kind-of-indicator", plan, "difficulties: RES-10", "difficulties: RES-05");
    problem("other-unit", plan, "alliance: ALL-01", "alliance: OPM-01");
  }

  @Test
  void aTypologyIsAClassAndItsNumbersFitTogether() {
    String plan = "c24-typology.yaml";
    assertTrue(
        problem("wrong-kind-of-indicator", plan, "typology: STR-24", "typology: STR-22")
            .in(Language.EN)
            .contains("type, from a model"));
    problem("bad-number", plan, "most: 7", "most: 2");
    problem("bad-number", plan, "draws: 100", "draws: 10");
  }

  @Test
  void whatSharesAnAxisCountsInOneUnit() {
    String piece = "rows: [RES-01, RES-01F]\n      totals: no\n    - id: money";
    Problem problem =
        found(
            "several-units",
            with("c08-secretariat.yaml", piece, piece.replace("RES-01F", "RES-05")));
    String english = problem.in(Language.EN);
    assertTrue(english.contains("RES-01") && english.contains("10,000 yuan: RES-05"), english);
    assertTrue(problem.in(Language.ZH).contains("请分成几张图"));
    found("several-units", with("c08-secretariat.yaml", "      " + piece, "      " + REST));
    found("several-units", with("c14-levers.yaml", "      rows: [ACT-05]\n", ""));
  }

  private static final String REST = "totals: no\n    - id: money";

  @Test
  void rowsAreChosenOfNumbersOnlyAndByTheirIndicators() {
    Problem problem =
        problem(
            "unknown-row", "c10-regions.yaml", "rows: [STR-22, DUT-07]", "rows: [STR-22, DUT-O7]");
    assertTrue(problem.in(Language.EN).contains("Did you mean 'DUT-07'?"));
    assertEquals(
        "analysis/c10-regions.yaml",
        found("not-chosen", with("c10-regions.yaml", "table: medians\n", "table: shares\n"))
            .place()
            .file());
  }

  @Test
  void aSecondTableIsOneOfThePlanAndHasTheColumnsOfAHeatMap() {
    String piece = "beside: residuals.broad_type";
    problem("unknown-table", "c13-modes.yaml", piece, "beside: residuals.broad_typ");
    Problem lacking =
        problem("beside-lacks-columns", "c13-modes.yaml", piece, "beside: residuals.affiliation");
    assertTrue(lacking.in(Language.EN).contains("comp"));
    assertTrue(
        runs(with("c13-modes.yaml", piece, "beside: residuals.broad_typ"), "c14"),
        "others still run");
    found("not-drawn", with("c13-modes.yaml", "kind: heat", "kind: bars"));
  }
}
