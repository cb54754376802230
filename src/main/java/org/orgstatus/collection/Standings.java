package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Finds where the responses of a wave stand; drafts and sheets stay in the database. */
@ApplicationScoped
@Transactional
public class Standings {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  protected Standings() {}

  /**
   * Every response of a wave by unit code; a unit that has not begun has none.
   *
   * @param formId first form of the response, for example gate
   */
  public Map<String, Standing> of(String waveId, String formId) {
    Map<String, Standing> standings = new HashMap<>();
    entities
        .createQuery(
            """
            select r.id, r.unitCode, r.status, r.steps, r.findings,
              r.enteredBy, r.savedAt, r.submittedAt, r.receipt
            from Response r where r.waveId = :wave and r.formId = :form""",
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .getResultList()
        .forEach(row -> standings.put((String) row[1], standing(row)));
    return standings;
  }

  private static Standing standing(Object[] row) {
    return new Standing(
        (long) row[0],
        (String) row[1],
        (ResponseStatus) row[2],
        (int) row[3],
        Finding.read((String) row[4]),
        (Long) row[5],
        (Instant) row[6],
        (Instant) row[7],
        (String) row[8]);
  }
}
