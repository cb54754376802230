package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.base.Recorded;

/** What coordinators record about units that do not answer. */
@ApplicationScoped
@Transactional
public class UnitOutcomes {

  /** The longest note, in characters. */
  public static final int LONGEST = 200;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected UnitOutcomes() {}

  public Optional<UnitOutcome> find(String waveId, String unitCode) {
    return Optional.ofNullable(
        entities.find(UnitOutcome.class, new UnitOutcome.Key(waveId, unitCode)));
  }

  /** By unit code. */
  public Map<String, UnitOutcome> list(String waveId) {
    Map<String, UnitOutcome> all = new TreeMap<>();
    entities
        .createQuery("select o from UnitOutcome o where o.key.waveId = :wave", UnitOutcome.class)
        .setParameter("wave", waveId)
        .getResultList()
        .forEach(outcome -> all.put(outcome.unitCode(), outcome));
    return all;
  }

  /**
   * Records what is known.
   *
   * @param outcome empty to take the record back
   */
  public void record(
      String waveId, String unitCode, Optional<Outcome> outcome, String note, long accountId) {
    UnitOutcome.Key key = new UnitOutcome.Key(waveId, unitCode);
    if (outcome.isPresent()) {
      entities.merge(new UnitOutcome(key, outcome.get(), note, accountId, clock.instant()));
    } else {
      Optional.ofNullable(entities.find(UnitOutcome.class, key)).ifPresent(entities::remove);
    }
    recorded.fire(
        new Recorded(
            "outcome-recorded",
            "wave " + waveId + ", unit " + unitCode,
            outcome.map(Outcome::name).orElse("none")));
  }
}
