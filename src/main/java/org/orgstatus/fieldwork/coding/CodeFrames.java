package org.orgstatus.fieldwork.coding;

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
 * The coding frame, as the file {@code analysis/codes.yaml} says when the server starts. A fault
 * never stops the start: it is logged and shown to the administrator.
 */
@ApplicationScoped
public class CodeFrames {

  private static final Logger LOG = System.getLogger(CodeFrames.class.getName());
  private static final String PART = "analysis";
  private static final String FILE = "codes.yaml";

  @Inject
  @ConfigProperty(name = "definitions.folder")
  private Optional<String> folder = Optional.empty();

  private CodeFrame frame = CodeFrame.NONE;
  private List<Problem> problems = List.of();

  protected CodeFrames() {} // for CDI

  /** The frame in a folder, without a server; the folder holds {@code analysis/}. */
  public static CodeFrames of(Path folder) {
    CodeFrames frames = new CodeFrames();
    frames.folder = Optional.of(folder.toString());
    frames.load();
    return frames;
  }

  @PostConstruct
  void load() {
    CodeFrameReader.Result read =
        DefinitionFolder.find(folder, CodeFrames.class.getClassLoader(), PART, FILE)
            .map(CodeFrameReader::read)
            .orElseGet(CodeFrames::missing);
    frame = read.frame();
    problems = read.problems();
    LOG.log(Level.INFO, "{0} codes", frame.codes().size());
    problems.forEach(problem -> LOG.log(Level.WARNING, problem.toString()));
  }

  private static CodeFrameReader.Result missing() {
    Problems problems = new Problems();
    problems.add(
        "no-codes",
        Place.file(PART + "/" + FILE),
        "没有这个文件，访谈和开放题无法编码。请把随程序提供的文件放进来。",
        "The file is missing, so interviews and open answers cannot be coded. Put the shipped one"
            + " in.");
    return new CodeFrameReader.Result(CodeFrame.NONE, problems.list());
  }

  public CodeFrame get() {
    return frame;
  }

  /** Every fault of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
