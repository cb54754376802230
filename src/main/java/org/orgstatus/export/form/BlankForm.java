package org.orgstatus.export.form;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.BlankValues;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.writer.PdfWriter;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Section;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.Template;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Value;

/**
 * A form to be filled in with a pen: item numbers, choices with boxes, units, hints, and skip logic
 * in words. Made from the definition; no form has code of its own.
 *
 * @param unit name of the institution it is printed for; empty for a copy for everyone
 */
public record BlankForm(Wave wave, String unit, List<Questionnaire> forms, Surroundings around) {

  /**
   * What the form says of the wave.
   *
   * @param deadline of those it is printed for
   * @param exceptions whether some of them have a deadline of their own
   * @param consent read aloud before an interview
   */
  public record Wave(
      LocalText title,
      LocalDate referenceDate,
      int referenceYear,
      Instant deadline,
      boolean exceptions,
      LocalText consent) {}

  /** One form of the response. */
  public record Part(
      String title, String note, String version, String skip, List<SectionPart> sections) {}

  /** One section. */
  public record SectionPart(
      String number, String title, String note, String skip, List<Entry> entries) {}

  /**
   * A question, or a repeat with its questions.
   *
   * @param kind one, many, number, date, month, text, long, file, register, given, note or repeat
   * @param hint of a repeat: what is read aloud before each row
   * @param value what stands there already
   * @param rows of a repeat: how many copies are printed
   */
  public record Entry(
      String kind,
      String number,
      String label,
      String hint,
      String skip,
      String constraint,
      boolean required,
      boolean notAvailable,
      String value,
      List<String> choices,
      int rows,
      List<Entry> entries) {

    /** Whether a choice is too long for two columns. */
    public boolean hasLongChoices() {
      return choices.stream().anyMatch(c -> ColumnWidths.halves(c) > 42);
    }
  }

  /** Rows of a repeat with a limit that are printed at the most. */
  private static final int MOST_ROWS = 5;

  public BlankForm {
    forms = List.copyOf(forms);
    if (forms.isEmpty()) {
      throw new IllegalArgumentException("no form to print");
    }
  }

  /** Writes the form as a PDF. */
  public void writePdf(Language language, OutputStream out) throws IOException {
    Messages labels = Messages.in(language);
    String title = forms.get(forms.size() - 1).title().in(language);
    Map<String, Object> values =
        Map.of(
            "wave", wave.title().in(language),
            "referenceDate", Dates.in(wave.referenceDate(), language),
            "referenceYear", wave.referenceYear(),
            "deadline", deadline(labels),
            "unit", unit,
            "parts", parts(language));
    String foot = labels.get("paper.blank.foot", title, wave.title().in(language));
    out.write(
        PdfWriter.write(new PdfWriter.Sheet("blank", language, foot, wave.deadline(), values)));
  }

  private String deadline(Messages labels) {
    String moment = Dates.in(wave.deadline(), labels.language());
    return wave.exceptions() ? labels.get("paper.deadline.exceptions", moment) : moment;
  }

  List<Part> parts(Language language) {
    return new Builder(language).parts();
  }

  /** Turns definitions into what the template shows. */
  private final class Builder {
    private final Language language;
    private final Routing routing = Routing.of(forms);
    private final BlankValues known = new BlankValues(routing, around);
    private final SkipNote skips;

    Builder(Language language) {
      this.language = language;
      this.skips = new SkipNote(routing, language);
    }

    List<Part> parts() {
      return forms.stream()
          .map(
              form ->
                  new Part(
                      form.title().in(language),
                      form.note().in(language),
                      form.letter() + " " + form.version(),
                      skips.of(form.when()),
                      form.sections().stream().map(s -> section(form, s)).toList()))
          .toList();
    }

    private SectionPart section(Questionnaire form, Section section) {
      List<Entry> entries = new ArrayList<>();
      for (Item item : section.items()) {
        if (item instanceof Item.Repeat repeat) {
          entries.add(repeat(repeat));
        } else {
          question((Item.Question) item).ifPresent(entries::add);
        }
      }
      return new SectionPart(
          form.letter() + section.number(),
          section.title().in(language),
          section.note().in(language),
          skips.of(section.relevant()),
          entries);
    }

    private Entry repeat(Item.Repeat repeat) {
      List<Entry> questions =
          repeat.questions().stream().flatMap(q -> question(q).stream()).toList();
      return new Entry(
          "repeat",
          repeat.number(),
          shown(repeat.label()),
          repeat.questions().stream().anyMatch(Item.Question::isConsent)
              ? wave.consent().in(language)
              : "",
          skips.of(repeat.relevant()),
          "",
          true,
          false,
          "",
          List.of(),
          repeat.count().map(this::limit).orElse(1),
          questions);
    }

    /** The number of rows is at most the largest constant of its expression: min(${n}, 3) is 3. */
    private int limit(Expression count) {
      int largest =
          count.root().children().stream()
              .filter(org.orgstatus.questionnaire.expression.Node.Constant.class::isInstance)
              .map(n -> ((org.orgstatus.questionnaire.expression.Node.Constant) n).value().number())
              .mapToInt(Double::intValue)
              .max()
              .orElse(1);
      return Math.max(1, Math.min(MOST_ROWS, largest));
    }

    private Optional<Entry> question(Item.Question question) {
      String value = "";
      if (question.type() == AnswerType.CALCULATE) {
        if (routing.isOnlyForTexts(question)) {
          return Optional.empty();
        }
        boolean known = question.calculation().filter(c -> c.references().isEmpty()).isPresent();
        value =
            known
                ? AnswerText.ofCalculated(
                    question, readable(this.known.read(question.name())), language)
                : "";
      }
      return Optional.of(
          new Entry(
              kind(question),
              question.number(),
              shown(question.label()),
              shown(question.hint()),
              skips.of(question.relevant()),
              question.constraint().map(c -> c.message().in(language)).orElse(""),
              question.required(),
              question.allowsNotAvailable(),
              value,
              question.choices().stream()
                  .flatMap(list -> list.choices().stream())
                  .map(Choice::label)
                  .map(label -> label.in(language))
                  .toList(),
              0,
              List.of()));
    }

    private String kind(Item.Question question) {
      return switch (question.type()) {
        case SELECT_ONE ->
            question.choices().filter(list -> list.isFromRegister()).isPresent()
                ? "register"
                : "one";
        case SELECT_MULTIPLE -> "many";
        case INTEGER, DECIMAL -> "number";
        case DATE -> question.isMonth() ? "month" : "date";
        case TEXT -> question.appearance().equals("multiline") ? "long" : "text";
        case FILE -> "file";
        case CALCULATE -> "given";
        case NOTE -> "note";
      };
    }

    private String shown(Template template) {
      return template.in(language, name -> readable(known.read(name)));
    }

    private String readable(Value value) {
      String text = value.isEmpty() ? "" : value.text();
      try {
        return text.matches("\\d{4}-\\d{2}-\\d{2}")
            ? Dates.in(LocalDate.parse(text), language)
            : text;
      } catch (DateTimeException e) {
        return text;
      }
    }
  }
}
