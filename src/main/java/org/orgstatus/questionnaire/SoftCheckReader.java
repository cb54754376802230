package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.expression.Expression;

/** Reads soft checks, which stand beside the first item they concern or at the top of a file. */
final class SoftCheckReader {

  private static final Set<String> KEYS = Set.of("id", "items", "warn_when", "shown_to", "message");

  private final FormDraft draft;
  private final ExpressionReader expressions;

  SoftCheckReader(FormDraft draft, ExpressionReader expressions) {
    this.draft = draft;
    this.expressions = expressions;
  }

  /**
   * @param beside the item under which they stand
   * @param repeat the repeat around that item; empty outside
   */
  void all(List<DefinitionMap> maps, Optional<String> beside, String repeat) {
    for (DefinitionMap map : maps) {
      one(map, beside, repeat);
    }
  }

  private void one(DefinitionMap map, Optional<String> beside, String repeat) {
    map.only(KEYS, draft.problems);
    map.require(List.of("id", "warn_when", "shown_to", "message"), draft.problems);
    Optional<DefinitionText> id = map.text("id", draft.problems);
    String name = id.map(DefinitionText::text).orElse("");
    List<String> items = new ArrayList<>();
    beside.ifPresent(items::add);
    List<DefinitionText> others = map.texts("items", draft.problems);
    others.forEach(t -> items.add(t.text()));
    draft.written.add(
        Written.names(
            Written.Role.CHECK,
            name,
            repeat,
            others.stream().map(t -> new Written.Reading(t.text(), t.place())).toList()));
    Optional<Expression> warnWhen =
        expressions.read(map, "warn_when", Written.Role.CHECK, name, repeat);
    boolean toFiller =
        map.text("shown_to", draft.problems)
            .flatMap(t -> Vocabulary.SHOWN_TO.read(t, draft.problems))
            .orElse(true);
    LocalText message =
        map.map("message", draft.problems)
            .map(both -> Texts.plain("message", both, draft.problems))
            .orElse(LocalText.EMPTY);
    warnWhen.ifPresent(
        e -> draft.checks.add(new SoftCheck(name, items, e, toFiller, message, map.placeOf("id"))));
  }
}
