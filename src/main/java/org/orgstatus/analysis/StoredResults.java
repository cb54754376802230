package org.orgstatus.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.orgstatus.analysis.result.AnalysisResult;

/** Where results on locked data are kept, so that nothing is computed twice. */
@ApplicationScoped
@Transactional
public class StoredResults {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Clock clock;

  protected StoredResults() {}

  public Optional<StoredResult> find(ResultKey key) {
    return Optional.ofNullable(entities.find(StoredResult.class, key.hash()));
  }

  /** A result of the data by the hash of its own bytes, whatever the files say today. */
  public Optional<StoredResult> find(String planId, String dataHash, String contentHash) {
    return entities
        .createQuery(
            "select r from StoredResult r where r.contentHash = :content and r.planId = :plan"
                + " and r.dataHash = :data",
            StoredResult.class)
        .setParameter("content", contentHash)
        .setParameter("plan", planId)
        .setParameter("data", dataHash)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Keeps a result in a transaction of its own; the one that is there already stays.
   *
   * @param taken how long the computation took
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  StoredResult keep(ResultKey key, AnalysisResult result, Duration taken) {
    Optional<StoredResult> known = find(key);
    if (known.isPresent()) {
      return known.get();
    }
    StoredResult made =
        new StoredResult(key, result, taken, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    entities.persist(made);
    entities.flush();
    return made;
  }
}
