package org.orgstatus.findings;

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

/**
 * The words that compare, as the file {@code analysis/words.yaml} says when the server starts. A
 * fault never stops the start: it is logged and shown to the administrator.
 */
@ApplicationScoped
public class Words {

  private static final Logger LOG = System.getLogger(Words.class.getName());
  private static final String PART = "analysis";
  private static final String FILE = "words.yaml";

  @Inject
  @ConfigProperty(name = "definitions.folder")
  private Optional<String> folder = Optional.empty();

  private ComparingWords words = ComparingWords.NONE;
  private List<Problem> problems = List.of();

  protected Words() {} // for CDI

  /** The words in a folder, without a server; the folder holds {@code analysis/}. */
  static Words of(Path folder) {
    Words words = new Words();
    words.folder = Optional.of(folder.toString());
    words.load();
    return words;
  }

  @PostConstruct
  void load() {
    WordReader.Result read =
        DefinitionFolder.find(folder, Words.class.getClassLoader(), PART, FILE)
            .map(WordReader::read)
            .orElseGet(Words::missing);
    words = read.words();
    problems = read.problems();
    LOG.log(Level.INFO, "{0} comparing words", words.words().size());
    problems.forEach(problem -> LOG.log(Level.WARNING, problem.toString()));
  }

  private static WordReader.Result missing() {
    Problems problems = new Problems();
    problems.add(
        "no-words",
        Place.file(PART + "/" + FILE),
        "没有这个文件，结论里的比较用词无法核对。请把随程序提供的文件放进来。",
        "The file is missing, so the comparing words of findings cannot be checked. Put the shipped"
            + " one in.");
    return new WordReader.Result(ComparingWords.NONE, problems.list());
  }

  ComparingWords all() {
    return words;
  }

  /**
   * A word as people are told of it.
   *
   * @param claim what it claims, as the file writes it
   * @param than the percentage that it compares with; empty where it compares two numbers
   */
  public record Listed(String claim, String than, List<String> zh, List<String> en) {
    public Listed {
      zh = List.copyOf(zh);
      en = List.copyOf(en);
    }
  }

  /** The words that are checked, in the order of the file. */
  public List<Listed> list() {
    return words.words().stream()
        .map(
            word ->
                new Listed(
                    word.claim().word(),
                    word.than().map(than -> than.toPlainString() + "%").orElse(""),
                    word.zh(),
                    word.en()))
        .toList();
  }

  /** Every fault of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
