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
import org.orgstatus.questionnaire.Reviewer;

/** Stores many responses at once, all or none, under the same checks as single ones. */
@ApplicationScoped
@Transactional
public class BulkSubmissions {

  private static final int BATCH = 200;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Remarks remarks;
  @Inject private ContactCipher cipher;
  @Inject private Clock clock;

  protected BulkSubmissions() {}

  /**
   * A response filled in elsewhere.
   *
   * @param at when it was sent
   * @param later what became of it then, in order; steps that its form does not know are left out
   */
  public record Filled(
      String unitCode,
      Filling filling,
      Map<String, String> explanations,
      Instant at,
      List<Later> later) {

    public Filled {
      later = List.copyOf(later);
    }

    /** One that is submitted, and approved at once where its form asks for that. */
    public Filled(String unitCode, Filling filling, Map<String, String> explanations, Instant at) {
      this(unitCode, filling, explanations, at, List.of(Later.of(Act.APPROVE, at)));
    }
  }

  /**
   * A step after sending.
   *
   * @param why for a return; says nothing otherwise
   */
  public record Later(Act act, Instant at, Judgement why) {

    public static Later of(Act act, Instant at) {
      return new Later(act, at, Judgement.of(""));
    }
  }

  /** The accounts that act. */
  public record Hands(long filler, long approver, long reviewer) {

    private By by(Act act) {
      long account =
          switch (act) {
            case SEND, RECALL -> filler;
            case APPROVE, DECLINE -> approver;
            case ACCEPT, RETURN, LOCK -> reviewer;
          };
      return new By(account, "");
    }
  }

  /**
   * Stores and submits responses of units that have none yet.
   *
   * @return how many
   * @throws SubmissionRefused at the first one with a fault; then nothing is stored
   */
  public int submit(String waveId, String formId, Iterable<Filled> all, long accountId) {
    return submit(waveId, formId, all, new Hands(accountId, accountId, accountId));
  }

  /** As {@link #submit(String, String, Iterable, long)}, each step by its own account. */
  public int submit(String waveId, String formId, Iterable<Filled> all, Hands hands) {
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
              Revision.sent(
                  response,
                  hashes,
                  one.filling(),
                  List.of(),
                  one.explanations(),
                  hands.filler(),
                  one.at());
          entities.persist(revision);
          response.find(Finding.of(one.filling()));
          take(response, revision, Later.of(Act.SEND, one.at()), hands);
          one.later().forEach(step -> take(response, revision, step, hands));
        });
  }

  private void take(Response response, Revision revision, Later later, Hands hands) {
    List<Reviewer> path = forms.first(response.waveId(), response.formId()).review();
    later
        .act()
        .after(response.status(), path)
        .ifPresent(
            to -> {
              Transition step =
                  new Transition(
                      response,
                      later.act(),
                      to,
                      revision,
                      hands.by(later.act()),
                      later.at(),
                      later.why().overall());
              entities.persist(step);
              response.take(step);
              remarks.add(step, later.why().items());
              response.reopen(later.why().items().keySet());
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
                  new Contact(
                      at, cipher.encrypt(value.toString(), at.place()), clock.instant(), null));
            });
    response.save(split.draft(), 1, one.at());
  }
}
