package org.orgstatus.export.form;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.writer.PdfWriter;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Section;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SoftCheck;

/**
 * All answers of one response for the file and the seal: numbers as on the form, what was
 * explained, what skip logic left out by number only. Personal items are kept apart and not
 * printed.
 *
 * @param saved when the answers were saved last
 * @param stamp what proves that these are the answers submitted; empty for a draft
 * @param explanations of warnings, by check id
 */
public record FilledForm(
    String unit,
    String unitCode,
    LocalText wave,
    Instant saved,
    Optional<Receipt> stamp,
    Filling filling,
    Map<String, String> explanations) {

  /** The answers of one form. */
  public record Part(String title, List<SectionPart> sections) {}

  /**
   * The answers of one section.
   *
   * @param skipped numbers of items that were not asked
   */
  public record SectionPart(String number, String title, List<Line> lines, String skipped) {}

  /**
   * One answer, or the head of a row of a repeat.
   *
   * @param kind answer, none (a reason stands instead), long, or row
   */
  public record Line(String kind, String number, String label, String answer) {}

  /** A warning with what was said to it. */
  public record Explained(String id, String message, String explanation) {}

  private static final int LONG = 400;

  public FilledForm {
    explanations = Map.copyOf(explanations);
  }

  /** Writes all answers as a PDF. */
  public void writePdf(Language language, OutputStream out) throws IOException {
    Messages labels = Messages.in(language);
    Map<String, Object> values = new HashMap<>();
    values.put("unit", unit);
    values.put("unitCode", unitCode);
    values.put("wave", wave.in(language));
    values.put("saved", Dates.in(saved, language));
    values.put("stamp", stamp.map(s -> s.shown(language)).orElse(null));
    values.put("parts", parts(language));
    values.put("explained", explained(language));
    String number = stamp.map(Receipt::number).orElseGet(() -> labels.get("paper.draft.word"));
    String foot = labels.get("paper.answers.foot", unit, wave.in(language), number);
    Instant at = stamp.map(Receipt::at).orElse(saved);
    out.write(PdfWriter.write(new PdfWriter.Sheet("answers", language, foot, at, values)));
  }

  List<Part> parts(Language language) {
    List<Part> parts = new ArrayList<>();
    for (Questionnaire form : filling.routing().forms()) {
      if (filling.isAsked(form)) {
        parts.add(
            new Part(
                form.title().in(language),
                form.sections().stream().map(s -> section(form, s, language)).toList()));
      }
    }
    return parts;
  }

  private SectionPart section(Questionnaire form, Section section, Language language) {
    List<Line> lines = new ArrayList<>();
    Set<String> skipped = new LinkedHashSet<>();
    for (Item item : section.items()) {
      ItemPath path = ItemPath.of(item.name());
      if (!filling.isAsked(path)) {
        if (!(item instanceof Item.Question q) || q.type().isAsked()) {
          skipped.add(item.number());
        }
      } else if (item instanceof Item.Repeat repeat) {
        rows(repeat, language, lines);
      } else if (!filling.routing().isOnlyForTexts(item)) {
        line((Item.Question) item, path, language).ifPresent(lines::add);
      }
    }
    Messages labels = Messages.in(language);
    return new SectionPart(
        form.letter() + section.number(),
        section.title().in(language),
        lines,
        skipped.isEmpty()
            ? ""
            : labels.get("paper.skipped", skipped.size(), String.join(" ", skipped)));
  }

  private void rows(Item.Repeat repeat, Language language, List<Line> lines) {
    int position = 0;
    for (String row : filling.rows(repeat)) {
      position++;
      String label = filling.show(repeat.label(), language, ItemPath.of(repeat.name()));
      lines.add(
          new Line(
              "row",
              repeat.number(),
              label + " · " + Messages.in(language).get("paper.row", position),
              ""));
      for (Item.Question question : repeat.questions()) {
        ItemPath path = new ItemPath(repeat.name(), row, question.name());
        if (filling.isAsked(path)) {
          line(question, path, language).ifPresent(lines::add);
        }
      }
    }
  }

  private Optional<Line> line(Item.Question question, ItemPath path, Language language) {
    if (question.type() == AnswerType.NOTE) {
      return Optional.empty();
    }
    String label = filling.show(question.label(), language, path);
    if (question.sensitivity() == Sensitivity.P3) {
      String apart = Messages.in(language).get("paper.apart");
      return Optional.of(new Line("none", question.number(), label, apart));
    }
    AnswerValue value = filling.value(path);
    String text = AnswerText.of(filling, question, value, language);
    String kind =
        value instanceof AnswerValue.Missing ? "none" : text.length() > LONG ? "long" : "answer";
    return Optional.of(new Line(kind, question.number(), label, text));
  }

  /** Every confirmed warning, in the order of the forms. */
  List<Explained> explained(Language language) {
    List<Explained> explained = new ArrayList<>();
    filling.routing().forms().stream()
        .flatMap(f -> f.softChecks().stream())
        .filter(c -> explanations.containsKey(c.id()))
        .filter(c -> explained.stream().noneMatch(e -> e.id().equals(c.id())))
        .forEach(c -> explained.add(explained(c, language)));
    return explained;
  }

  private Explained explained(SoftCheck check, Language language) {
    String said = explanations.get(check.id());
    String numbers =
        String.join(
            " ",
            check.items().stream()
                .flatMap(name -> filling.routing().node(name).stream())
                .map((Routing.Node n) -> n.item().number())
                .toList());
    return new Explained(
        check.id(),
        (numbers.isEmpty() ? "" : numbers + "　") + check.message().in(language),
        said.isBlank() ? Messages.in(language).get("paper.confirmed") : said);
  }
}
