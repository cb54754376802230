package org.orgstatus.fieldwork;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.Redactions;
import org.orgstatus.collection.Response;

/**
 * Ends what is kept of visits: recordings when the coding of the visit is locked, twelve months
 * after the visit at the latest; photographs three years after they came; all of an interview when
 * the respondent takes the consent back. Every file that goes leaves a line on record.
 */
@ApplicationScoped
@Transactional
public class VisitRetention {

  /** Recordings, counted from the last day of the visit. */
  public static final Period RECORDINGS = Period.ofMonths(12);

  /** Photographs, counted from the last day of the visit. */
  public static final Period PHOTOS = Period.ofYears(3);

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Visits visits;
  @Inject private VisitEntries entries;
  @Inject private VisitFiles files;
  @Inject private Redactions redactions;
  @Inject private Attachments attachments;
  @Inject private Event<Recorded> recorded;
  @Inject private Event<InterviewWithdrawn> withdrawn;
  @Inject private Clock clock;

  protected VisitRetention() {}

  /** The first day on which a file of the visit may no longer be kept. */
  public static LocalDate dueOn(Visit visit, VisitFile.Kind kind) {
    return visit.endsOn().plus(kind == VisitFile.Kind.RECORDING ? RECORDINGS : PHOTOS);
  }

  /**
   * Files to be deleted.
   *
   * @param on the first day on which the first of them may no longer be kept
   */
  public record Due(VisitFile.Kind kind, String waveId, LocalDate on, long count) {}

  /** What will have been deleted by the end of a day, the earliest first. */
  public List<Due> preview(LocalDate until) {
    Map<String, Due> due = new TreeMap<>();
    for (Visit visit : endedBy(until.minus(RECORDINGS))) {
      for (VisitFile file : dueBy(visit, until)) {
        Due one = new Due(file.kind(), visit.waveId(), dueOn(visit, file.kind()), 1);
        due.merge(
            one.kind() + " " + one.waveId(),
            one,
            (a, b) ->
                new Due(
                    a.kind(),
                    a.waveId(),
                    a.on().isBefore(b.on()) ? a.on() : b.on(),
                    a.count() + b.count()));
      }
    }
    return due.values().stream().sorted(Comparator.comparing(Due::on)).toList();
  }

  /** Deletes what is due today and says how many files that were; done twice it finds none. */
  public int run() {
    LocalDate today = LocalDate.now(clock);
    int deleted = 0;
    for (Visit visit : endedBy(today.minus(RECORDINGS))) {
      for (VisitFile file : dueBy(visits.locked(visit.id()), today)) {
        files.delete(file, VisitFile.Why.DUE);
        deleted++;
      }
    }
    return deleted;
  }

  private List<Visit> endedBy(LocalDate day) {
    return entities
        .createQuery("select v from Visit v where v.endsOn <= :day order by v.id", Visit.class)
        .setParameter("day", day)
        .getResultList();
  }

  private List<VisitFile> dueBy(Visit visit, LocalDate day) {
    return files.list(visit).stream()
        .filter(file -> file.deletedAt().isEmpty())
        .filter(file -> !dueOn(visit, file.kind()).isAfter(day))
        .toList();
  }

  /** Recordings are made for coding; once that of the visit is locked they go. */
  void codingLocked(@Observes CodingLocked locked) {
    visits.find(locked.waveId(), locked.allianceId()).ifPresent(this::endRecordings);
  }

  private void endRecordings(Visit each) {
    Visit visit = visits.locked(each.id());
    visit.lockCoding(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    for (VisitFile file : files.list(visit)) {
      if (file.kind() == VisitFile.Kind.RECORDING && file.deletedAt().isEmpty()) {
        files.delete(file, VisitFile.Why.CODING_LOCKED);
      }
    }
    visits.response(visit).ifPresent(r -> deleteSent(r, VisitItems.INTERVIEWS));
  }

  /** What a respondent no longer agrees to goes: the recordings, or all that was said. */
  void consentChanged(@Observes ConsentChanged change) {
    if (change.consent().equals(VisitItems.REFUSED)) {
      withdraw(change.visitId(), change.interview(), change.accountId());
    } else if (!change.consent().equals(VisitItems.FULL)) {
      deleteRecordings(visits.locked(change.visitId()), change.interview());
    }
  }

  private void deleteRecordings(Visit visit, String interview) {
    for (VisitFile file : files.list(visit)) {
      if (file.interview().equals(interview) && file.deletedAt().isEmpty()) {
        files.delete(file, VisitFile.Why.WITHDRAWN);
      }
    }
    visits
        .response(visit)
        .ifPresent(response -> deleteSent(response, VisitItems.INTERVIEWS + "/" + interview));
  }

  /** Recordings that came with a sheet of another program are files of the form. */
  private void deleteSent(Response response, String rows) {
    int deleted = attachments.deleteIn(response, rows);
    if (deleted > 0) {
      recorded.fire(
          new Recorded(
              "recording-deleted",
              "response " + response.id(),
              rows + ", " + deleted + " files of sheets"));
    }
  }

  /**
   * A respondent takes the consent back: recording and notes are deleted, and what was said is
   * taken out of the response wherever it stands, a sheet that was sent already included. Code and
   * role of the respondent stay, and the refusal counts.
   *
   * @param interview row of the interview
   * @return false where coding is locked, so that nobody can withdraw, or there is no such
   *     interview
   */
  public boolean withdraw(long visitId, String interview, long accountId) {
    Visit visit = visits.locked(visitId);
    boolean known =
        entries.list(visit).stream().anyMatch(e -> e.interview().equals(interview))
            || entries.consent(visit, interview).isPresent();
    if (visit.codingLockedAt().isPresent() || !known) {
      return false;
    }
    deleteRecordings(visit, interview);
    entries.list(visit).stream()
        .filter(e -> e.interview().equals(interview))
        .forEach(VisitEntry::forget);
    visits.response(visit).ifPresent(response -> redact(response, interview));
    SentEntry trace =
        new SentEntry(
            UUID.randomUUID().toString(),
            VisitEntry.Kind.WITHDRAWAL,
            accountId,
            interview,
            "",
            "",
            0,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    entities.persist(
        new VisitEntry(visitId, trace, accountId, VisitEntry.State.ENTERED, trace.writtenAt()));
    recorded.fire(
        new Recorded(
            "consent-withdrawn",
            "visit " + visitId + ", interview " + interview,
            "alliance " + visit.allianceId()));
    withdrawn.fire(new InterviewWithdrawn(visit.waveId(), visit.allianceId(), interview));
    return true;
  }

  private void redact(Response response, String interview) {
    redactions.redact(
        response.id(),
        new Redactions.Row(
            VisitItems.INTERVIEWS,
            interview,
            VisitItems.CODE,
            VisitItems.ABOUT,
            Map.of(VisitItems.CONSENT, JSON.createValue(VisitItems.REFUSED))));
  }
}
