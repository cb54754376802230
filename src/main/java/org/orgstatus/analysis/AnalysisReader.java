package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Codebook;

/**
 * Reads the files of {@code analysis/} and reports every fault of every file at once. A file with
 * the key {@code plan} is a plan; others hold groups, indicators or norms, read in this order. A
 * fault in one plan leaves the others alone.
 */
public final class AnalysisReader {

  private AnalysisReader() {}

  /** What a reading gave. */
  public record Result(AnalysisDefinitions definitions, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param codebook what the plans are checked against
   */
  public static Result read(List<DefinitionFile> files, Codebook codebook) {
    Problems problems = new Problems();
    files.forEach(f -> f.problems().forEach(problems::add));
    Names names = new Names(codebook);
    Declared declared = new Declared(LocalText.of("指标", "indicator"));
    GroupReader groups = new GroupReader(names);
    IndicatorReader indicators = new IndicatorReader(names, declared, groups);
    NormReader norms = new NormReader(names, declared);
    List<DefinitionFile> shared = files.stream().filter(f -> !isPlan(f)).toList();
    roots(shared).forEach(root -> known(root, problems));
    roots(shared).forEach(root -> groups.read(root, problems));
    roots(shared).forEach(root -> indicators.read(root, problems));
    roots(shared).forEach(root -> norms.read(root, problems));
    List<AnalysisPlan> plans = new ArrayList<>();
    Declared ids = new Declared(LocalText.of("方案", "plan"));
    for (DefinitionFile file : files) {
      if (isPlan(file)) {
        new AnalysisPlanReader(
                file, file.root().orElseThrow(), names, groups, indicators, declared, norms)
            .read(ids, problems)
            .filter(p -> file.problems().isEmpty())
            .ifPresent(plans::add);
      }
    }
    AnalysisDefinitions definitions =
        new AnalysisDefinitions(
            groups.variables,
            groups.bases,
            groups.groups,
            indicators.indicators,
            norms.norms,
            norms.indices,
            plans,
            DefinitionFile.contentHash(shared));
    return new Result(definitions, problems.list());
  }

  private static boolean isPlan(DefinitionFile file) {
    return file.root().filter(r -> r.has("plan")).isPresent();
  }

  private static List<DefinitionMap> roots(List<DefinitionFile> files) {
    return files.stream().flatMap(f -> f.root().stream()).toList();
  }

  private static void known(DefinitionMap root, Problems problems) {
    Set<String> keys = new TreeSet<>(GroupReader.KEYS);
    keys.addAll(IndicatorReader.KEYS);
    keys.addAll(NormReader.KEYS);
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
