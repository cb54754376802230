package org.orgstatus.questionnaire;

import java.util.Optional;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Functions;

/** Reads expressions and labels of a form and notes down which names they read. */
final class ExpressionReader {

  private final FormDraft draft;

  ExpressionReader(FormDraft draft) {
    this.draft = draft;
  }

  /** The expression behind a key; empty when there is none or it is faulty. */
  Optional<Expression> read(
      DefinitionMap map, String key, Written.Role role, String owner, String repeat) {
    return map.text(key, draft.problems).flatMap(text -> parse(text, role, owner, repeat));
  }

  Optional<Expression> parse(DefinitionText text, Written.Role role, String owner, String repeat) {
    Functions functions = role == Written.Role.CHECK ? Functions.CHECKS : Functions.ITEMS;
    Problems found = new Problems();
    Optional<Expression> expression = Expression.parse(text.text(), text.place(), functions, found);
    for (Problem problem : found.list()) {
      draft.problems.add(
          new Problem(problem.code(), placeIn(text, problem.place()), problem.message()));
    }
    expression.ifPresent(
        e -> {
          draft.written.add(Written.expression(role, owner, repeat, new Written.Parsed(e, text)));
          refuseSelf(e, text, role);
        });
    return expression;
  }

  /** The parser counts along one line; here the text may be folded over several. */
  private static Place placeIn(DefinitionText text, Place counted) {
    return text.at(Math.max(0, counted.column() - text.place().column()));
  }

  private void refuseSelf(Expression expression, DefinitionText text, Written.Role role) {
    if (expression.readsSelf() && role != Written.Role.CONSTRAINT) {
      draft.problems.add(
          "self-outside-constraint",
          text.place(),
          "“.”（本题的值）只能用在constraint里。请改成“${题名}”。",
          "'.' (the answer itself) has a meaning in a constraint only. Write '${name}'.");
    }
  }

  /** A label or a hint, which may show values. */
  Template template(DefinitionMap map, String key, String owner, String repeat) {
    Optional<DefinitionMap> both = map.map(key, draft.problems);
    if (both.isEmpty()) {
      return Template.EMPTY;
    }
    draft.written.add(
        Written.names(Written.Role.SHOWN, owner, repeat, Texts.shown(both.get(), draft.problems)));
    return new Template(both.get().asLocalText(key, draft.problems));
  }
}
