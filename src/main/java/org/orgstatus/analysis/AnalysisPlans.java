package org.orgstatus.analysis;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Problem;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.Variable;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Indicators, norms, groups and plans as their files say when the server starts. Faulty files never
 * stop the start: their problems are logged and shown to the administrator.
 */
@ApplicationScoped
public class AnalysisPlans {

  private static final Logger LOG = System.getLogger(AnalysisPlans.class.getName());
  private static final String PART = "analysis";

  @Inject
  @ConfigProperty(name = "definitions.folder")
  private Optional<String> folder = Optional.empty();

  @Inject private Datasets datasets;

  private List<DefinitionFile> files = List.of();
  private final Map<String, AnalysisReader.Result> byCodebook = new ConcurrentHashMap<>();

  protected AnalysisPlans() {} // for CDI

  /** The definitions in a folder, without a server; the folder holds {@code analysis/}. */
  static AnalysisPlans of(Path folder, Datasets datasets) {
    AnalysisPlans plans = new AnalysisPlans();
    plans.folder = Optional.of(folder.toString());
    plans.datasets = datasets;
    plans.load();
    return plans;
  }

  @PostConstruct
  void load() {
    files =
        folder
            .map(f -> DefinitionFolder.read(Path.of(f), PART))
            .orElseGet(
                () ->
                    DefinitionFolder.shipped(
                        AnalysisPlans.class.getClassLoader(), PART, "groups.yaml"));
    AnalysisReader.Result read = today();
    LOG.log(Level.INFO, "{0} plans are faultless", read.definitions().plans().size());
    LOG.log(Level.INFO, "engine of comparisons: {0}", Engine.version());
    read.problems().forEach(problem -> LOG.log(Level.WARNING, problem.toString()));
  }

  /** The faultless plans, checked against the forms of today. */
  public List<AnalysisPlan> listAll() {
    return today().definitions().plans();
  }

  public Optional<AnalysisPlan> find(String id) {
    return listAll().stream().filter(p -> p.id().equals(id)).findFirst();
  }

  /** Everything that is defined, checked against the forms of today. */
  public AnalysisDefinitions definitions() {
    return today().definitions();
  }

  /** Everything that is defined, as the codebooks of a wave allow it. */
  public AnalysisDefinitions definitions(Map<UnitKind, Codebook> ofWave) {
    return read(ofWave).definitions();
  }

  /** What the report prints; empty where no file says it. */
  public Optional<ReportOutline> report() {
    return today().report();
  }

  /** Every fault of every file, checked against the forms of today. */
  public List<Problem> problems() {
    return today().problems();
  }

  private AnalysisReader.Result today() {
    return read(datasets.codebooks());
  }

  /**
   * The definitions as the codebooks of a wave allow them: it keeps the forms it was opened with. A
   * kind of unit that the wave does not ask has the columns of today.
   */
  AnalysisReader.Result read(Map<UnitKind, Codebook> ofWave) {
    Map<UnitKind, Codebook> codebooks = new EnumMap<>(datasets.codebooks());
    ofWave.forEach(
        (unit, codebook) -> {
          if (codebook.variables().stream().anyMatch(Variable::isItem)) {
            codebooks.put(unit, codebook);
          }
        });
    String hashes =
        codebooks.values().stream().map(Codebook::hash).collect(Collectors.joining(" "));
    return byCodebook.computeIfAbsent(hashes, h -> AnalysisReader.read(files, codebooks));
  }
}
