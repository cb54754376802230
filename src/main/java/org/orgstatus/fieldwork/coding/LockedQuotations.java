package org.orgstatus.fieldwork.coding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * What was said on the visit to an alliance and may stand beside a data lock: cleared words from
 * texts whose coding was locked by then, which nobody can take back any more.
 */
@ApplicationScoped
@Transactional
public class LockedQuotations {

  private static final ItemPath DAY = ItemPath.of("e_visit_date");

  @Inject private Quotations quotations;
  @Inject private Codings codings;
  @Inject private Responses responses;

  protected LockedQuotations() {}

  /**
   * A quotation and when it was said.
   *
   * @param day of the visit; empty where the form does not say
   */
  public record Said(Quotation quotation, Optional<LocalDate> day) {}

  /**
   * Those of the visit to an alliance, in the order in which they were proposed.
   *
   * @param moment of the data lock: what was coded and locked later does not belong to it
   */
  public List<Said> of(String waveId, String allianceId, Instant moment) {
    return quotations.list(waveId).stream()
        .filter(q -> q.isCleared() && q.unitCode().equals(allianceId))
        .filter(q -> isLocked(q, moment))
        .sorted(Comparator.comparingLong(Quotation::id))
        .map(this::said)
        .toList();
  }

  /** One that stood beside a data lock once, whatever became of it since. */
  public Optional<Said> find(long id) {
    return quotations.find(id).map(this::said);
  }

  private boolean isLocked(Quotation quotation, Instant moment) {
    return codings
        .find(quotation.place())
        .filter(coded -> coded.text().unit() == UnitKind.VISIT)
        .filter(coded -> !coded.turns().isEmpty() && quotation.isOf(coded.text()))
        .flatMap(coded -> codings.lock(coded.text().place().responseId()))
        .filter(lock -> !lock.madeAt().isAfter(moment))
        .isPresent();
  }

  private Said said(Quotation quotation) {
    Optional<Response> visit = responses.find(quotation.place().responseId());
    return new Said(
        quotation,
        visit
            .map(v -> responses.filling(v).value(DAY))
            .filter(AnswerValue.Day.class::isInstance)
            .map(value -> ((AnswerValue.Day) value).date()));
  }
}
