package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;

/** Where waves are planned, opened and closed. */
@ApplicationScoped
@Transactional
public class Waves {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Questionnaires questionnaires;
  @Inject private Frames frames;
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
   * Opens a wave: the texts of its forms are stored and its frames of institutions and reporting
   * units frozen, both for good. Forms whose files have faults are not part of the wave.
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
    recorded.fire(
        new Recorded(
            "wave-opened",
            "wave " + id,
            String.join(", ", forms.stream().map(f -> f.id() + " " + f.version()).toList())));
    return forms;
  }

  /** Moves the deadline of an open wave. */
  public void moveDeadline(String id, Instant later) {
    find(id).orElseThrow().moveDeadline(later);
    recorded.fire(new Recorded("deadline-moved", "wave " + id, later.toString()));
  }

  public void close(String id) {
    find(id).orElseThrow().close(clock.instant());
    recorded.fire(new Recorded("wave-closed", "wave " + id, ""));
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
