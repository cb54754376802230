package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;

/** Where waves are planned, opened, closed and locked. */
@ApplicationScoped
@Transactional
public class Waves {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Questionnaires questionnaires;
  @Inject private Frames frames;
  @Inject private Reviews reviews;
  @Inject private Alliances alliances;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Waves() {}

  /** All waves, the latest reference date first. */
  public List<Wave> list() {
    return entities
        .createQuery("select w from Wave w order by w.referenceDate desc, w.id desc", Wave.class)
        .getResultList();
  }

  public Optional<Wave> find(String id) {
    return Optional.ofNullable(entities.find(Wave.class, id));
  }

  /** The wave that takes answers now; the latest, should there be several. */
  public Optional<Wave> findOpen() {
    return list().stream().filter(w -> w.status() == Wave.Status.OPEN).findFirst();
  }

  /** Plans a wave; nothing is frozen yet. */
  public Wave plan(WavePlan plan) {
    if (find(plan.id()).isPresent()) {
      throw new IllegalArgumentException("wave " + plan.id() + " is there already");
    }
    Wave wave = new Wave(plan);
    entities.persist(wave);
    recorded.fire(new Recorded("wave-planned", "wave " + plan.id(), ""));
    return wave;
  }

  /**
   * Opens a wave: the texts of its forms are stored and its frames of institutions, reporting units
   * and alliances frozen, both for good. Forms whose files have faults are not part of the wave.
   *
   * @return the forms that the wave has
   */
  public List<Questionnaire> open(String id) {
    Wave wave = find(id).orElseThrow(() -> new IllegalArgumentException("there is no wave " + id));
    Instant now = clock.instant();
    List<Questionnaire> forms = questionnaires.listAll();
    wave.open(now);
    forms.forEach(form -> store(form, now));
    entities.flush(); // what follows refers to the wave and the stored forms
    forms.forEach(form -> entities.persist(new WaveForm(id, form.id(), form.contentHash())));
    frames.freeze(id, UnitKind.INSTITUTION, frameDate(now), now);
    frames.freeze(id, UnitKind.REPORTING_UNIT, frameDate(now), now);
    if (!alliances.list(frameDate(now)).isEmpty()) {
      frames.freeze(id, UnitKind.ALLIANCE, frameDate(now), now);
    }
    recorded.fire(
        new Recorded(
            "wave-opened",
            "wave " + id,
            String.join(", ", forms.stream().map(f -> f.id() + " " + f.version()).toList())));
    return forms;
  }

  /** Changes what a wave is to be, as long as it is not open. */
  public void change(WavePlan plan) {
    find(plan.id()).orElseThrow().change(plan);
    recorded.fire(new Recorded("wave-plan-changed", "wave " + plan.id(), ""));
  }

  /** Gives every reporting unit of an open wave the same deadline. */
  public void moveDeadline(String id, Instant later) {
    find(id).orElseThrow().moveDeadline(later);
    recorded.fire(new Recorded("deadline-moved", "wave " + id, later.toString()));
  }

  /** Gives some reporting units of an open wave a deadline of their own. */
  public void moveDeadline(String id, Collection<ReportingUnitCode> units, Instant later) {
    find(id).orElseThrow().moveDeadline(units, later);
    String codes = String.join(" ", units.stream().map(ReportingUnitCode::value).sorted().toList());
    recorded.fire(new Recorded("deadline-moved", "wave " + id, later + " for " + codes));
  }

  /**
   * Ends the collection; what was given stays. Alliances that were confirmed while the wave was
   * open were asked: they are taken into its frame now.
   */
  public void close(String id) {
    Instant now = clock.instant();
    find(id).orElseThrow().close(now);
    frames.addLateAlliances(id, frameDate(now), now);
    recorded.fire(new Recorded("wave-closed", "wave " + id, ""));
  }

  /** Opens a closed wave again, with one deadline for all. A locked one stays locked. */
  public void reopen(String id, Instant until) {
    find(id).orElseThrow().reopen(until);
    recorded.fire(new Recorded("wave-reopened", "wave " + id, "until " + until));
  }

  /**
   * Locks a closed wave for good: accepted responses become locked, and no response of the wave
   * changes any more.
   *
   * @return how many responses became locked
   */
  public int lock(String id, By by) {
    Wave wave = entities.find(Wave.class, id, LockModeType.PESSIMISTIC_WRITE);
    List<Object[]> accepted =
        entities
            .createQuery(
                "select r.id, r.steps from Response r"
                    + " where r.waveId = :wave and r.status = :accepted order by r.id",
                Object[].class)
            .setParameter("accepted", ResponseStatus.ACCEPTED)
            .setParameter("wave", id)
            .getResultList();
    accepted.forEach(row -> reviews.lock((long) row[0], (int) row[1], by));
    wave.lock(clock.instant());
    recorded.fire(new Recorded("wave-locked", "wave " + id, accepted.size() + " responses"));
    return accepted.size();
  }

  /** The register is frozen as it stands on the day of opening. */
  private LocalDate frameDate(Instant now) {
    return LocalDate.ofInstant(now, clock.getZone());
  }

  private void store(Questionnaire form, Instant now) {
    if (entities.find(StoredForm.class, form.contentHash()) == null) {
      entities.persist(
          new StoredForm(
              form.contentHash(), form.id(), form.version(), questionnaires.texts(form.id()), now));
    }
  }
}
