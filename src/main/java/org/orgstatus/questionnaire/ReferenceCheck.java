package org.orgstatus.questionnaire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;

/** Every name that is read must be one that can be seen from where it is read. */
final class ReferenceCheck {

  /** Something with a name, and the repeat around it (empty outside). */
  private record Named(Item item, String repeat, FormDraft form) {}

  private final FormDraft draft;
  private final List<FormDraft> chain;
  private final List<FormDraft> others;
  private final Map<String, Named> visible = new HashMap<>();

  ReferenceCheck(FormDraft draft, List<FormDraft> chain, List<FormDraft> all) {
    this.draft = draft;
    this.chain = chain;
    this.others = all;
    chain.forEach(form -> named(form, visible));
  }

  private static void named(FormDraft form, Map<String, Named> into) {
    for (Item item : form.form().items().toList()) {
      into.putIfAbsent(item.name(), new Named(item, "", form));
      if (item instanceof Item.Repeat repeat) {
        repeat
            .questions()
            .forEach(q -> into.putIfAbsent(q.name(), new Named(q, item.name(), form)));
      }
    }
  }

  void check() {
    for (Written written : draft.written) {
      for (Written.Reading reading : written.readings()) {
        check(written, reading);
      }
    }
  }

  private void check(Written written, Written.Reading reading) {
    Named target = visible.get(reading.name());
    if (target == null || written.role() == Written.Role.WHEN && target.form() == draft) {
      unknown(reading);
    } else if (!target.repeat().isEmpty() && !target.repeat().equals(written.repeat())) {
      intoRepeat(reading, target.repeat());
    } else if (target.item() instanceof Item.Repeat && written.role() != Written.Role.CHECK
        || target.item() instanceof Item.Question q && q.type() == AnswerType.NOTE) {
      withoutValue(reading);
    }
  }

  private void unknown(Written.Reading reading) {
    Optional<FormDraft> elsewhere =
        others.stream()
            .filter(form -> !chain.contains(form) || form == draft)
            .filter(form -> NameCheck.all(form).anyMatch(i -> i.name().equals(reading.name())))
            .findFirst();
    String name = reading.name();
    if (elsewhere.isPresent()) {
      Place other = elsewhere.get().form().place();
      draft.problems.add(
          "reference-to-other-form",
          reading.place(),
          "“" + name + "”在" + other.file() + "中，从这里读不到。只能读本表和follows所指的表。",
          "'"
              + name
              + "' stands in "
              + other.file()
              + " and cannot be read from here: only this form and the one it follows.");
      return;
    }
    String nearest = NearestWord.to(name, visible.keySet()).orElse("");
    draft.problems.add(
        "unknown-reference",
        reading.place(),
        "没有题名“" + name + "”。" + NearestWord.hintZh(nearest, "请检查拼写。"),
        "There is no item '" + name + "'. " + NearestWord.hintEn(nearest, "Check the spelling."));
  }

  private void intoRepeat(Written.Reading reading, String repeat) {
    draft.problems.add(
        "reference-into-repeat",
        reading.place(),
        "“" + reading.name() + "”在重复组“" + repeat + "”里，每行一个值，组外不能读。",
        "'"
            + reading.name()
            + "' stands in the repeat '"
            + repeat
            + "' and has a value in every row: it cannot be read from outside.");
  }

  private void withoutValue(Written.Reading reading) {
    draft.problems.add(
        "reference-without-value",
        reading.place(),
        "“" + reading.name() + "”是说明或重复组，没有值。请改读别的题。",
        "'" + reading.name() + "' is a note or a repeat and has no value. Read another item.");
  }
}
