package org.orgstatus.questionnaire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * A form as its definition file states it.
 *
 * @param id form id, for example campus_association
 * @param letter short name on paper, for example A
 * @param version for example 2017.1; kept with every answer
 * @param unit kind of unit that answers
 * @param follows id of the form that is answered first in the same response (A and B follow gate)
 * @param when condition over the form before it under which this one is asked
 * @param review who judges a response that begins with this form, in order; of no meaning where it
 *     follows another
 * @param summary names of the items that tell the most, for whoever has ten minutes
 * @param choiceLists every list that the form uses, by name
 * @param contentHash SHA-256 in hex of the texts it was read from
 */
public record Questionnaire(
    String id,
    String letter,
    String version,
    UnitKind unit,
    LocalText title,
    LocalText note,
    Optional<String> follows,
    Optional<Expression> when,
    List<Reviewer> review,
    List<String> summary,
    List<Section> sections,
    Map<String, ChoiceList> choiceLists,
    List<SoftCheck> softChecks,
    String contentHash,
    Place place) {

  public Questionnaire {
    review = List.copyOf(review);
    summary = List.copyOf(summary);
    sections = List.copyOf(sections);
    choiceLists = Map.copyOf(choiceLists);
    softChecks = List.copyOf(softChecks);
  }

  /** What a response describes. */
  public enum UnitKind {
    INSTITUTION,
    REPORTING_UNIT,
    ALLIANCE,
    VISIT;

    /** The word of definition files, for example {@code reporting_unit}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Who judges where the form's file does not say. */
    List<Reviewer> review() {
      return switch (this) {
        case INSTITUTION -> List.of(Reviewer.APPROVER, Reviewer.PROVINCE);
        case REPORTING_UNIT -> List.of(Reviewer.NATION);
        case ALLIANCE -> List.of(Reviewer.PROVINCE);
        case VISIT -> List.of(Reviewer.AGREEMENT);
      };
    }
  }

  /** All items in order, repeats as one item each. */
  public Stream<Item> items() {
    return sections.stream().flatMap(s -> s.items().stream());
  }

  /** All questions in order, those inside repeats included. */
  public Stream<Item.Question> questions() {
    return items()
        .flatMap(
            item ->
                item instanceof Item.Repeat repeat
                    ? repeat.questions().stream()
                    : Stream.of((Item.Question) item));
  }

  /** The choices that two people make alone before they agree, in order. */
  public List<Item.Question> ratedAlone() {
    return sections.stream()
        .filter(Section::ratedAlone)
        .flatMap(section -> section.items().stream())
        .filter(Item.Question.class::isInstance)
        .map(Item.Question.class::cast)
        .filter(q -> q.type() == AnswerType.SELECT_ONE && q.required() && q.relevant().isEmpty())
        .toList();
  }

  /** The same form with the hash of what it was read from. */
  Questionnaire withContentHash(String hash) {
    return new Questionnaire(
        id,
        letter,
        version,
        unit,
        title,
        note,
        follows,
        when,
        review,
        summary,
        sections,
        choiceLists,
        softChecks,
        hash,
        place);
  }
}
