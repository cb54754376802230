package org.orgstatus.questionnaire;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;

/**
 * The questionnaires as their files say when the server starts. Faulty files never stop the start:
 * their problems are logged and shown to the administrator. A wave that is open does not look here
 * but at the texts it stored.
 */
@ApplicationScoped
public class Questionnaires {

  private static final Logger LOG = System.getLogger(Questionnaires.class.getName());
  private static final String PART = "questionnaires";

  /** The texts of the archive, read when first asked for. */
  private static final class Shipped {
    static final Map<StandardText.Id, StandardText> TEXTS =
        QuestionnaireReader.read(shipped()).texts();
  }

  @Inject
  @ConfigProperty(name = "definitions.folder")
  private Optional<String> folder = Optional.empty();

  private QuestionnaireReader.Result read = QuestionnaireReader.read(List.of());

  protected Questionnaires() {} // for CDI

  private Questionnaires(QuestionnaireReader.Result read) {
    this.read = read;
  }

  /** The questionnaires in a folder, without a server; the folder holds {@code questionnaires/}. */
  public static Questionnaires of(Path folder) {
    return new Questionnaires(
        read(folder.resolve(PART).toString(), DefinitionFolder.read(folder, PART)));
  }

  @PostConstruct
  void load() {
    read =
        folder
            .map(f -> read(f + "/" + PART, DefinitionFolder.read(Path.of(f), PART)))
            .orElseGet(() -> read("definitions/" + PART, shipped()));
    LOG.log(
        Level.INFO,
        "{0} of {1} questionnaires are faultless",
        read.faultless().size(),
        read.sources().size());
    read.problems().forEach(problem -> LOG.log(Level.WARNING, problem.toString()));
  }

  private static List<DefinitionFile> shipped() {
    return DefinitionFolder.shipped(Questionnaires.class.getClassLoader(), PART, "gate.yaml");
  }

  private static QuestionnaireReader.Result read(String where, List<DefinitionFile> files) {
    if (!files.isEmpty()) {
      return QuestionnaireReader.read(files);
    }
    Problems problems = new Problems();
    problems.add(
        "no-definitions",
        Place.file(where),
        "这里没有调查表（*.yaml）。请检查definitions.folder指向的文件夹。",
        "There are no questionnaires (*.yaml) here. Check the folder that definitions.folder names.");
    return new QuestionnaireReader.Result(List.of(), problems.list(), Map.of(), Map.of());
  }

  /** The faultless ones, the gate first, then by letter. */
  public List<Questionnaire> listAll() {
    return read.faultless();
  }

  /** A faultless questionnaire by its form id. */
  public Optional<Questionnaire> find(String id) {
    return read.faultless().stream().filter(q -> q.id().equals(id)).findFirst();
  }

  /**
   * A standard text as the files say; the shipped one where a folder of one's own has none or a
   * faulty one.
   */
  public StandardText standardText(StandardText.Id id) {
    StandardText own = read.texts().get(id);
    return own != null ? own : Shipped.TEXTS.get(id);
  }

  /** Every fault of every file. */
  public List<Problem> problems() {
    return read.problems();
  }

  /**
   * The texts by file name that read again to the same form with the same content hash: its own
   * file, the form it follows, and the shared lists and checks.
   *
   * @throws NoSuchElementException when no file defines the form
   */
  public Map<String, String> texts(String id) {
    List<DefinitionFile> files = read.sources().get(id);
    if (files == null) {
      throw new NoSuchElementException("no file defines the form " + id);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach(file -> texts.put(file.name(), file.text()));
    return texts;
  }
}
