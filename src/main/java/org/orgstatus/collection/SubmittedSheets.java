package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Reads what units have submitted: one sheet for each unit that has answered. */
@ApplicationScoped
@Transactional
public class SubmittedSheets {

  @PersistenceContext private EntityManager entities;

  protected SubmittedSheets() {}

  public SubmittedSheets(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Hands over every sheet of a wave, by unit code; one at a time, so that a large wave never
   * stands in memory whole.
   *
   * @param formId first form of the response, for example gate
   */
  public void forEach(String waveId, String formId, Consumer<SubmittedSheet> reader) {
    List<Object[]> rows;
    String after = "";
    do {
      rows = page(waveId, formId, after);
      for (Object[] row : rows) {
        after = (String) row[0];
      }
      // Reading the texts takes longest; it is done on several threads, a page at a time.
      rows.parallelStream().map(SubmittedSheets::sheet).toList().forEach(reader);
    } while (!rows.isEmpty());
  }

  private static SubmittedSheet sheet(Object[] row) {
    return new SubmittedSheet(
        (String) row[0],
        object((String) row[1]),
        (String) row[2],
        (Instant) row[3],
        ((Number) row[4]).longValue(),
        object((String) row[5]).size());
  }

  private static JsonObject object(String text) {
    try (var json = JSON.createReader(new StringReader(text))) {
      return json.readObject();
    }
  }

  /**
   * The content hash of every sheet that {@link #forEach} would hand over, by unit code: enough to
   * see whether anything has changed.
   */
  public List<String> contentHashes(String waveId, String formId) {
    return entities
        .createQuery(
            """
            select v.contentHash from Response r, Revision v
            where r.waveId = :wave and r.formId = :form
              and v.responseId = r.id and v.number = r.submittedNumber and r.status in :answered
            order by r.unitCode""",
            String.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("answered", ResponseStatus.answered())
        .getResultList();
  }

  private List<Object[]> page(String waveId, String formId, String after) {
    return entities
        .createQuery(
            """
            select r.unitCode, v.sheet, v.contentHash, r.submittedAt, r.secondsSpent,
              v.explanations
            from Response r, Revision v
            where r.waveId = :wave and r.formId = :form and r.unitCode > :after
              and v.responseId = r.id and v.number = r.submittedNumber and r.status in :answered
            order by r.unitCode""",
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("after", after)
        .setParameter("answered", ResponseStatus.answered())
        .setMaxResults(1000)
        .getResultList();
  }
}
