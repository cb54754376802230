package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.expression.Expression;

/** Reads one question, calculation or note. */
final class QuestionReader {

  /** Appearances and the types that have them. */
  private static final Map<String, AnswerType> APPEARANCES =
      Map.of("multiline", AnswerType.TEXT, "month-year", AnswerType.DATE);

  private final FormDraft draft;
  private final Problems problems;
  private final SharedDefinitions shared;
  private final ExpressionReader expressions;

  QuestionReader(FormDraft draft, SharedDefinitions shared, ExpressionReader expressions) {
    this.draft = draft;
    this.problems = draft.problems;
    this.shared = shared;
    this.expressions = expressions;
  }

  Item.Question read(DefinitionMap map, String name, String repeat) {
    map.require(List.of("no", "type", "label"), problems);
    Optional<DefinitionText> typeText = map.text("type", problems);
    Optional<AnswerType> known = typeText.flatMap(t -> ItemType.answerType(t, problems));
    AnswerType type = known.orElse(AnswerType.TEXT);
    if (known.isPresent()) {
      ItemType.of(type).keys(map, problems);
    }
    if (type == AnswerType.CALCULATE) {
      map.require(List.of("calculation"), problems);
    }
    return new Item.Question(
        name,
        number(map),
        type,
        known.isPresent() ? choices(typeText.orElseThrow(), type) : Optional.empty(),
        expressions.template(map, "label", name, repeat),
        expressions.template(map, "hint", name, repeat),
        unit(map, type),
        yes(map, "required"),
        expressions.read(map, "relevant", Written.Role.RELEVANT, name, repeat),
        constraint(map, name, repeat),
        expressions.read(map, "calculation", Written.Role.CALCULATION, name, repeat),
        expressions.read(map, "default", Written.Role.DEFAULT, name, repeat),
        yes(map, "stock"),
        appearance(map, type),
        indicators(map),
        map.text("sensitivity", problems)
            .flatMap(t -> Vocabulary.SENSITIVITY.read(t, problems))
            .orElse(Sensitivity.P1),
        map.placeOf("name"));
  }

  private Optional<LocalText> unit(DefinitionMap map, AnswerType type) {
    if (map.has("unit") && !type.isNumber()) {
      problems.add(
          "unit-without-number",
          map.placeOf("unit"),
          "类型为“" + type.word() + "”的题没有单位。请删去unit，或改用integer、decimal。",
          "An item of type '"
              + type.word()
              + "' counts nothing. Delete 'unit', or take integer or decimal.");
    }
    return map.map("unit", problems).map(both -> Texts.plain("unit", both, problems));
  }

  private boolean yes(DefinitionMap map, String key) {
    return map.text(key, problems)
        .flatMap(text -> Vocabulary.YES_NO.read(text, problems))
        .orElse(false);
  }

  String number(DefinitionMap map) {
    return map.text("no", problems).map(DefinitionText::text).orElse("");
  }

  private Optional<ChoiceList> choices(DefinitionText text, AnswerType type) {
    String list = text.text().substring(type.word().length()).strip();
    if (type.hasChoices() ? list.isEmpty() : !list.isEmpty() && type != AnswerType.CALCULATE) {
      problems.add(
          "list-for-type",
          text.place(),
          type.hasChoices()
              ? "“" + type.word() + "”后面要写选项表，例如“" + type.word() + " yes_no”。"
              : "“" + type.word() + "”后面不能有“" + list + "”。请删去。",
          type.hasChoices()
              ? "'" + type.word() + "' wants a list, for example '" + type.word() + " yes_no'."
              : "'" + type.word() + "' takes no list. Delete '" + list + "'.");
      return Optional.empty();
    }
    return list.isEmpty() ? Optional.empty() : list(list, text);
  }

  private Optional<ChoiceList> list(String name, DefinitionText text) {
    if (SharedDefinitions.REGISTER_LISTS.contains(name)) {
      return Optional.of(
          draft.lists.computeIfAbsent(name, n -> new ChoiceList(n, List.of(), text.place())));
    }
    ChoiceList own = draft.lists.get(name);
    ChoiceList common = shared.lists().get(name);
    if (own != null) {
      return Optional.of(own);
    }
    if (common != null) {
      draft.spoiled |= shared.isFaulty(name);
      draft.lists.put(name, common);
      return Optional.of(common);
    }
    if (shared.isUnreadable()) {
      draft.spoiled = true;
    } else {
      unknownList(name, text);
    }
    return Optional.empty();
  }

  private void unknownList(String name, DefinitionText text) {
    Set<String> all = new TreeSet<>(shared.lists().keySet());
    all.addAll(draft.lists.keySet());
    all.addAll(SharedDefinitions.REGISTER_LISTS);
    String nearest = NearestWord.to(name, all).orElse("");
    problems.add(
        "unknown-list",
        text.at(text.text().indexOf(name)),
        "没有选项表“" + name + "”。" + NearestWord.hintZh(nearest, "请在choices下补上。"),
        "There is no list '"
            + name
            + "'. "
            + NearestWord.hintEn(nearest, "Define it under 'choices'."));
  }

  private Optional<Item.Constraint> constraint(DefinitionMap map, String name, String repeat) {
    Optional<Expression> condition =
        expressions.read(map, "constraint", Written.Role.CONSTRAINT, name, repeat);
    Optional<LocalText> message =
        map.map("constraint_message", problems)
            .map(both -> Texts.plain("constraint_message", both, problems));
    if (map.has("constraint") && !map.has("constraint_message")) {
      problems.add(
          "constraint-without-message",
          map.placeOf("constraint"),
          "有constraint却没有constraint_message。请写明填错时显示的话。",
          "The constraint has no constraint_message. Write what to say when it fails.");
    }
    if (map.has("constraint_message") && !map.has("constraint")) {
      problems.add(
          "message-without-constraint",
          map.placeOf("constraint_message"),
          "有constraint_message却没有constraint。请补上条件，或删去这句话。",
          "The constraint_message has no constraint. Add the condition or delete the message.");
    }
    return condition.map(c -> new Item.Constraint(c, message.orElse(LocalText.EMPTY)));
  }

  private String appearance(DefinitionMap map, AnswerType type) {
    Optional<DefinitionText> text = map.text("appearance", problems);
    if (text.isPresent() && APPEARANCES.get(text.get().text()) != type) {
      problems.add(
          "unknown-appearance",
          text.get().place(),
          "题型“" + type.word() + "”没有“" + text.get() + "”这种样式。可用：text的multiline，date的month-year。",
          "Type '"
              + type.word()
              + "' has no appearance '"
              + text.get()
              + "'. Known: multiline for text, month-year for date.");
    }
    return text.map(DefinitionText::text).orElse("");
  }

  private List<String> indicators(DefinitionMap map) {
    List<String> ids = new ArrayList<>();
    for (DefinitionText id : map.texts("indicators", problems)) {
      ids.add(id.text());
      if (!id.text().matches("[A-Z]{3}-P?[0-9]{2}")) {
        problems.add(
            "bad-indicator",
            id.place(),
            "“" + id + "”不像指标编号。请写成COV-01或OPM-P04这样。",
            "'" + id + "' is no indicator id. Write it like COV-01 or OPM-P04.");
      }
    }
    return ids;
  }
}
