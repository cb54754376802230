package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    Map<String, List<Map<String, String>>> ratings = ratings(waveId, formId);
    List<Object[]> rows;
    String after = "";
    do {
      rows = page(waveId, formId, after);
      for (Object[] row : rows) {
        after = (String) row[0];
      }
      // Reading the texts takes longest; it is done on several threads, a page at a time.
      rows.parallelStream().map(row -> sheet(row, ratings)).toList().forEach(reader);
    } while (!rows.isEmpty());
  }

  /** Those of pairs, by unit; forms without such a section have none. */
  private Map<String, List<Map<String, String>>> ratings(String waveId, String formId) {
    Map<String, List<Map<String, String>>> ratings = new HashMap<>();
    entities
        .createQuery(
            """
            select r.unitCode, v from Response r, VisitRating v
            where r.waveId = :wave and r.formId = :form and v.responseId = r.id
            order by v.id\
            """,
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .getResultList()
        .forEach(
            row ->
                ratings
                    .computeIfAbsent((String) row[0], unit -> new ArrayList<>())
                    .add(((VisitRating) row[1]).answers()));
    return ratings;
  }

  private static SubmittedSheet sheet(
      Object[] row, Map<String, List<Map<String, String>>> ratings) {
    return new SubmittedSheet(
        (String) row[0],
        object((String) row[1]),
        (String) row[2],
        (Instant) row[3],
        ((Number) row[4]).longValue(),
        object((String) row[5]).size(),
        ratings.getOrDefault((String) row[0], List.of()));
  }

  private static JsonObject object(String text) {
    try (var json = JSON.createReader(new StringReader(text))) {
      return json.readObject();
    }
  }

  /**
   * The content hash of every sheet that {@link #forEach} would hand over, by unit code, and when
   * words were taken out of it: enough to see whether anything has changed.
   */
  public List<String> contentHashes(String waveId, String formId) {
    return entities
        .createQuery(
            """
            select v.contentHash, v.redactedAt from Response r, Revision v
            where r.waveId = :wave and r.formId = :form
              and v.responseId = r.id and v.number = r.submittedNumber and r.status in :answered
            order by r.unitCode\
            """,
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("answered", ResponseStatus.answered())
        .getResultStream()
        .map(row -> row[1] == null ? (String) row[0] : row[0] + " " + row[1])
        .toList();
  }

  /** How many submitted sheets confirmed or explained each soft check, by its id. */
  public Map<String, Integer> countExplained(String waveId, String formId) {
    Map<String, Integer> counts = new TreeMap<>();
    entities
        .createQuery(
            """
            select v.explanations from Response r, Revision v
            where r.waveId = :wave and r.formId = :form
              and v.responseId = r.id and v.number = r.submittedNumber and r.status in :answered\
            """,
            String.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("answered", ResponseStatus.answered())
        .getResultList()
        .forEach(text -> object(text).keySet().forEach(id -> counts.merge(id, 1, Integer::sum)));
    return counts;
  }

  /** The sheet of one unit; empty where it has not answered. Ratings are left out. */
  public Optional<SubmittedSheet> find(String waveId, String formId, String unitCode) {
    return entities
        .createQuery(
            """
            select r.unitCode, v.sheet, v.contentHash, r.submittedAt, r.secondsSpent,
              v.explanations
            from Response r, Revision v
            where r.waveId = :wave and r.formId = :form and r.unitCode = :unit
              and v.responseId = r.id and v.number = r.submittedNumber and r.status in :answered\
            """,
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("unit", unitCode)
        .setParameter("answered", ResponseStatus.answered())
        .getResultStream()
        .findFirst()
        .map(row -> sheet(row, Map.of()));
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
            order by r.unitCode\
            """,
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("after", after)
        .setParameter("answered", ResponseStatus.answered())
        .setMaxResults(1000)
        .getResultList();
  }
}
