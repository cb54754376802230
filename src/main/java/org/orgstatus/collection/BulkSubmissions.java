package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
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
  @Inject private Attachments attachments;
  @Inject private ProposedAlliances proposedAlliances;
  @Inject private ContactCipher cipher;
  @Inject private Clock clock;

  protected BulkSubmissions() {}

  /**
   * A response filled in elsewhere.
   *
   * @param at when it was sent
   * @param later what became of it then, in order; steps that its form does not know are left out
   * @param files that it was sent with, each the answer to an item
   * @param spent on filling it in; nothing where nobody knows
   * @param ratings what each of a pair says alone before they agree; nothing where the form asks
   *     none
   */
  public record Filled(
      String unitCode,
      Filling filling,
      Map<String, String> explanations,
      Instant at,
      List<Later> later,
      Map<ItemPath, File> files,
      Duration spent,
      List<Map<String, String>> ratings) {

    public Filled {
      ratings = List.copyOf(ratings);
      later = List.copyOf(later);
      files = Map.copyOf(files);
    }

    /** One without files. */
    public Filled(
        String unitCode,
        Filling filling,
        Map<String, String> explanations,
        Instant at,
        List<Later> later) {
      this(unitCode, filling, explanations, at, later, Map.of(), Duration.ZERO, List.of());
    }

    /** One that is submitted, and approved at once where its form asks for that. */
    public Filled(String unitCode, Filling filling, Map<String, String> explanations, Instant at) {
      this(unitCode, filling, explanations, at, List.of(Later.of(Act.APPROVE, at)));
    }

    /** The same with files. */
    public Filled with(Map<ItemPath, File> sent) {
      return new Filled(unitCode, filling, explanations, at, later, sent, spent, ratings);
    }

    /** The same with the time that filling it in took. */
    public Filled taking(Duration time) {
      return new Filled(unitCode, filling, explanations, at, later, files, time, ratings);
    }

    /** The same with what each of a pair said alone. */
    public Filled rated(List<Map<String, String>> alone) {
      return new Filled(unitCode, filling, explanations, at, later, files, spent, alone);
    }
  }

  /**
   * A file that is an answer.
   *
   * @param name as the sender's device named it
   */
  public record File(String name, byte[] content) {}

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
    List<Reviewer> path = forms.first(waveId, formId).review();
    return inBatches(
        waveId,
        formId,
        all,
        (response, one, after) -> {
          List<String> files = store(response, one, hands.filler());
          List<Fault> faults = one.filling().faults();
          if (!faults.isEmpty()) {
            throw new SubmissionRefused(one.filling().routing(), faults);
          }
          keepDraft(response, one, after);
          Revision revision =
              Revision.sent(
                  response,
                  hashes,
                  one.filling(),
                  files,
                  one.explanations(),
                  hands.filler(),
                  one.at());
          after.add(() -> entities.persist(revision));
          after.add(() -> rate(response, one, hands));
          response.find(Finding.of(one.filling()));
          Sent sent = new Sent(response, one.filling(), revision, path, hands);
          take(sent, Later.of(Act.SEND, one.at()), after);
          one.later().forEach(later -> take(sent, later, after));
        });
  }

  /** The pair are those who filled it in and who would approve it; both agree to what is sent. */
  private void rate(Response response, Filled one, Hands hands) {
    Iterator<Long> pair = List.of(hands.filler(), hands.approver()).iterator();
    for (Map<String, String> alone : one.ratings()) {
      VisitRating rating = new VisitRating(response.id(), pair.next());
      rating.give(alone, one.at());
      VisitRatings.standing(one.filling()).ifPresent(agreed -> rating.agree(agreed, one.at()));
      entities.persist(rating);
    }
  }

  /** Whatever can be known before the response is stored is, so that it is written once. */
  @FunctionalInterface
  private interface Completion {

    /**
     * @param after takes what refers to the response and is stored after it
     */
    void of(Response response, Filled one, List<Runnable> after);
  }

  /** A response with the sheet that its steps are about. */
  private record Sent(
      Response response, Filling filling, Revision revision, List<Reviewer> path, Hands hands) {}

  private void take(Sent sent, Later later, List<Runnable> after) {
    later
        .act()
        .after(sent.response().status(), sent.path())
        .ifPresent(to -> take(sent, later, to, after));
  }

  private void take(Sent sent, Later later, ResponseStatus to, List<Runnable> after) {
    Response response = sent.response();
    Transition step =
        new Transition(
            response,
            later.act(),
            to,
            sent.revision(),
            sent.hands().by(later.act()),
            later.at(),
            later.why().overall());
    response.take(step);
    response.reopen(later.why().items().keySet());
    after.add(() -> entities.persist(step));
    after.add(() -> remarks.add(step, later.why().items()));
    if (to == ResponseStatus.SUBMITTED) {
      after.add(() -> proposedAlliances.propose(response, sent.filling(), later.at()));
    }
  }

  /** Stores started drafts, not submitted. */
  public int saveDrafts(String waveId, String formId, Iterable<Filled> all) {
    return inBatches(waveId, formId, all, this::keepDraft);
  }

  /** Responses first, then what refers to them: EclipseLink does not see that it does. */
  private int inBatches(String waveId, String formId, Iterable<Filled> all, Completion completion) {
    int count = 0;
    List<Runnable> after = new ArrayList<>();
    for (Filled one : all) {
      Response response = new Response(waveId, formId, one.unitCode(), one.at());
      entities.persist(response);
      completion.of(response, one, after);
      if (++count % BATCH == 0) {
        finish(after);
      }
    }
    finish(after);
    return count;
  }

  private void finish(List<Runnable> after) {
    entities.flush();
    after.forEach(Runnable::run);
    entities.flush();
    entities.clear();
    after.clear();
  }

  /** Judges and stores the files as if they had been uploaded; gives back their hashes. */
  private List<String> store(Response response, Filled one, long account) {
    List<String> hashes = new ArrayList<>();
    if (!one.files().isEmpty()) {
      entities.flush(); // they refer to the response
    }
    new TreeMap<>(one.files())
        .forEach(
            (path, file) -> {
              try (InputStream body = new ByteArrayInputStream(file.content())) {
                Attachment stored = attachments.store(response, path, file.name(), body, account);
                one.filling().answer(path, stored.answer());
                hashes.add(stored.sha256());
              } catch (IOException | RefusedUpload e) {
                throw new IllegalArgumentException("not a file to be kept: " + file.name(), e);
              }
            });
    return hashes;
  }

  private void keepDraft(Response response, Filled one, List<Runnable> after) {
    DraftSplit split = DraftSplit.of(one.filling());
    split
        .contacts()
        .forEach(
            (path, value) -> {
              Contact.Key at = new Contact.Key(response.id(), path.toString());
              Contact contact =
                  new Contact(
                      at, cipher.encrypt(value.toString(), at.place()), clock.instant(), null);
              after.add(() -> entities.persist(contact));
            });
    response.save(split.draft(), 1, one.at());
    response.spent(one.spent());
  }
}
