package org.orgstatus.fieldwork.contradiction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Functions;

/**
 * Reads {@code analysis/contradictions.yaml} and reports all its faults; a faulty rule is left out.
 */
final class ContradictionReader {

  private static final Set<String> RULE = Set.of("id", "answered", "seen", "when", "text");

  private final Problems problems = new Problems();
  private final Map<String, Place> ids = new HashMap<>();
  private final Set<String> answers;
  private final Set<String> observations;

  private ContradictionReader(Collection<Questionnaire> forms) {
    this.answers = names(forms, Questionnaire.UnitKind.ALLIANCE);
    this.observations = names(forms, Questionnaire.UnitKind.VISIT);
  }

  /** What a reading gave. */
  record Result(List<ContradictionRule> rules, List<Problem> problems) {
    Result {
      rules = List.copyOf(rules);
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param forms of which the rules compare the items
   */
  static Result read(DefinitionFile file, Collection<Questionnaire> forms) {
    ContradictionReader reader = new ContradictionReader(forms);
    file.problems().forEach(reader.problems::add);
    List<ContradictionRule> rules = file.root().map(reader::rules).orElse(List.of());
    return new Result(rules, reader.problems.list());
  }

  /** Items with one answer a sheet: those inside a repeat have many, or none. */
  private static Set<String> names(Collection<Questionnaire> forms, Questionnaire.UnitKind unit) {
    Set<String> names = new TreeSet<>();
    forms.stream()
        .filter(form -> form.unit() == unit)
        .flatMap(Questionnaire::items)
        .filter(Item.Question.class::isInstance)
        .forEach(item -> names.add(item.name()));
    return names;
  }

  private List<ContradictionRule> rules(DefinitionMap root) {
    root.only(Set.of("contradictions"), problems);
    root.require(List.of("contradictions"), problems);
    List<ContradictionRule> rules = new ArrayList<>();
    root.maps("contradictions", problems).forEach(map -> rule(map).ifPresent(rules::add));
    return rules;
  }

  private Optional<ContradictionRule> rule(DefinitionMap map) {
    int before = problems.count();
    map.only(RULE, problems);
    map.require(List.of("id", "answered", "seen", "when", "text"), problems);
    Optional<DefinitionText> id = map.text("id", problems);
    id.ifPresent(this::once);
    Optional<DefinitionText> answered = map.text("answered", problems);
    answered.ifPresent(name -> known(name.text(), name.place(), answers));
    Optional<DefinitionText> seen = map.text("seen", problems);
    seen.ifPresent(name -> known(name.text(), name.place(), observations));
    Optional<Expression> when = map.text("when", problems).flatMap(this::expression);
    LocalText text = map.localText("text", problems).orElse(LocalText.EMPTY);
    if (problems.count() > before || id.isEmpty() || when.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ContradictionRule(
            id.get().text(),
            answered.orElseThrow().text(),
            seen.orElseThrow().text(),
            when.get(),
            text,
            map.place()));
  }

  private void once(DefinitionText id) {
    if (!id.text().matches("[A-Za-z0-9-]{1,20}")) {
      problems.add(
          "bad-id",
          id.place(),
          "编号“" + id.text() + "”不合规定：用1到20个字母、数字或连字符，如 K01。",
          "The id '"
              + id.text()
              + "' does not fit: 1 to 20 letters, digits or hyphens, for example K01.");
    }
    Place first = ids.putIfAbsent(id.text(), id.place());
    if (first != null) {
      problems.add(
          "duplicate-id",
          id.place(),
          "编号“" + id.text() + "”已经用过（" + first + "），请换一个。",
          "The id '" + id.text() + "' is taken (" + first + "); choose another.");
    }
  }

  private Optional<Expression> expression(DefinitionText text) {
    Problems found = new Problems();
    Optional<Expression> expression =
        Expression.parse(text.text(), text.place(), Functions.ITEMS, found);
    for (Problem problem : found.list()) {
      problems.add(new Problem(problem.code(), placeIn(text, problem.place()), problem.message()));
    }
    Set<String> both = new TreeSet<>(answers);
    both.addAll(observations);
    expression.ifPresent(
        e -> {
          e.references().forEach(name -> known(name, placeIn(text, e.placeOf(name)), both));
          if (e.readsSelf() || !e.calls().isEmpty()) {
            problems.add(
                "not-of-the-sheets",
                text.place(),
                "条件只能用两份表里的题（${题名}），不能用“.”和要问服务器的函数。",
                "The condition may read items of the two sheets (${name}) only: neither '.' nor"
                    + " functions that ask the server.");
          }
        });
    return expression;
  }

  /** The parser counts along one line; here the text may be folded over several. */
  private static Place placeIn(DefinitionText text, Place counted) {
    return text.at(Math.max(0, counted.column() - text.place().column()));
  }

  private void known(String name, Place place, Set<String> names) {
    if (!names.contains(name)) {
      String nearest = NearestWord.to(name, names).orElse("");
      problems.add(
          "unknown-item",
          place,
          "没有“" + name + "”这一题。" + NearestWord.hintZh(nearest, "请写联盟问卷或走访记录中的题名。"),
          "There is no item '"
              + name
              + "' here. "
              + NearestWord.hintEn(
                  nearest, "Name an item of the alliance's form or of the visit."));
    }
  }
}
