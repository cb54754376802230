package org.orgstatus.questionnaire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Call;
import org.orgstatus.questionnaire.expression.Node;
import org.orgstatus.questionnaire.expression.Value;

/** Constants that are compared with answers must be such as the answers can be. */
final class CodeCheck {

  private final FormDraft draft;
  private final Map<String, FormDraft> forms;
  private final Map<String, Item.Question> questions = new HashMap<>();

  CodeCheck(FormDraft draft, List<FormDraft> chain, Map<String, FormDraft> forms) {
    this.draft = draft;
    this.forms = forms;
    chain.forEach(f -> f.form().questions().forEach(q -> questions.putIfAbsent(q.name(), q)));
  }

  void check() {
    for (Written written : draft.written) {
      written.parsed().ifPresent(parsed -> check(written, parsed));
    }
  }

  private void check(Written written, Written.Parsed parsed) {
    visit(parsed.expression().root(), written, parsed);
    parsed.expression().calls().forEach(call -> otherForm(call, parsed));
  }

  private void visit(Node node, Written written, Written.Parsed parsed) {
    if (node instanceof Node.Comparison c) {
      compared(c, c.left(), c.right(), written, parsed);
      compared(c, c.right(), c.left(), written, parsed);
    } else if (node instanceof Node.Invocation call
        && call.function().equals("selected")
        && call.arguments().size() == 2) {
      Optional<Item.Question> question = question(call.arguments().get(0), written);
      text(call.arguments().get(1))
          .ifPresent(
              code -> question.ifPresent(q -> code(q, code, call.arguments().get(1), parsed)));
    }
    node.children().forEach(child -> visit(child, written, parsed));
  }

  private void compared(
      Node.Comparison comparison,
      Node read,
      Node constant,
      Written written,
      Written.Parsed parsed) {
    Optional<Item.Question> question = question(read, written);
    Optional<String> text = text(constant);
    if (question.isEmpty() || text.isEmpty() || text.get().isEmpty()) {
      return;
    }
    Item.Question q = question.get();
    if (q.type().hasChoices()) {
      code(q, text.get(), constant, parsed);
    } else if (q.type().isNumber() && !text.get().matches("-?[0-9]+([.][0-9]+)?")
        || q.type() == AnswerType.DATE && !text.get().matches("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")) {
      mismatch(q, text.get(), parsed.at(comparison.place()));
    }
  }

  private Optional<Item.Question> question(Node node, Written written) {
    if (node instanceof Node.Read read) {
      return Optional.ofNullable(questions.get(read.name()));
    }
    return node instanceof Node.Self
        ? Optional.ofNullable(questions.get(written.owner()))
        : Optional.empty();
  }

  private static Optional<String> text(Node node) {
    return node instanceof Node.Constant constant && constant.value() instanceof Value.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private void code(Item.Question question, String code, Node constant, Written.Parsed parsed) {
    question
        .choices()
        .filter(list -> !list.isFromRegister() && list.find(code).isEmpty())
        .ifPresent(list -> unknownCode(list, code, parsed.at(constant.place())));
  }

  private void unknownCode(ChoiceList list, String code, Place place) {
    List<String> known = list.choices().stream().map(Choice::code).toList();
    String nearest = NearestWord.to(code, known).orElse("");
    String all = String.join(", ", known);
    draft.problems.add(
        "unknown-code",
        place,
        "选项表“"
            + list.name()
            + "”没有代码“"
            + code
            + "”。"
            + NearestWord.hintZh(nearest, "现有：" + all + "。"),
        "The list '"
            + list.name()
            + "' has no code '"
            + code
            + "'. "
            + NearestWord.hintEn(nearest, "Known: " + all + "."));
  }

  private void mismatch(Item.Question question, String text, Place place) {
    String type = question.type().word();
    draft.problems.add(
        "type-mismatch",
        place,
        "“" + question.name() + "”是" + type + "，不能与文字“" + text + "”比较。请改成数或日期。",
        "'"
            + question.name()
            + "' is of type "
            + type
            + " and never equals the text '"
            + text
            + "'. Compare it with a number or a date.");
  }

  /**
   * An item of another form must be there. Whether that form is read along is another matter: a
   * stored copy holds only what one form needs.
   */
  private void otherForm(Call call, Written.Parsed parsed) {
    if (!call.function().equals("other-form") || call.arguments().size() != 2) {
      return;
    }
    Optional.ofNullable(forms.get(call.arguments().get(0)))
        .map(FormDraft::form)
        .filter(f -> f.questions().noneMatch(q -> q.name().equals(call.arguments().get(1))))
        .ifPresent(f -> unknownItem(f, call.arguments().get(1), parsed.at(call.place())));
  }

  private void unknownItem(Questionnaire form, String name, Place place) {
    List<String> known = form.questions().map(Item.Question::name).toList();
    String nearest = NearestWord.to(name, known).orElse("");
    draft.problems.add(
        "unknown-reference",
        place,
        "调查表“" + form.id() + "”没有题名“" + name + "”。" + NearestWord.hintZh(nearest, "请检查拼写。"),
        "The form '"
            + form.id()
            + "' has no item '"
            + name
            + "'. "
            + NearestWord.hintEn(nearest, "Check the spelling."));
  }
}
