package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Language;
import org.orgstatus.base.Problem;
import org.orgstatus.dataset.SampleDataset;

class ReportReaderTest {

  private static final List<DefinitionFile> SHIPPED =
      DefinitionFolder.read(Path.of("."), "analysis");

  private static AnalysisReader.Result with(String piece, String replacement) {
    List<DefinitionFile> files = new ArrayList<>();
    for (DefinitionFile shipped : SHIPPED) {
      boolean meant = shipped.name().equals("analysis/report.yaml");
      assertTrue(!meant || shipped.text().contains(piece), "the outline does not say " + piece);
      files.add(
          meant
              ? DefinitionFile.of(shipped.name(), shipped.text().replace(piece, replacement))
              : shipped);
    }
    return AnalysisReader.read(files, SampleDataset.CODEBOOKS);
  }

  private static String only(AnalysisReader.Result result) {
    assertEquals(1, result.problems().size(), result.problems().toString());
    Problem problem = result.problems().get(0);
    assertTrue(problem.place().line() > 0, problem.toString());
    assertTrue(problem.place().file().equals("analysis/report.yaml"), problem.toString());
    assertTrue(!problem.message().in(Language.ZH).matches("[\\x00-\\x7f]*"), problem.toString());
    return problem.code() + " " + problem.message().in(Language.EN);
  }

  @Test
  void theShippedOutlinePrintsEveryComparison() {
    AnalysisReader.Result read = AnalysisReader.read(SHIPPED, SampleDataset.CODEBOOKS);
    ReportOutline outline = read.report().orElseThrow();
    assertEquals(9, outline.chapters().size());
    List<String> missing =
        read.definitions().plans().stream()
            .map(AnalysisPlan::id)
            .filter(id -> !outline.plans().contains(id))
            .toList();
    assertEquals(List.of(), missing, "comparisons that the report leaves out");
  }

  @Test
  void theOutlineIsNoPartOfTheVersionOfIndicators() {
    String whole = AnalysisReader.read(SHIPPED, SampleDataset.CODEBOOKS).definitions().version();
    assertEquals(whole, with("调研概况", "调研简况").definitions().version());
  }

  @Test
  void anUnknownComparisonTableOrFigureIsNamedWithTheNearestOne() {
    assertTrue(
        only(with("plan: c19\n        fig", "plan: c99\n        fig"))
            .startsWith("unknown-plan There is no plan 'c99'."));
    String table = only(with("tables: [summary, coverage]", "tables: [summary, covrage]"));
    assertEquals("unknown-table There is no table 'covrage'. Did you mean 'coverage'?", table);
    assertTrue(
        only(with("figures: [ranks]\n        tables", "figures: [rank]\n        tables"))
            .startsWith("unknown-figure"));
  }

  @Test
  void anUnknownFieldIsNamedWithTheNearestOne() {
    assertEquals(
        "unknown-key There is no key 'figure' here. Did you mean 'figures'?",
        only(
            with("figures: [cumulative]\n        tables", "figure: [cumulative]\n        tables")));
    assertTrue(only(with("\nbrief:", "\nbrif:")).startsWith("unknown-key"));
  }

  @Test
  void aChapterHasSectionsOrAnotherContent() {
    assertTrue(
        only(with("    content: findings\n", "")).startsWith("sections-or-content The chapter"));
    assertTrue(only(with("content: findings", "content: finding")).contains("Did you mean"));
  }

  @Test
  void slidesShowChartsAndNumbersThatThereAre() {
    assertTrue(
        only(with("    - c01/summary/nation/gap_sum", "    - c01/gap")).startsWith("no-addr"));
    assertTrue(
        only(with("    - c01/summary/nation/gap_sum", "    - c01/sumary/nation/gap_sum"))
            .startsWith("unknown-table 'c01' has no table 'sumary'."));
    assertTrue(
        only(with("figures: [cumulative]\n    - plan: c06", "figures: [cumul]\n    - plan: c06"))
            .startsWith("unknown-chart"));
    assertTrue(
        only(with(
                "    - plan: c19\n      figures: [forest]\n    - plan: c21",
                "    - plan: c13\n      figures: [heat]\n    - plan: c21"))
            .startsWith("unknown-chart"),
        "a heat map is no chart");
  }

  @Test
  void sheetsAreMadeOfComparisonsThatHaveThem() {
    assertTrue(only(with("  province: c11", "  province: c01")).startsWith("no-sheets 'c01' has"));
    assertEquals(
        "unknown-table There is no table 'side'. Did you mean 'sides'?",
        only(with("- table: sides\n", "- table: side\n")));
    assertTrue(only(with("- table: said", "- table: seen")).contains("seen"), "named twice");
    assertTrue(only(with("alliance_tables:", "alliance_table:")).startsWith("unknown-key"));
  }

  /** What stands in a faulty plan is said there once, and the report does without it. */
  @Test
  void aFaultyComparisonIsLeftOutInSilence() {
    List<DefinitionFile> files = new ArrayList<>();
    for (DefinitionFile shipped : SHIPPED) {
      boolean meant = shipped.name().equals("analysis/c19-members.yaml");
      files.add(
          meant
              ? DefinitionFile.of(shipped.name(), shipped.text().replace("method: ", "metod: "))
              : shipped);
    }
    AnalysisReader.Result read = AnalysisReader.read(files, SampleDataset.CODEBOOKS);
    assertTrue(
        read.problems().stream().noneMatch(p -> p.place().file().endsWith("report.yaml")),
        read.problems().toString());
    assertTrue(!read.report().orElseThrow().plans().contains("c19"));
  }
}
