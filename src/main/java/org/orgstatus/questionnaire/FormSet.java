package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;

/** The forms of one reading together: which follows which, and what must agree among them. */
final class FormSet {

  private final List<FormDraft> drafts;
  private final SharedDefinitions shared;
  private final Map<String, FormDraft> byId = new LinkedHashMap<>();

  FormSet(List<FormDraft> drafts, SharedDefinitions shared) {
    this.drafts = drafts;
    this.shared = shared;
    drafts.forEach(d -> byId.putIfAbsent(d.id(), d));
  }

  void check() {
    uniqueForms();
    uniqueChecks();
    for (FormDraft draft : drafts) {
      List<FormDraft> chain = chain(draft);
      NameCheck.check(chain);
      if (isComplete(chain)) {
        new ReferenceCheck(draft, chain, drafts).check();
      }
      new LoopCheck(draft).check();
      new ConstantCheck(draft).check();
      new CodeCheck(draft, chain, byId).check();
    }
    drafts.forEach(d -> d.spoiled |= chain(d).stream().anyMatch(c -> !c.isFaultless()));
  }

  /** Whether every form of the chain is there; otherwise names cannot be told from slips. */
  private boolean isComplete(List<FormDraft> chain) {
    return chain.get(0).form().follows().map(byId::containsKey).orElse(true);
  }

  /** The forms that are answered in one response up to this one, this one last. */
  private List<FormDraft> chain(FormDraft draft) {
    Set<FormDraft> chain = new LinkedHashSet<>();
    for (Optional<FormDraft> d = Optional.of(draft); d.isPresent() && chain.add(d.get()); ) {
      d = d.get().form().follows().map(byId::get);
    }
    List<FormDraft> inOrder = new ArrayList<>(chain);
    Collections.reverse(inOrder);
    return inOrder;
  }

  private void uniqueForms() {
    Map<String, Place> ids = new HashMap<>();
    Map<String, Place> letters = new HashMap<>();
    for (FormDraft draft : drafts) {
      Questionnaire form = draft.form();
      unique("form", form.id(), ids.putIfAbsent(form.id(), form.place()), draft);
      unique("letter", form.letter(), letters.putIfAbsent(form.letter(), form.place()), draft);
      form.follows().ifPresent(follows -> follows(draft, follows));
    }
  }

  private static void unique(String key, String value, Place first, FormDraft draft) {
    if (first != null && !value.isEmpty()) {
      draft.problems.add(
          "duplicate-form",
          draft.form().place(),
          key + "“" + value + "”在" + first.file() + "中已用。请改名，或删去多余的文件。",
          "The "
              + key
              + " '"
              + value
              + "' is already used in "
              + first.file()
              + ". Change it, or delete the file that is too many.");
    }
  }

  private void follows(FormDraft draft, String follows) {
    Place place = draft.followsAt.orElseThrow().place();
    if (!byId.containsKey(follows) && shared.isUnreadable()) {
      draft.spoiled = true;
    } else if (!byId.containsKey(follows)) {
      String nearest = NearestWord.to(follows, byId.keySet()).orElse("");
      String all = String.join(", ", byId.keySet());
      draft.problems.add(
          "unknown-form",
          place,
          "没有调查表“" + follows + "”。" + NearestWord.hintZh(nearest, "现有：" + all + "。"),
          "There is no form '"
              + follows
              + "'. "
              + NearestWord.hintEn(nearest, "Known: " + all + "."));
    } else if (byId.get(follows).form().follows().isPresent()) {
      draft.problems.add(
          "follows-loop",
          place,
          "“" + follows + "”自己也接在别的表之后。一份答卷至多两张表，请改follows。",
          "'"
              + follows
              + "' itself follows a form. A response has two forms at most; change 'follows'.");
    }
  }

  private void uniqueChecks() {
    Map<String, Place> seen = new HashMap<>();
    for (FormDraft draft : drafts) {
      for (SoftCheck check : draft.form().softChecks()) {
        Place first = seen.putIfAbsent(check.id(), check.place());
        if (first != null && !first.equals(check.place())) {
          draft.problems.add(
              "duplicate-check",
              check.place(),
              "检查编号“" + check.id() + "”在" + first + "已用。请换编号。",
              "The check '" + check.id() + "' already stands at " + first + ". Renumber it.");
        }
      }
    }
  }

  QuestionnaireReader.Result result(Problems unreadable, Map<StandardText.Id, StandardText> texts) {
    Set<Problem> all = new LinkedHashSet<>(unreadable.list());
    Map<String, List<DefinitionFile>> sources = new LinkedHashMap<>();
    List<Questionnaire> faultless = new ArrayList<>();
    for (FormDraft draft : drafts) {
      all.addAll(draft.problems.list());
      List<DefinitionFile> needed = sources(draft);
      sources.putIfAbsent(draft.id(), needed);
      if (draft.isFaultless()) {
        faultless.add(draft.form().withContentHash(DefinitionFile.contentHash(needed)));
      }
    }
    faultless.sort(
        Comparator.comparing((Questionnaire q) -> !q.id().equals("gate"))
            .thenComparing(Questionnaire::letter));
    Problems problems = new Problems();
    all.forEach(problems::add);
    return new QuestionnaireReader.Result(faultless, problems.list(), sources, texts);
  }

  private List<DefinitionFile> sources(FormDraft draft) {
    List<DefinitionFile> files = new ArrayList<>(shared.files());
    chain(draft).forEach(d -> files.add(d.file));
    files.sort(Comparator.comparing(DefinitionFile::name));
    return List.copyOf(files);
  }
}
