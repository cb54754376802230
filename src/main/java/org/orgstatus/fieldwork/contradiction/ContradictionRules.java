package org.orgstatus.fieldwork.contradiction;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.Questionnaires;

/**
 * The rules as the file {@code analysis/contradictions.yaml} says when the server starts. A fault
 * never stops the start: it is logged and shown to the administrator.
 */
@ApplicationScoped
public class ContradictionRules {

  private static final Logger LOG = System.getLogger(ContradictionRules.class.getName());
  private static final String PART = "analysis";
  private static final String FILE = "contradictions.yaml";

  @Inject
  @ConfigProperty(name = "definitions.folder")
  private Optional<String> folder = Optional.empty();

  @Inject private Questionnaires questionnaires;

  private List<ContradictionRule> rules = List.of();
  private List<Problem> problems = List.of();

  protected ContradictionRules() {} // for CDI

  /** The rules in a folder, without a server; the folder holds {@code analysis/}. */
  public static ContradictionRules of(Path folder, Questionnaires questionnaires) {
    ContradictionRules rules = new ContradictionRules();
    rules.folder = Optional.of(folder.toString());
    rules.questionnaires = questionnaires;
    rules.load();
    return rules;
  }

  @PostConstruct
  void load() {
    ContradictionReader.Result read =
        DefinitionFolder.find(folder, ContradictionRules.class.getClassLoader(), PART, FILE)
            .map(file -> ContradictionReader.read(file, questionnaires.listAll()))
            .orElseGet(ContradictionRules::missing);
    rules = read.rules();
    problems = read.problems();
    LOG.log(Level.INFO, "{0} rules of contradictions", rules.size());
    problems.forEach(problem -> LOG.log(Level.WARNING, problem.toString()));
  }

  private static ContradictionReader.Result missing() {
    Problems problems = new Problems();
    problems.add(
        "no-contradictions",
        Place.file(PART + "/" + FILE),
        "没有这个文件，丁表与走访的不一致之处无法列出。请把随程序提供的文件放进来。",
        "The file is missing, so answers and visits cannot be compared. Put the shipped one in.");
    return new ContradictionReader.Result(List.of(), problems.list());
  }

  /** In the order of the file. */
  public List<ContradictionRule> listAll() {
    return rules;
  }

  /** Every fault of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
