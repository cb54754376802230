package org.orgstatus.web.respond;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Language;
import org.orgstatus.collection.PrefillSource;
import org.orgstatus.export.form.AnswerText;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.ChoiceList;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.Template;

/**
 * A question as a page shows it.
 *
 * @param labelTemplate the label with its {@code ${name}} parts, where it has any; else empty
 * @param text the answer as typed, or as a read-only line shows it
 * @param message what is wrong with the answer; empty when nothing is
 * @param constraintMessage what to say when the constraint fails
 * @param revision of the answer, the basis of the next change
 * @param takesPages whether photographs of pages may be joined into the file
 * @param prefilled where the answer was taken over from, as long as nobody has touched it
 */
public record QuestionView(
    String path,
    String name,
    String number,
    String type,
    String label,
    String labelTemplate,
    String hint,
    String hintTemplate,
    boolean required,
    boolean personal,
    boolean asked,
    List<ChoiceView> choices,
    String registerList,
    String text,
    boolean allowsNotAvailable,
    boolean notAvailable,
    boolean multiline,
    boolean month,
    Optional<AnswerValue.Attached> file,
    String message,
    String constraintMessage,
    long revision,
    boolean takesPages,
    Optional<PrefillSource> prefilled) {

  public QuestionView {
    choices = List.copyOf(choices);
  }

  /** One choice; ticked where it is part of the answer. */
  public record ChoiceView(String code, String label, boolean ticked) {}

  static QuestionView of(
      Filling filling,
      Routing.Node node,
      ItemPath path,
      Language language,
      long revision,
      Optional<PrefillSource> prefilled,
      boolean withMessages) {
    Item.Question question = (Item.Question) node.item();
    AnswerValue shown = filling.sheet().get(path);
    AnswerValue value = question.type() == AnswerType.CALCULATE ? filling.value(path) : shown;
    return new QuestionView(
        path.toString(),
        question.name(),
        question.number(),
        question.type().word(),
        filling.show(question.label(), language, path),
        template(question.label(), language),
        filling.show(question.hint(), language, path),
        template(question.hint(), language),
        question.required(),
        question.sensitivity() == Sensitivity.P3,
        filling.isAsked(path),
        choices(question, value, language),
        question.choices().filter(ChoiceList::isFromRegister).map(ChoiceList::name).orElse(""),
        question.type() == AnswerType.CALCULATE
            ? value.isGiven() ? AnswerText.of(question, value, language) : ""
            : text(value),
        question.allowsNotAvailable(),
        value.equals(AnswerValue.NOT_AVAILABLE),
        question.appearance().equals("multiline"),
        question.isMonth(),
        value instanceof AnswerValue.Attached file ? Optional.of(file) : Optional.empty(),
        withMessages ? filling.fault(node, path).map(f -> f.message().in(language)).orElse("") : "",
        question.constraint().map(c -> c.message().in(language)).orElse(""),
        revision,
        takesPages(question),
        prefilled);
  }

  /** Whether photographs of pages, joined into one PDF, may be the answer. */
  private static boolean takesPages(Item.Question question) {
    return question.type() == AnswerType.FILE
        && question
            .constraint()
            .filter(c -> c.condition().text().matches("(?s).*file-ext\\([^)]*\\bpdf\\b.*"))
            .isPresent();
  }

  private static String template(Template template, Language language) {
    return template.references().isEmpty() ? "" : template.text().in(language);
  }

  private static List<ChoiceView> choices(
      Item.Question question, AnswerValue value, Language language) {
    Set<String> ticked =
        value instanceof AnswerValue.Chosen one
            ? Set.of(one.code())
            : value instanceof AnswerValue.ChosenMany many ? Set.copyOf(many.codes()) : Set.of();
    return question.choices().map(ChoiceList::choices).orElse(List.of()).stream()
        .map(
            (Choice c) ->
                new ChoiceView(c.code(), c.label().in(language), ticked.contains(c.code())))
        .toList();
  }

  private static String text(AnswerValue value) {
    if (value instanceof AnswerValue.Amount amount) {
      return amount.value().toPlainString();
    }
    if (value instanceof AnswerValue.Month month) {
      return month.month().toString();
    }
    return value.inExpressions().text().equals("-88") && value.equals(AnswerValue.NOT_AVAILABLE)
        ? ""
        : value.inExpressions().text();
  }

  /** Words of the codes that a calculation gives, as JSON; empty where there are none. */
  public String words() {
    if (!isCalculated() || choices.isEmpty()) {
      return "";
    }
    JsonObjectBuilder words = JSON.createObjectBuilder();
    choices.forEach(choice -> words.add(choice.code(), choice.label()));
    return words.build().toString();
  }

  /** Whether it is answered by ticking one of its choices. */
  public boolean isOne() {
    return type.equals("select_one") && registerList.isEmpty();
  }

  public boolean isMany() {
    return type.equals("select_multiple");
  }

  public boolean isNumber() {
    return type.equals("integer") || type.equals("decimal");
  }

  public boolean isWhole() {
    return type.equals("integer");
  }

  public boolean isDate() {
    return type.equals("date");
  }

  public boolean isText() {
    return type.equals("text");
  }

  public boolean isFile() {
    return type.equals("file");
  }

  public boolean isNote() {
    return type.equals("note");
  }

  public boolean isCalculated() {
    return type.equals("calculate");
  }

  public boolean isFromRegister() {
    return !registerList.isEmpty();
  }

  /** Element id: the path with signs that ids and selectors take. */
  public String id() {
    return "q-" + path.replace('/', '-').replace('.', '-');
  }
}
