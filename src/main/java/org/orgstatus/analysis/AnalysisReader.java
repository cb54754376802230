package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.analysis.definition.ClauseReader;
import org.orgstatus.analysis.definition.Declared;
import org.orgstatus.analysis.definition.GroupReader;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.IndicatorCheck;
import org.orgstatus.analysis.definition.IndicatorReader;
import org.orgstatus.analysis.definition.NormReader;
import org.orgstatus.analysis.definition.Tables;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.AnalysisPlanReader;
import org.orgstatus.analysis.plan.FaultyPlan;
import org.orgstatus.analysis.plan.PlanMethod;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Reads the files of {@code analysis/} and reports every fault of every file at once. A file with
 * the key {@code plan} is a plan, one with {@code report} the outline of the report; others hold
 * clauses, groups, indicators or norms. A fault in one plan leaves the others alone.
 */
public final class AnalysisReader {

  /** Keys by which files of later stages are known: they lie in the folder and are read there. */
  private static final Set<String> OF_OTHERS = Set.of("words", "codes", "contradictions");

  private static final List<PlanMethod> METHODS = List.of(AnalysisMethod.values());

  private AnalysisReader() {}

  /**
   * What a reading gave.
   *
   * @param problems of all files
   * @param faulty plans that the definitions leave out
   * @param report outline of the report; empty where no file gives one
   */
  public record Result(
      AnalysisDefinitions definitions,
      List<Problem> problems,
      List<FaultyPlan> faulty,
      Optional<ReportOutline> report) {
    public Result {
      problems = List.copyOf(problems);
      faulty = List.copyOf(faulty);
    }
  }

  /**
   * @param codebooks what expressions are checked against, for every kind of unit
   */
  public static Result read(List<DefinitionFile> all, Map<UnitKind, Codebook> codebooks) {
    List<DefinitionFile> files = all.stream().filter(f -> !isOfOthers(f)).toList();
    Problems problems = new Problems();
    files.forEach(f -> f.problems().forEach(problems::add));
    Tables tables = new Tables(codebooks);
    Declared declared = new Declared(LocalText.of("指标", "indicator"));
    ClauseReader clauses = new ClauseReader();
    GroupReader groups = new GroupReader(tables);
    IndicatorReader indicators = new IndicatorReader(tables, declared, clauses);
    NormReader norms = new NormReader(tables, declared, clauses);
    List<DefinitionFile> shared = files.stream().filter(f -> !isPlan(f) && !isReport(f)).toList();
    roots(shared).forEach(root -> known(root, problems));
    roots(shared).forEach(root -> clauses.read(root, problems));
    roots(shared).forEach(root -> groups.read(root, problems));
    roots(shared).forEach(root -> indicators.declare(root, problems));
    roots(shared).forEach(root -> indicators.read(root, problems));
    roots(shared).forEach(root -> norms.read(root, problems));
    new IndicatorCheck(indicators, declared, norms, problems).check();
    List<AnalysisPlan> plans = new ArrayList<>();
    List<DefinitionFile> leftOut =
        new ArrayList<>(files.stream().filter(f -> f.root().isEmpty()).toList());
    Declared ids = new Declared(LocalText.of("方案", "plan"));
    for (DefinitionFile file : files) {
      if (isPlan(file)) {
        DefinitionMap root = file.root().orElseThrow();
        new AnalysisPlanReader(file, root, groups, indicators, declared, norms, clauses, METHODS)
            .read(ids, problems)
            .filter(p -> file.problems().isEmpty())
            .ifPresentOrElse(plans::add, () -> leftOut.add(file));
      }
    }
    Optional<ReportOutline> report = report(files, plans, ids, problems);
    AnalysisDefinitions definitions =
        new AnalysisDefinitions(
            groups.variables(),
            groups.bases(),
            groups.groups(),
            indicators.indicators().stream()
                .sorted(Comparator.comparing(Indicator::dimension))
                .toList(),
            norms.norms(),
            norms.indices(),
            norms.targets(),
            clauses.clauses(),
            plans,
            DefinitionFile.contentHash(shared));
    return new Result(
        definitions,
        problems.list(),
        leftOut.stream().map(file -> faulty(file, problems.list())).toList(),
        report);
  }

  private static Optional<ReportOutline> report(
      List<DefinitionFile> files, List<AnalysisPlan> plans, Declared ids, Problems problems) {
    Declared reports = new Declared(LocalText.of("报告", "report"));
    Optional<ReportOutline> first = Optional.empty();
    for (DefinitionFile file : files.stream().filter(AnalysisReader::isReport).toList()) {
      file.root()
          .flatMap(root -> root.text(ReportReader.KEY, new Problems()))
          .ifPresent(id -> reports.add(id, problems));
      Optional<ReportOutline> outline = new ReportReader(file, plans, ids, problems).read();
      first = first.isPresent() ? first : outline;
    }
    return first;
  }

  private static FaultyPlan faulty(DefinitionFile file, List<Problem> problems) {
    String name = file.name().replaceAll(".*/|\\.yaml$", "");
    return new FaultyPlan(
        name, problems.stream().filter(p -> p.place().file().equals(file.name())).toList());
  }

  private static boolean isOfOthers(DefinitionFile file) {
    return file.root().filter(root -> OF_OTHERS.stream().anyMatch(root::has)).isPresent();
  }

  private static boolean isPlan(DefinitionFile file) {
    return file.root().filter(r -> r.has("plan")).isPresent();
  }

  private static boolean isReport(DefinitionFile file) {
    return file.root().filter(r -> r.has(ReportReader.KEY)).isPresent();
  }

  private static List<DefinitionMap> roots(List<DefinitionFile> files) {
    return files.stream().flatMap(f -> f.root().stream()).toList();
  }

  private static void known(DefinitionMap root, Problems problems) {
    Set<String> keys = new TreeSet<>(GroupReader.KEYS);
    keys.addAll(IndicatorReader.KEYS);
    keys.addAll(NormReader.KEYS);
    keys.addAll(ClauseReader.KEYS);
    if (root.keys().stream().noneMatch(keys::contains)) {
      problems.add(
          "not-a-definition",
          root.place(),
          "看不出这是什么文件：对比方案以“plan”开头，其余写在" + String.join("、", keys) + "之下。",
          "Not clear what this file is: a plan has the key 'plan'; other keys are "
              + String.join(", ", keys)
              + ".");
    } else {
      root.only(keys, problems);
    }
  }
}
