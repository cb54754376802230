package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.UnitKind;

/**
 * Lets checks that wait for a source run again when it comes: a roster, the form of the reporting
 * unit, or accepted answers. What has changed is told by the times that are on record anyway.
 */
@ApplicationScoped
@Transactional
public class Rechecks {

  /** Whoever wrote at the same moment may not have been seen. */
  private static final Duration AT_THE_SAME_TIME = Duration.ofMinutes(1);

  private static final List<ResponseStatus> SENT =
      List.of(ResponseStatus.WITH_APPROVER, ResponseStatus.SUBMITTED, ResponseStatus.ACCEPTED);
  private static final List<Act> JUDGEMENTS = List.of(Act.ACCEPT, Act.RETURN);

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Settlements settlements;
  @Inject private Event<Recorded> recorded;

  protected Rechecks() {}

  /**
   * Checks what is due of one kind of response again.
   *
   * @param formId first form of the response
   * @param most no more than these; the others wait for the next time
   * @return how many have other findings now
   */
  public int run(String waveId, String formId, int most) {
    int changed = 0;
    for (long id : due(waveId, formId, most)) {
      changed += settlements.recheck(id) ? 1 : 0;
    }
    if (changed > 0) {
      recorded.fire(
          new Recorded(
              "checks-run-again", "wave " + waveId + ", form " + formId, changed + " responses"));
    }
    return changed;
  }

  /** As {@link #run(String, String, int)} for every form of every wave whose answers may change. */
  public int run(int most) {
    int changed = 0;
    for (String waveId :
        entities
            .createQuery("select w.id from Wave w where w.status in :current", String.class)
            .setParameter("current", List.of(Wave.Status.OPEN, Wave.Status.CLOSED))
            .getResultList()) {
      for (Questionnaire form : forms.list(waveId)) {
        if (form.follows().isEmpty()) {
          changed += run(waveId, form.id(), most);
        }
      }
    }
    return changed;
  }

  private List<Long> due(String waveId, String formId, int most) {
    UnitKind kind = forms.unitKind(waveId, formId);
    Map<String, Instant> changes = changes(waveId, kind);
    if (changes.isEmpty()) {
      return List.of();
    }
    return candidates(waveId, formId, kind).stream()
        .filter(row -> isDue(row, changes.get((String) row[3])))
        .map(row -> (Long) row[0])
        .sorted() // everybody locks in the same order
        .limit(most)
        .toList();
  }

  private static boolean isDue(Object[] row, @Nullable Instant changed) {
    Instant checked = (Instant) (row[1] == null ? row[2] : row[1]);
    return changed != null && changed.isAfter(checked.minus(AT_THE_SAME_TIME));
  }

  /** Id of the response, when it was checked again and saved last, and its reporting unit. */
  private List<Object[]> candidates(String waveId, String formId, UnitKind kind) {
    String unit =
        switch (kind) {
          case INSTITUTION ->
              "i.reportingUnitCode from Response r, Institution i where" + " r.unitCode = i.code";
          case ALLIANCE ->
              "a.reportingUnitCode from Response r, Alliance a where r.unitCode = a.id";
          case REPORTING_UNIT -> "r.unitCode from Response r where r.id > 0";
        };
    return entities
        .createQuery(
            "select r.id, r.checkedAt, r.savedAt, "
                + unit
                + " and r.waveId = :wave and r.formId = :form and r.status in :sent",
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("sent", SENT)
        .getResultList();
  }

  /** When something that units of the kind are compared with changed last, by reporting unit. */
  private Map<String, Instant> changes(String waveId, UnitKind kind) {
    Map<String, Instant> last = new HashMap<>();
    if (kind != UnitKind.ALLIANCE) {
      read(
          last,
          waveId,
          "select r.reportingUnitCode, max(r.confirmedAt) from Roster r where r.waveId = :wave"
              + " and r.confirmedAt is not null group by r.reportingUnitCode");
    }
    if (kind == UnitKind.REPORTING_UNIT) {
      entities
          .createQuery(
              """
              select i.reportingUnitCode, max(t.madeAt) from Response r, Transition t, Institution i
              where r.waveId = :wave and t.responseId = r.id and r.unitCode = i.code
                and t.act in :judgements group by i.reportingUnitCode""",
              Object[].class)
          .setParameter("wave", waveId)
          .setParameter("judgements", JUDGEMENTS)
          .getResultList()
          .forEach(row -> keep(last, row));
    } else {
      entities
          .createQuery(
              """
              select r.unitCode, max(r.submittedAt) from Response r
              where r.waveId = :wave and r.formId in :forms and r.submittedAt is not null
              group by r.unitCode""",
              Object[].class)
          .setParameter("wave", waveId)
          .setParameter("forms", formsOfReportingUnits(waveId))
          .getResultList()
          .forEach(row -> keep(last, row));
    }
    return last;
  }

  private void read(Map<String, Instant> last, String waveId, String query) {
    entities
        .createQuery(query, Object[].class)
        .setParameter("wave", waveId)
        .getResultList()
        .forEach(row -> keep(last, row));
  }

  private static void keep(Map<String, Instant> last, Object[] row) {
    last.merge((String) row[0], instant(row[1]), (a, b) -> a.isAfter(b) ? a : b);
  }

  /** What a function of the database gives is not converted back. */
  private static Instant instant(Object time) {
    if (time instanceof OffsetDateTime zoned) {
      return zoned.toInstant();
    }
    return time instanceof Timestamp plain ? plain.toInstant() : (Instant) time;
  }

  private List<String> formsOfReportingUnits(String waveId) {
    List<String> ids =
        forms.list(waveId).stream()
            .filter(form -> form.unit() == Questionnaire.UnitKind.REPORTING_UNIT)
            .map(Questionnaire::id)
            .toList();
    return ids.isEmpty() ? List.of("") : ids;
  }
}
