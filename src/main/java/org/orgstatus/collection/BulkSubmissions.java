package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;

/** Stores many responses at once, all or none, under the same checks as single ones. */
@ApplicationScoped
@Transactional
public class BulkSubmissions {

  private static final int BATCH = 200;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private ContactCipher cipher;
  @Inject private Clock clock;

  protected BulkSubmissions() {}

  BulkSubmissions(EntityManager entities, WaveForms forms, ContactCipher cipher, Clock clock) {
    this.entities = entities;
    this.forms = forms;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** A response filled in elsewhere. */
  public record Filled(
      String unitCode, Filling filling, Map<String, String> explanations, Instant at) {}

  /**
   * Stores and submits responses of units that have none yet.
   *
   * @return how many
   * @throws SubmissionRefused at the first one with a fault; then nothing is stored
   */
  public int submit(String waveId, String formId, Iterable<Filled> all, long accountId) {
    String hashes = forms.contentHashes(waveId);
    return inBatches(
        all,
        one -> new Response(waveId, formId, one.unitCode(), one.at()),
        (response, one) -> {
          List<Fault> faults = one.filling().faults();
          if (!faults.isEmpty()) {
            throw new SubmissionRefused(one.filling().routing(), faults);
          }
          keepDraft(response, one);
          Revision revision =
              Revision.submitted(
                  response, hashes, one.filling(), one.explanations(), accountId, one.at());
          entities.persist(revision);
          response.submit(revision, one.at());
        });
  }

  /** Stores started drafts, not submitted. */
  public int saveDrafts(String waveId, String formId, Iterable<Filled> all) {
    return inBatches(
        all, one -> new Response(waveId, formId, one.unitCode(), one.at()), this::keepDraft);
  }

  /** Responses first, then what refers to them: EclipseLink does not see that it does. */
  private int inBatches(
      Iterable<Filled> all,
      Function<Filled, Response> start,
      BiConsumer<Response, Filled> complete) {
    int count = 0;
    Map<Response, Filled> batch = new LinkedHashMap<>();
    for (Filled one : all) {
      Response response = start.apply(one);
      entities.persist(response);
      batch.put(response, one);
      if (++count % BATCH == 0) {
        finish(batch, complete);
      }
    }
    finish(batch, complete);
    return count;
  }

  private void finish(Map<Response, Filled> batch, BiConsumer<Response, Filled> complete) {
    entities.flush();
    batch.forEach(complete);
    entities.flush();
    entities.clear();
    batch.clear();
  }

  private void keepDraft(Response response, Filled one) {
    DraftSplit split = DraftSplit.of(one.filling());
    split
        .contacts()
        .forEach(
            (path, value) -> {
              Contact.Key at = new Contact.Key(response.id(), path.toString());
              entities.persist(
                  new Contact(at, cipher.encrypt(value.toString(), at.place()), clock.instant()));
            });
    response.save(split.draft(), 1, one.at());
  }
}
