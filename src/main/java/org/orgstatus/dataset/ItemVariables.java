package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.Role;
import org.orgstatus.dataset.Variable.Type;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.ChoiceList;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Sensitivity;

/** The columns that the items of a form become. Notes and personal items become none. */
final class ItemVariables {

  /** The choice that says the respondent does not know. */
  static final String DONT_KNOW = "dk";

  private static final ValueLabel ATTACHED =
      new ValueLabel(Variable.GIVEN, LocalText.of("有附件", "Attached"));
  private static final ValueLabel SAID =
      new ValueLabel(Variable.GIVEN, LocalText.of("有记录", "Noted"));

  private ItemVariables() {}

  static List<Variable> of(Questionnaire form) {
    List<Variable> all = new ArrayList<>();
    form.items()
        .forEach(
            item -> {
              if (item instanceof Item.Repeat repeat) {
                repeat.questions().forEach(q -> of(form, q, repeat.name()).ifPresent(all::add));
              } else {
                of(form, (Item.Question) item, "").ifPresent(all::add);
              }
            });
    return all;
  }

  private static Optional<Variable> of(Questionnaire form, Item.Question question, String repeat) {
    if (question.type() == AnswerType.NOTE || question.sensitivity() == Sensitivity.P3) {
      return Optional.empty();
    }
    Type type = type(question);
    return Optional.of(
        new Variable(
            question.name(),
            question.label().text(),
            role(type),
            type,
            form.id(),
            repeat,
            isSaid(form, question, repeat) ? List.of(SAID) : values(question),
            reasons(question),
            question.sensitivity(),
            question.choices().map(ItemVariables::refersTo).orElse("")));
  }

  /**
   * Whether it is what somebody said to visitors, which is asked under a condition: consent. It can
   * be taken back until the coding is locked; data locks, which nobody can touch, take only that
   * something was said, and the codes.
   */
  private static boolean isSaid(Questionnaire form, Item.Question question, String repeat) {
    return form.unit() == Questionnaire.UnitKind.VISIT
        && !repeat.isEmpty()
        && question.type() == AnswerType.TEXT
        && question.sensitivity() == Sensitivity.P2
        && question.relevant().isPresent();
  }

  /** The kind of unit that a list is drawn from; empty for lists of the form's own. */
  private static String refersTo(ChoiceList list) {
    return switch (list.name()) {
      case "registry:institutions" -> UnitKind.INSTITUTION.code();
      case "registry:alliances" -> UnitKind.ALLIANCE.code();
      default -> "";
    };
  }

  private static Role role(Type type) {
    return type == Type.TEXT ? Role.TEXT : Role.MEASURE;
  }

  private static Type type(Item.Question question) {
    return switch (question.type()) {
      case SELECT_ONE -> Type.CHOICE;
      case SELECT_MULTIPLE -> Type.CHOICES;
      case INTEGER, DECIMAL -> Type.NUMBER;
      case DATE -> Type.DATE;
      case CALCULATE ->
          question.calculation().map(CalculatedType::of).orElse(false) ? Type.NUMBER : Type.TEXT;
      default -> Type.TEXT;
    };
  }

  /** Don't know is a reason for missing, not a value. */
  private static List<ValueLabel> values(Item.Question question) {
    if (question.type() == AnswerType.FILE) {
      return List.of(ATTACHED);
    }
    return question.choices().stream()
        .flatMap(list -> list.choices().stream())
        .filter(c -> !c.code().equals(DONT_KNOW))
        .map(ItemVariables::value)
        .toList();
  }

  private static ValueLabel value(Choice choice) {
    return new ValueLabel(choice.code(), choice.label());
  }

  private static Set<MissingReason> reasons(Item.Question question) {
    Set<MissingReason> reasons =
        EnumSet.of(
            MissingReason.NOT_APPLICABLE,
            MissingReason.NOT_ANSWERED,
            MissingReason.UNIT_NONRESPONSE);
    if (question.allowsNotAvailable()) {
      reasons.add(MissingReason.NOT_AVAILABLE);
    }
    if (question.choices().flatMap(ItemVariables::dontKnow).isPresent()) {
      reasons.add(MissingReason.DONT_KNOW);
    }
    return reasons;
  }

  private static Optional<Choice> dontKnow(ChoiceList list) {
    return list.find(DONT_KNOW);
  }
}
