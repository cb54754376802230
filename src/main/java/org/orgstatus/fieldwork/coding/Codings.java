package org.orgstatus.fieldwork.coding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.fieldwork.InterviewWithdrawn;
import org.orgstatus.fieldwork.coding.CodingRefused.Reason;

/**
 * Where texts are coded. A text that was drawn is coded by two people who do not see each other's
 * work before both have finished; any other by one. What is locked stays as it is.
 */
@ApplicationScoped
@Transactional
public class Codings {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private OpenTexts texts;
  @Inject private CodeFrames frames;
  @Inject private Quotations quotations;
  @Inject private Responses responses;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Codings() {}

  /** The texts of one form with what was made of them, by unit. */
  public List<CodedText> list(String waveId, String formId) {
    String where =
        "x.responseId in (select r.id from Response r where r.waveId = :a and r.formId = :b)";
    Map<TextPlace, List<CodingTurn>> turns =
        by(CodingTurn.class, where, waveId, formId, CodingTurn::place);
    Map<TextPlace, List<Coding>> codings = by(Coding.class, where, waveId, formId, Coding::place);
    Map<TextPlace, List<CodeDecision>> decisions =
        by(CodeDecision.class, where, waveId, formId, CodeDecision::place);
    Set<Long> locked =
        locks(waveId, formId).stream().map(CodingLock::responseId).collect(Collectors.toSet());
    return texts.list(waveId, formId).stream()
        .map(
            text ->
                new CodedText(
                    text,
                    turns.getOrDefault(text.place(), List.of()),
                    codings.getOrDefault(text.place(), List.of()),
                    decisions.getOrDefault(text.place(), List.of()),
                    locked.contains(text.place().responseId())))
        .toList();
  }

  /** By whom and when the coding of responses to a form was closed. */
  public List<CodingLock> locks(String waveId, String formId) {
    return entities
        .createQuery(
            "select l from CodingLock l, Response r where r.id = l.responseId"
                + " and r.waveId = :wave and r.formId = :form order by l.responseId",
            CodingLock.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .getResultList();
  }

  /** By whom and when the coding of a response was closed; empty where it is open. */
  public Optional<CodingLock> lock(long responseId) {
    return Optional.ofNullable(entities.find(CodingLock.class, responseId));
  }

  /** The responses to a form that have texts to code, by unit. */
  public List<CodedRecord> records(String waveId, String formId) {
    Set<Long> written =
        Set.copyOf(
            entities
                .createQuery(
                    "select t.responseId from Transcript t, Response r where r.id = t.responseId"
                        + " and r.waveId = :wave and r.formId = :form and t.finishedAt is null",
                    Long.class)
                .setParameter("wave", waveId)
                .setParameter("form", formId)
                .getResultList());
    return CodedRecord.of(list(waveId, formId), written);
  }

  /**
   * What people said something to, by unit: each code once for each person and question. Nothing
   * before the coding of the record is locked: until then consent can be taken back.
   */
  public Map<String, List<LockedTheme>> themes(String waveId, String formId) {
    if (locks(waveId, formId).isEmpty()) {
      return Map.of();
    }
    Map<String, List<LockedTheme>> themes = new TreeMap<>();
    for (CodedRecord coded : records(waveId, formId)) {
      if (coded.isLocked()) {
        List<LockedTheme> all = LockedTheme.of(coded);
        if (!all.isEmpty()) {
          themes.put(coded.first().unitCode(), all);
        }
      }
    }
    return themes;
  }

  /** The texts of all forms of a wave. */
  public List<CodedText> list(String waveId) {
    return texts.forms(waveId).stream().flatMap(form -> list(waveId, form).stream()).toList();
  }

  /** One text with what was made of it. */
  public Optional<CodedText> find(TextPlace place) {
    return texts.find(place).map(this::coded);
  }

  private CodedText coded(OpenText text) {
    return new CodedText(
        text,
        of(CodingTurn.class, text.place(), "x.id"),
        of(Coding.class, text.place(), "x.starts, x.ends, x.code, x.id"),
        of(CodeDecision.class, text.place(), "x.id"),
        lock(text.place().responseId()).isPresent());
  }

  private <T> List<T> of(Class<T> type, TextPlace place, String order) {
    return entities
        .createQuery(
            "select x from "
                + type.getSimpleName()
                + " x where x.responseId = :response and x.item = :item order by "
                + order,
            type)
        .setParameter("response", place.responseId())
        .setParameter("item", place.item())
        .getResultList();
  }

  private <T> Map<TextPlace, List<T>> by(
      Class<T> type, String where, String waveId, String formId, Function<T, TextPlace> place) {
    String order = type == Coding.class ? "x.starts, x.ends, x.code, x.id" : "x.id";
    Map<TextPlace, List<T>> all = new HashMap<>();
    entities
        .createQuery(
            "select x from " + type.getSimpleName() + " x where " + where + " order by " + order,
            type)
        .setParameter("a", waveId)
        .setParameter("b", formId)
        .getResultList()
        .forEach(x -> all.computeIfAbsent(place.apply(x), p -> new ArrayList<>()).add(x));
    return all;
  }

  /**
   * Gives codes to a passage. A code that the account gave it already is kept once.
   *
   * @param start offset in code points
   * @throws IllegalArgumentException where the passage does not lie in the text, or a code is none
   *     that may be given today
   */
  public void code(OpenText text, int start, int end, Collection<String> codes, long account) {
    if (start < 0 || end > text.length() || start >= end) {
      throw new IllegalArgumentException("no passage of the text: " + start + " to " + end);
    }
    CodeFrame frame = frames.get();
    LocalDate today = LocalDate.now(clock);
    for (String code : codes) {
      FrameCode known =
          frame.find(code).orElseThrow(() -> new IllegalArgumentException("no code " + code));
      if (frame.isHeading(known) || !known.isOpen(today)) {
        throw new IllegalArgumentException("not to be given: " + code);
      }
    }
    CodedText now = editable(text, account);
    begin(now, account);
    for (String code : Set.copyOf(codes)) {
      boolean given =
          now.codings().stream()
              .anyMatch(
                  c ->
                      c.accountId() == account
                          && c.code().equals(code)
                          && c.starts() == start
                          && c.ends() == end
                          && c.fits(text));
      if (!given) {
        entities.persist(new Coding(text, start, end, code, account, now()));
      }
    }
    fire("text-coded", text, codes.stream().sorted().collect(Collectors.joining(" ")));
  }

  /** Takes a code away that the account gave; one that is gone already changes nothing. */
  public void remove(OpenText text, long codingId, long account) {
    CodedText now = editable(text, account);
    now.codings().stream()
        .filter(c -> c.id() == codingId && c.accountId() == account)
        .findFirst()
        .ifPresent(
            coding -> {
              fire("text-uncoded", text, coding.code());
              entities.remove(coding);
            });
  }

  /**
   * Says that the account has coded all of the text; nothing may fit too. Where two code, the
   * second finish opens both to each other.
   */
  public void finish(OpenText text, long account) {
    CodedText now = held(text);
    if (now.turn(account).filter(t -> t.isDone(text)).isPresent()) {
      return;
    }
    CodedText checked = editable(text, account);
    if (!checked.unfit(account).isEmpty()) {
      throw new CodingRefused(Reason.CHANGED);
    }
    begin(checked, account).finish(text, now());
    fire("text-finished", text, "");
  }

  /** Opens the account's own coding again, as long as nothing was compared. */
  public void reopen(OpenText text, long account) {
    CodedText now = held(text);
    if (now.locked()) {
      throw new CodingRefused(Reason.LOCKED);
    }
    if (now.isCompared()) {
      throw new CodingRefused(Reason.BOTH_DONE);
    }
    now.turn(account)
        .filter(t -> t.doneAt().isPresent())
        .ifPresent(
            turn -> {
              turn.goOn();
              fire("text-reopened", text, "");
            });
  }

  /**
   * Lays the account's passages on the text as it is now: those whose words still stand in it once
   * move there, the others go.
   *
   * @return how many went
   */
  public int recheck(OpenText text, long account) {
    CodedText now = editable(text, account);
    int gone = 0;
    for (Coding coding : now.unfit(account)) {
      int at = text.words().indexOf(coding.words());
      if (at >= 0 && text.words().indexOf(coding.words(), at + 1) < 0) {
        int start = text.words().codePointCount(0, at);
        int end = start + coding.words().codePointCount(0, coding.words().length());
        coding.stand(text, start, end);
      } else {
        entities.remove(coding);
        gone++;
      }
    }
    fire("text-rechecked", text, gone + " gone");
    return gone;
  }

  /** Keeps a thought; the same one sent twice in a row is kept once. */
  public void note(OpenText text, String code, String words, long account) {
    if (words.isBlank()
        || words.length() > CodingMemo.LONGEST
        || !code.isEmpty() && frames.get().find(code).isEmpty()) {
      throw new IllegalArgumentException("not a memo");
    }
    held(text);
    List<CodingMemo> before = memos(text.place());
    boolean known =
        before.stream()
            .anyMatch(
                m -> m.accountId() == account && m.code().equals(code) && m.words().equals(words));
    if (!known) {
      entities.persist(new CodingMemo(text.place(), code, words, account, now()));
      fire("memo-written", text, code);
    }
  }

  /** The memos on a text, the oldest first. */
  public List<CodingMemo> memos(TextPlace place) {
    return of(CodingMemo.class, place, "x.id");
  }

  /**
   * Takes away what was made of an interview whose speaker takes the consent back: codings, memos,
   * decisions, and the words of quotations, which are withdrawn. The words themselves have left the
   * sheets before.
   *
   * @throws CodingRefused when the coding of the form is locked and the interview a part of it; one
   *     that came later is not
   */
  void forget(@Observes InterviewWithdrawn event) {
    for (CodeFrame.CodedItems coded : frames.get().texts()) {
      if (!coded.repeat().isEmpty()) {
        responses
            .find(event.waveId(), coded.form(), event.allianceId())
            .ifPresent(response -> erase(response, row(response, coded, event.interview())));
      }
    }
  }

  private String row(Response response, CodeFrame.CodedItems coded, String interview) {
    return InterviewRow.of(responses.filling(response), coded.repeat(), coded.speaker()).stream()
        .filter(one -> one.interview().equals(interview))
        .findFirst()
        .map(InterviewRow::place)
        .orElse(coded.repeat() + "/" + interview + "/");
  }

  /**
   * The same for texts of any response.
   *
   * @param row as {@link TextPlace#row()} writes it
   */
  void erase(Response response, String row) {
    entities.find(Response.class, response.id(), LockModeType.PESSIMISTIC_WRITE);
    if (lock(response.id()).isPresent() && isCoded(response, row)) {
      throw new CodingRefused(Reason.LOCKED);
    }
    for (String kind : List.of("Coding", "CodingTurn", "CodingMemo", "CodeDecision")) {
      entities
          .createQuery(
              "delete from " + kind + " x where x.responseId = :response and x.item like :row")
          .setParameter("response", response.id())
          .setParameter("row", row + "%")
          .executeUpdate();
    }
    quotations.erase(response.id(), row);
    recorded.fire(new Recorded("codings-erased", "response " + response.id(), row));
  }

  /** Whether somebody has begun to code it: what came after the lock nobody has. */
  private boolean isCoded(Response response, String row) {
    return entities
            .createQuery(
                "select count(t) from CodingTurn t where t.responseId = :response"
                    + " and t.item like :row",
                Long.class)
            .setParameter("response", response.id())
            .setParameter("row", row + "%")
            .getSingleResult()
        > 0;
  }

  private CodingTurn begin(CodedText now, long account) {
    return now.turn(account)
        .orElseGet(
            () -> {
              CodingTurn turn = new CodingTurn(now.text().place(), account, now());
              entities.persist(turn);
              return turn;
            });
  }

  /** The text as it stands for a change by the account. */
  private CodedText editable(OpenText text, long account) {
    CodedText now = held(text);
    if (now.locked()) {
      throw new CodingRefused(Reason.LOCKED);
    }
    Optional<CodingTurn> own = now.turn(account);
    if (own.isEmpty() && now.turns().size() >= text.coders()) {
      throw new CodingRefused(Reason.TAKEN);
    }
    if (own.filter(t -> t.isDone(text)).isPresent()) {
      throw new CodingRefused(now.isCompared() ? Reason.BOTH_DONE : Reason.DONE);
    }
    return now;
  }

  /** Whoever changes the coding of a response waits here for the other who does. */
  private CodedText held(OpenText text) {
    entities.find(Response.class, text.place().responseId(), LockModeType.PESSIMISTIC_WRITE);
    return texts
        .find(text.place())
        .filter(now -> now.words().equals(text.words()))
        .map(this::coded)
        .orElseThrow(() -> new CodingRefused(Reason.GONE));
  }

  private void fire(String action, OpenText text, String detail) {
    recorded.fire(new Recorded(action, "text " + text.place().word(), detail));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
