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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Attachment;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.FileOffered;
import org.orgstatus.collection.Redactions;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;

/**
 * Ends what is kept of visits: recordings when the coding of the visit is locked, twelve months
 * after the visit at the latest; photographs three years after they came; all of an interview when
 * the respondent takes the consent back. Every file that goes leaves a line on record.
 */
@ApplicationScoped
@Transactional
public class VisitRetention {

  /** In place of an account, where the rules themselves act. */
  private static final long NOBODY = 0;

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
  @Inject private Responses responses;
  @Inject private Event<Recorded> recorded;
  @Inject private Event<InterviewWithdrawn> withdrawn;
  @Inject private Event<ConsentChanged> changed;
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
    List<Due> all = new ArrayList<>();
    for (Visit visit : endedBy(until.minus(RECORDINGS))) {
      for (VisitFile file : dueBy(visit, until)) {
        all.add(new Due(file.kind(), visit.waveId(), dueOn(visit, file.kind()), 1));
      }
    }
    for (Map.Entry<Response, LocalDate> sent : sentBy(until).entrySet()) {
      int count = attachments.countIn(sent.getKey(), VisitItems.INTERVIEWS);
      String wave = sent.getKey().waveId();
      all.add(new Due(VisitFile.Kind.RECORDING, wave, sent.getValue(), count));
    }
    Map<String, Due> due = new TreeMap<>();
    for (Due one : all) {
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
    for (Response response : sentBy(today).keySet()) {
      deleted += deleteSent(response, VisitItems.INTERVIEWS);
    }
    return deleted + deleteUncovered();
  }

  /**
   * Responses with recordings that came with sheets of other programs, or on the pages of form E,
   * and the first day on which they may no longer be kept; only those due by a day. Where no visit
   * was planned, the day on which the first of them came stands for the visit's.
   */
  private Map<Response, LocalDate> sentBy(LocalDate day) {
    Map<Response, LocalDate> all = new LinkedHashMap<>();
    for (Attachment sent : attachments.list(VisitItems.INTERVIEWS)) {
      LocalDate came = LocalDate.ofInstant(sent.uploadedAt(), clock.getZone());
      Response response = responses.find(sent.responseId()).orElseThrow();
      LocalDate due =
          visits
              .find(response.waveId(), response.unitCode())
              .map(visit -> dueOn(visit, VisitFile.Kind.RECORDING))
              .orElse(came.plus(RECORDINGS));
      if (!due.isAfter(day)) {
        all.merge(response, due, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return all;
  }

  /**
   * Deletes what consent no longer covers where it was changed on the pages of form E or by an
   * edited sheet; what devices of the app deliver takes effect at once.
   */
  private int deleteUncovered() {
    int deleted = 0;
    List<Visit> open =
        entities
            .createQuery(
                "select v from Visit v where v.codingLockedAt is null order by v.id", Visit.class)
            .getResultList();
    for (Visit visit : open) {
      Optional<Response> response = visits.response(visit);
      if (response.isEmpty()) {
        continue;
      }
      for (String interview : interviews(visit, response.get())) {
        String consent = entries.consent(visit, interview).orElse("");
        int files = covered(visit, response.get(), interview);
        if (files > 0 && !consent.equals(VisitItems.FULL)) {
          changed.fire(new ConsentChanged(visit.id(), interview, consent, NOBODY));
          deleted += files;
        }
      }
    }
    return deleted;
  }

  /** Rows of interviews of which there is a recording. */
  private Set<String> interviews(Visit visit, Response response) {
    Set<String> rows = new TreeSet<>();
    files.list(visit).stream()
        .filter(file -> file.kind() == VisitFile.Kind.RECORDING)
        .forEach(file -> rows.add(file.interview()));
    attachments.list(VisitItems.INTERVIEWS).stream()
        .filter(file -> file.responseId() == response.id())
        .forEach(file -> rows.add(file.path().row()));
    return rows;
  }

  /** How many recordings there are of an interview. */
  private int covered(Visit visit, Response response, String interview) {
    long own =
        files.list(visit).stream()
            .filter(f -> f.interview().equals(interview) && f.deletedAt().isEmpty())
            .count();
    return (int) own + attachments.countIn(response, VisitItems.INTERVIEWS + "/" + interview);
  }

  /** What comes too late is not kept: it would be deleted at once. */
  void fileOffered(@Observes FileOffered file) {
    if (!file.path().repeat().equals(VisitItems.INTERVIEWS)) {
      return;
    }
    Response response = file.response();
    Optional<Visit> planned = visits.find(response.waveId(), response.unitCode());
    if (planned.isEmpty()) {
      return;
    }
    Visit visit = planned.get();
    boolean due = !dueOn(visit, VisitFile.Kind.RECORDING).isAfter(LocalDate.now(clock));
    if (entries.isWithdrawn(visit, file.path().row())) {
      file.refuse(
          "受访者已撤回同意，录音不能接收。请在设备上删除这段录音，再发送。",
          "The respondent took the consent back, so the recording is not taken. Delete it on the"
              + " device, then send again.");
    } else if (visit.codingLockedAt().isPresent() || due) {
      file.refuse(
          "访谈编码已锁定，或走访已过12个月，录音不再接收。请在设备上删除这段录音，再发送。",
          "The coding of the interviews is locked, or the visit is twelve months ago, and"
              + " recordings are not taken any more. Delete it on the device, then send again.");
    }
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
    visits
        .form(locked.waveId())
        .flatMap(form -> responses.find(locked.waveId(), form.id(), locked.allianceId()))
        .ifPresent(response -> deleteSent(response, VisitItems.INTERVIEWS));
  }

  private void endRecordings(Visit each) {
    Visit visit = visits.locked(each.id());
    visit.lockCoding(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    for (VisitFile file : files.list(visit)) {
      if (file.kind() == VisitFile.Kind.RECORDING && file.deletedAt().isEmpty()) {
        files.delete(file, VisitFile.Why.CODING_LOCKED);
      }
    }
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
  private int deleteSent(Response response, String rows) {
    int deleted = attachments.deleteIn(response, rows);
    if (deleted > 0) {
      recorded.fire(
          new Recorded(
              "recording-deleted",
              "response " + response.id(),
              rows + ", " + deleted + " files of sheets"));
    }
    return deleted;
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
