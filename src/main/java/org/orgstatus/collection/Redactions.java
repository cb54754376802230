package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.orgstatus.questionnaire.ItemPath;

/**
 * Takes what one person said out of a response for good, in whatever state it is: out of the draft,
 * the trace of its saves and every sheet that was sent. That it stood there stays on record, and so
 * does the hash of what was sent.
 */
@ApplicationScoped
@Transactional
public class Redactions {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
  @Inject private Clock clock;

  protected Redactions() {}

  /**
   * What goes.
   *
   * @param row id of the row in the draft
   * @param key item by whose answer the row is known in sheets that were sent; it stays
   * @param kept names of the items that stay as they are, the key among them
   * @param instead what some items say from now on, by name
   */
  public record Row(
      String repeat, String row, String key, Set<String> kept, Map<String, JsonValue> instead) {

    public Row {
      kept = Set.copyOf(kept);
      instead = Map.copyOf(instead);
    }

    private boolean takes(ItemPath path) {
      return path.repeat().equals(repeat) && path.row().equals(row) && !kept.contains(path.name());
    }
  }

  /** Takes a row's answers out. */
  public void redact(long responseId, Row row) {
    Response response = entities.find(Response.class, responseId, LockModeType.PESSIMISTIC_WRITE);
    String known =
        responses
            .filling(response)
            .value(new ItemPath(row.repeat(), row.row(), row.key()))
            .inExpressions()
            .text();
    response.redact(without(response.draft(), row, response.draftRevision() + 1));
    Predicate<ItemPath> taken = row::takes;
    entities
        .createQuery("select s from ResponseSave s where s.responseId = :id", ResponseSave.class)
        .setParameter("id", responseId)
        .getResultList()
        .forEach(save -> save.forget(taken));
    if (!known.isEmpty()) {
      responses
          .listRevisions(response)
          .forEach(revision -> revision.redact(row, known, clock.instant()));
    }
  }

  private static Draft without(Draft draft, Row row, long revision) {
    Map<ItemPath, Draft.Entry> changed = new TreeMap<>();
    draft.entries().keySet().stream()
        .filter(row::takes)
        .forEach(path -> changed.put(path, new Draft.Entry(JsonValue.NULL, revision)));
    row.instead()
        .forEach(
            (name, value) ->
                changed.put(
                    new ItemPath(row.repeat(), row.row(), name), new Draft.Entry(value, revision)));
    return draft.with(changed);
  }
}
