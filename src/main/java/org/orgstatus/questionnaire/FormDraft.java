package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.Problems;

/** A form while it is read: what it became so far, and what is wrong with it. */
final class FormDraft {

  final DefinitionFile file;
  final Problems problems = new Problems();
  final List<Written> written = new ArrayList<>();
  final Map<String, ChoiceList> lists = new LinkedHashMap<>();
  final List<SoftCheck> checks = new ArrayList<>();

  /** Where it names the form it follows. */
  Optional<DefinitionText> followsAt = Optional.empty();

  /** Set when something it uses, but does not hold itself, is faulty. */
  boolean spoiled;

  private @Nullable Questionnaire questionnaire;

  FormDraft(DefinitionFile file) {
    this.file = file;
    file.problems().forEach(problems::add);
  }

  void become(Questionnaire read) {
    questionnaire = read;
  }

  /** As far as it could be read; what is faulty is left out or replaced by something harmless. */
  Questionnaire form() {
    if (questionnaire == null) {
      throw new IllegalStateException(file.name() + " has not been read");
    }
    return questionnaire;
  }

  String id() {
    return form().id();
  }

  boolean isFaultless() {
    return problems.isEmpty() && !spoiled;
  }
}
