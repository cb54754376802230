package org.orgstatus.fieldwork;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Saved;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;

/**
 * Takes in what was written down on a visit. Whatever a device sends twice, in pieces or out of
 * order, from two devices or after the wave has ended: each entry is taken once, none writes over
 * what the other of the pair wrote, and each gets its own answer.
 */
@ApplicationScoped
@Transactional
public class VisitEntries {

  private static final LocalText MALFORMED =
      LocalText.of(
          "这条内容的格式不对，服务器没有收下。请把走访应用更新到最新版后再试。",
          "The server does not understand this and did not take it. Update the visit app and try"
              + " again.");
  private static final LocalText NOT_OF_PAIR =
      LocalText.of(
          "写这条内容的账号从来不是这次走访的人员，服务器没有收下。请联系全国办公室核对走访人员。",
          "The account that wrote this never was one of the two of this visit, so it was not taken."
              + " Ask the national office to check who visits.");
  private static final LocalText FORMER_RATING =
      LocalText.of(
          "写这份评定的人已不在这次走访的两人之中，评定由现在的两人各自做。请在本机删除这一项。",
          "Whoever made this rating is not one of the two any more; the two of now rate each for"
              + " themselves. Delete it on the device.");
  private static final LocalText CONSENT_FIRST =
      LocalText.of(
          "这位受访者的知情同意记录还没有送到。内容留在本机，同意记录送到后会自动再送。",
          "The consent of this respondent has not arrived yet. This stays on the device and is sent"
              + " again after it.");
  private static final LocalText NO_NOTES =
      LocalText.of(
          "受访者不同意访谈或已撤回同意，不能保存访谈内容。请在本机删除这条记录。",
          "The respondent declined, or took the consent back, so nothing that was said is kept."
              + " Delete it on the device.");
  private static final LocalText WITHDRAWN =
      LocalText.of(
          "这位受访者已撤回同意，不能再改。如果受访者重新同意，请用新的编号建一段访谈。",
          "This respondent took the consent back. If the person agrees anew, begin an interview"
              + " with a new number.");
  private static final LocalText NOT_HERE =
      LocalText.of(
          "这一题不在走访应用中填写。请联网后在戊表页面填写。",
          "This question is not answered in the visit app. Answer it on the pages of form E.");
  private static final LocalText UNREAD =
      LocalText.of(
          "答案不符合这道题的要求，没有录入。请在本机改正后再送。",
          "The answer does not suit the question and was not entered. Correct it on the device.");
  private static final LocalText RATED =
      LocalText.of(
          "两人的评定都已提交，不能再改。请删除本机的评定，并在戊表页面商定结果。",
          "Both ratings are given and stay as they are. Delete this one and agree on the pages of"
              + " form E.");
  private static final LocalText OWN_RATING =
      LocalText.of(
          "评定只能由本人提交。请本人登录后再送。",
          "A rating is sent by the person who made it. Let that person sign in and send it.");
  private static final LocalText OTHER_VISIT =
      LocalText.of(
          "这条内容的编号已用于另一次走访，服务器没有收下。请联系全国办公室。",
          "The id of this belongs to another visit, so it was not taken. Ask the national office.");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Visits visits;
  @Inject private Responses responses;
  @Inject private VisitRatings ratings;
  @Inject private Waves waves;
  @Inject private Alliances alliances;
  @Inject private Event<Recorded> recorded;
  @Inject private Event<ConsentChanged> changed;
  @Inject private Clock clock;

  protected VisitEntries() {}

  /** Everything that has come in, in the order in which it was written. */
  public List<VisitEntry> list(Visit visit) {
    return entities
        .createQuery(
            "select e from VisitEntry e where e.visitId = :visit order by e.writtenAt, e.id",
            VisitEntry.class)
        .setParameter("visit", visit.id())
        .getResultList();
  }

  /**
   * Takes in what one device sends, in its order.
   *
   * @param senderId one of the pair
   */
  public List<EntryOutcome> enter(long visitId, List<SentEntry> sent, long senderId) {
    Visit visit = visits.locked(visitId);
    if (!visit.isOfPair(senderId)) {
      throw new IllegalArgumentException("account " + senderId + " is not of visit " + visitId);
    }
    List<EntryOutcome> outcomes = new ArrayList<>();
    long taken = 0;
    for (SentEntry entry : sent) {
      EntryOutcome outcome = enter(visit, entry, senderId);
      outcomes.add(outcome);
      taken += outcome.result() == EntryOutcome.Result.DONE ? 1 : 0;
    }
    fire("visit-synchronized", visit, taken + " of " + sent.size() + " entries");
    return outcomes;
  }

  /**
   * Enters what was held while the response took no answers, as far as it takes them now.
   *
   * @return how many were entered
   */
  public int enterHeld(long visitId) {
    Visit visit = visits.locked(visitId);
    if (!takesAnswers(visit)) {
      return 0;
    }
    int entered = 0;
    for (VisitEntry held : list(visit)) {
      if (held.state() == VisitEntry.State.HELD) {
        SentEntry again =
            new SentEntry(
                held.id(),
                held.kind(),
                held.accountId(),
                held.interview(),
                held.item(),
                held.body(),
                0,
                held.writtenAt());
        EntryOutcome outcome = work(visit, again, held.accountId(), Optional.of(held));
        entered += outcome.result() == EntryOutcome.Result.DONE ? 1 : 0;
      }
    }
    fire("visit-held-entered", visit, entered + " entries");
    return entered;
  }

  private EntryOutcome enter(Visit visit, SentEntry sent, long senderId) {
    if (!sent.isWellFormed()) {
      return EntryOutcome.refused(sent.id(), MALFORMED);
    }
    VisitEntry known = entities.find(VisitEntry.class, sent.id());
    if (known != null) {
      return known.visitId() == visit.id()
          ? EntryOutcome.of(sent.id(), known.state())
          : EntryOutcome.refused(sent.id(), OTHER_VISIT);
    }
    return visit.isAuthor(sent.author())
        ? work(visit, sent, senderId, Optional.empty())
        : EntryOutcome.refused(sent.id(), NOT_OF_PAIR);
  }

  private EntryOutcome work(Visit visit, SentEntry sent, long senderId, Optional<VisitEntry> held) {
    return switch (sent.kind()) {
      case CONSENT -> consent(visit, sent, senderId, held);
      case NOTE -> note(visit, sent, senderId, held);
      case ANSWER -> answer(visit, sent, senderId, held);
      case RATING -> rating(visit, sent, senderId, held);
      case CHECK -> keep(visit, sent, senderId, held, VisitEntry.State.ENTERED);
      case WITHDRAWAL -> EntryOutcome.refused(sent.id(), MALFORMED);
    };
  }

  // ---- consent

  private EntryOutcome consent(
      Visit visit, SentEntry sent, long senderId, Optional<VisitEntry> held) {
    Optional<JsonObject> said = object(sent.value());
    if (said.isEmpty() || sent.interview().isEmpty()) {
      return EntryOutcome.refused(sent.id(), MALFORMED);
    }
    if (isWithdrawn(visit, sent.interview())) {
      return EntryOutcome.refused(sent.id(), WITHDRAWN);
    }
    Optional<String> before = consent(visit, sent.interview());
    EntryOutcome outcome = agree(visit, sent, said.get(), senderId, held);
    String now = consent(visit, sent.interview()).orElse("");
    if (before.isPresent() && !before.get().equals(now)) {
      changed.fire(new ConsentChanged(visit.id(), sent.interview(), now, sent.author()));
    }
    return outcome;
  }

  private EntryOutcome agree(
      Visit visit, SentEntry sent, JsonObject said, long senderId, Optional<VisitEntry> held) {
    if (!takesAnswers(visit)) {
      return keep(visit, sent, senderId, held, VisitEntry.State.HELD);
    }
    Response response = open(visit);
    List<Change> changes = new ArrayList<>();
    List<String> rows = rows(response);
    if (!rows.contains(sent.interview())) {
      JsonArrayBuilder all = JSON.createArrayBuilder(rows).add(sent.interview());
      ItemPath repeat = ItemPath.of(VisitItems.INTERVIEWS);
      changes.add(new Change(repeat, all.build(), revision(response, repeat)));
    }
    for (String item : List.of(VisitItems.CODE, VisitItems.ROLE, VisitItems.CONSENT)) {
      JsonValue value = said.getOrDefault(item, JsonValue.NULL);
      ItemPath path = VisitItems.of(sent.interview(), item);
      changes.add(new Change(path, value, basis(sent, response, path)));
    }
    return saved(
        visit, sent, senderId, held, responses.save(response.id(), changes, sent.author()));
  }

  /** What the respondent has agreed to, as far as it is known; empty before. */
  Optional<String> consent(Visit visit, String interview) {
    if (isWithdrawn(visit, interview)) {
      return Optional.of(VisitItems.REFUSED);
    }
    Optional<String> held =
        list(visit).stream()
            .filter(e -> e.kind() == VisitEntry.Kind.CONSENT && e.interview().equals(interview))
            .filter(e -> e.state() == VisitEntry.State.HELD)
            .reduce((first, last) -> last)
            .flatMap(e -> object(e.body()))
            .map(said -> said.getString(VisitItems.CONSENT, ""));
    return held.or(
        () ->
            visits
                .response(visit)
                .map(responses::filling)
                .map(f -> f.value(VisitItems.of(interview, VisitItems.CONSENT)))
                .filter(AnswerValue::isGiven)
                .map(value -> value.inExpressions().text()));
  }

  /** Whether the respondent took the consent back, on the device or in the office. */
  boolean isWithdrawn(Visit visit, String interview) {
    return list(visit).stream()
        .anyMatch(e -> e.kind() == VisitEntry.Kind.WITHDRAWAL && e.interview().equals(interview));
  }

  // ---- notes

  private EntryOutcome note(Visit visit, SentEntry sent, long senderId, Optional<VisitEntry> held) {
    if (sent.value().isBlank()) {
      return EntryOutcome.refused(sent.id(), MALFORMED);
    }
    if (sent.interview().isEmpty()) {
      return keep(visit, sent, senderId, held, VisitEntry.State.ENTERED);
    }
    Optional<String> consent = consent(visit, sent.interview());
    if (consent.isEmpty()) {
      return EntryOutcome.later(sent.id(), CONSENT_FIRST);
    }
    if (consent.get().equals(VisitItems.REFUSED)) {
      return EntryOutcome.refused(sent.id(), NO_NOTES);
    }
    if (!takesAnswers(visit)) {
      return keep(visit, sent, senderId, held, VisitEntry.State.HELD);
    }
    Response response = open(visit);
    ItemPath path = VisitItems.of(sent.interview(), sent.item());
    if (isText(response, path)) {
      append(response, path, sent);
    }
    return keep(visit, sent, senderId, held, VisitEntry.State.ENTERED);
  }

  /** Adds the words under what stands there, whoever wrote that. */
  private void append(Response response, ItemPath path, SentEntry sent) {
    String stands = responses.filling(response).value(path).inExpressions().text();
    String words = sent.value().strip();
    String both = stands.isEmpty() ? words : stands + "\n" + words;
    Change change = new Change(path, JSON.createValue(both), revision(response, path));
    responses.save(response.id(), List.of(change), sent.author());
  }

  private boolean isText(Response response, ItemPath path) {
    return question(response, path)
        .filter(q -> q.type() == AnswerType.TEXT)
        .filter(q -> !VisitItems.ABOUT.contains(q.name()))
        .isPresent();
  }

  // ---- answers outside interviews

  private EntryOutcome answer(
      Visit visit, SentEntry sent, long senderId, Optional<VisitEntry> held) {
    Optional<JsonValue> value = value(sent.value());
    if (value.isEmpty() || !sent.interview().isEmpty() || sent.item().isEmpty()) {
      return EntryOutcome.refused(sent.id(), MALFORMED);
    }
    if (!takesAnswers(visit)) {
      return keep(visit, sent, senderId, held, VisitEntry.State.HELD);
    }
    Response response = open(visit);
    ItemPath path;
    try {
      path = ItemPath.of(sent.item());
    } catch (IllegalArgumentException e) {
      return EntryOutcome.refused(sent.id(), MALFORMED);
    }
    boolean alone =
        ratings.questions(response).stream().anyMatch(q -> q.name().equals(sent.item()));
    Optional<Item.Question> question = question(response, path);
    if (alone || question.filter(q -> q.type() != AnswerType.FILE).isEmpty()) {
      return EntryOutcome.refused(sent.id(), NOT_HERE);
    }
    Change change = new Change(path, value.get(), basis(sent, response, path));
    Saved saved = responses.save(response.id(), List.of(change), sent.author());
    return saved(visit, sent, senderId, held, saved);
  }

  // ---- ratings

  private EntryOutcome rating(
      Visit visit, SentEntry sent, long senderId, Optional<VisitEntry> held) {
    if (!visit.isOfPair(sent.author())) {
      return EntryOutcome.refused(sent.id(), FORMER_RATING);
    }
    if (sent.author() != senderId) {
      return EntryOutcome.refused(sent.id(), OWN_RATING);
    }
    if (!takesAnswers(visit)) {
      return keep(visit, sent, senderId, held, VisitEntry.State.HELD);
    }
    Map<String, String> answers = new TreeMap<>();
    object(sent.value())
        .ifPresent(
            all ->
                all.forEach(
                    (name, code) -> {
                      if (code instanceof JsonString text) {
                        answers.put(name, text.getString());
                      }
                    }));
    Response response = open(visit);
    List<Item.Question> questions = ratings.questions(response);
    if (questions.isEmpty() || !VisitRatings.missing(questions, answers).isEmpty()) {
      return EntryOutcome.refused(sent.id(), UNREAD);
    }
    return ratings.give(response.id(), answers, sent.author())
        ? keep(visit, sent, senderId, held, VisitEntry.State.ENTERED)
        : EntryOutcome.refused(sent.id(), RATED);
  }

  // ---- common

  private EntryOutcome saved(
      Visit visit, SentEntry sent, long senderId, Optional<VisitEntry> held, Saved saved) {
    if (!saved.faults().isEmpty()) {
      LocalText why = saved.faults().get(0).message();
      return EntryOutcome.refused(
          sent.id(), LocalText.of(UNREAD.zh() + why.zh(), UNREAD.en() + " " + why.en()));
    }
    if (saved.conflicts().isEmpty()) {
      return keep(visit, sent, senderId, held, VisitEntry.State.ENTERED);
    }
    keep(visit, sent, senderId, held, VisitEntry.State.CONFLICT);
    return EntryOutcome.inConflict(sent.id(), saved.conflicts().get(0));
  }

  private EntryOutcome keep(
      Visit visit,
      SentEntry sent,
      long senderId,
      Optional<VisitEntry> held,
      VisitEntry.State state) {
    if (held.isPresent()) {
      held.get().become(state, sent.value());
    } else {
      entities.persist(
          new VisitEntry(
              visit.id(), sent, senderId, state, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
      entities.flush();
    }
    return EntryOutcome.of(sent.id(), state);
  }

  /**
   * On what the change is based: a person who changes the own answer again, on a device that has
   * not heard of the first change's revision, changes nobody else's.
   */
  private long basis(SentEntry sent, Response response, ItemPath path) {
    boolean own =
        responses.history(response).stream()
            .filter(changed -> changed.path().equals(path))
            .reduce((first, last) -> last)
            .filter(changed -> changed.accountId() == sent.author())
            .isPresent();
    return own ? revision(response, path) : sent.basis();
  }

  private long revision(Response response, ItemPath path) {
    return responses.revisions(response).getOrDefault(path, 0L);
  }

  private List<String> rows(Response response) {
    AnswerValue rows = responses.filling(response).value(ItemPath.of(VisitItems.INTERVIEWS));
    return rows instanceof AnswerValue.Rows all ? all.ids() : List.of();
  }

  private Optional<Item.Question> question(Response response, ItemPath path) {
    Filling filling = responses.filling(response);
    return filling
        .routing()
        .node(path.name())
        .filter(n -> n.repeat().map(Item.Repeat::name).orElse("").equals(path.repeat()))
        .flatMap(Routing.Node::question)
        .filter(q -> q.type().isAsked());
  }

  private Response open(Visit visit) {
    String form = visits.form(visit.waveId()).orElseThrow().id();
    return responses.open(visit.waveId(), form, visit.allianceId());
  }

  /** Whether the response to form E takes answers now. */
  public boolean takesAnswers(Visit visit) {
    Optional<Wave> wave = waves.find(visit.waveId());
    boolean open =
        wave.isPresent()
            && alliances
                .find(new AllianceId(visit.allianceId()))
                .filter(a -> wave.get().isOpen(clock.instant(), a.reportingUnit()))
                .isPresent();
    return open
        && visits.form(visit.waveId()).isPresent()
        && visits.response(visit).map(r -> r.status().isEditable()).orElse(true);
  }

  private static Optional<JsonObject> object(String text) {
    return value(text).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
  }

  private static Optional<JsonValue> value(String text) {
    try (var json = JSON.createReader(new StringReader(text))) {
      return Optional.of(json.readValue());
    } catch (RuntimeException e) { // the parser has several kinds
      return Optional.empty();
    }
  }

  private void fire(String act, Visit visit, String detail) {
    recorded.fire(
        new Recorded(act, "visit " + visit.id(), "alliance " + visit.allianceId() + ": " + detail));
  }
}
