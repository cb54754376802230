package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;

/**
 * Reads definition files into questionnaires and reports every fault of every file at once. A file
 * with the key {@code form} is a form, one with the key {@code texts} holds the standard texts; any
 * other holds what several forms use: {@code choices} and {@code checks}.
 *
 * <p>A form is faultless when nothing is wrong in its own file, in the shared lists and checks that
 * it uses, and in the form that it follows. A fault in one form leaves the others alone.
 */
public final class QuestionnaireReader {

  private QuestionnaireReader() {}

  /**
   * What a reading gave.
   *
   * @param faultless in the order of their letters on paper, the gate first
   * @param problems of all files, by file and line
   * @param sources for each form id, also of faulty forms, the files needed to read it again
   * @param texts the faultless standard texts; they are no part of any form
   */
  public record Result(
      List<Questionnaire> faultless,
      List<Problem> problems,
      Map<String, List<DefinitionFile>> sources,
      Map<StandardText.Id, StandardText> texts) {

    public Result {
      faultless = List.copyOf(faultless);
      problems = List.copyOf(problems);
      sources = Map.copyOf(sources);
      texts = Map.copyOf(texts);
    }
  }

  /** Reads the text of each file, by name; stored copies are read this way. */
  public static Result read(Map<String, String> texts) {
    List<DefinitionFile> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(DefinitionFile.of(name, text)));
    return read(files);
  }

  public static Result read(List<DefinitionFile> files) {
    SharedDefinitions shared = new SharedDefinitions();
    Map<DefinitionFile, FormDraft> drafts = new LinkedHashMap<>();
    Problems unreadable = new Problems();
    List<DefinitionFile> texts = new ArrayList<>();
    for (DefinitionFile file : files) {
      if (file.root().isPresent() && file.root().get().has("form")) {
        drafts.put(file, new FormDraft(file));
      } else if (StandardTextReader.isFile(file)) {
        texts.add(file);
      } else {
        shared.add(file, unreadable);
      }
    }
    drafts.values().forEach(draft -> new FormReader(draft, shared).read());
    FormSet forms = new FormSet(List.copyOf(drafts.values()), shared);
    forms.check();
    return forms.result(unreadable, StandardTextReader.read(texts, unreadable));
  }
}
