package org.orgstatus.fieldwork.contradiction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Revision;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;

/** Finds contradictions between answers and visits, and follows each to its settlement. */
@ApplicationScoped
@Transactional
public class Contradictions {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private ContradictionRules rules;
  @Inject private WaveForms forms;
  @Inject private Responses responses;
  @Inject private Reviews reviews;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Contradictions() {}

  /** A sheet as it was sent last, and the response it stands in. */
  private record Sent(Response response, Filling filling) {}

  /**
   * Those of some alliances, in the order of these and of the rules: what does not fit now, and
   * what the alliance has corrected since.
   */
  public List<Contradiction> list(String waveId, Collection<String> allianceIds) {
    List<Contradiction> found = new ArrayList<>();
    Map<String, ContradictionSettlement> settled = settled(waveId);
    for (String alliance : allianceIds) {
      Optional<Sent> answered = sent(waveId, Questionnaire.UnitKind.ALLIANCE, alliance);
      Optional<Sent> seen = sent(waveId, Questionnaire.UnitKind.VISIT, alliance);
      if (answered.isPresent() && seen.isPresent()) {
        List<TwoSheets> before = before(answered.get().response(), seen.get().filling());
        for (ContradictionRule rule : rules.listAll()) {
          Optional<ContradictionSettlement> last =
              Optional.ofNullable(settled.get(alliance + " " + rule.id()));
          find(rule, answered.get(), seen.get(), before, last).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /**
   * Decides on one. Where the alliance is asked, its answer goes back to it with the reason as the
   * remark on the item; it is never corrected by anybody else.
   *
   * @param token {@link Contradiction#token()} as it was shown
   * @param reason never blank
   * @return false where something has changed since it was shown, or an answer cannot be returned
   *     that is not where it could be; then nothing is done
   * @throws org.orgstatus.collection.WaveNotOpen when the alliance could not answer any more
   */
  public boolean settle(
      String waveId,
      String allianceId,
      String ruleId,
      String token,
      ContradictionSettlement.Decision decision,
      String reason,
      By by) {
    if (reason.isBlank() || reason.length() > ContradictionSettlement.LONGEST) {
      throw new IllegalArgumentException("a decision needs a reason of a few words");
    }
    boolean isReturn = decision == ContradictionSettlement.Decision.RETURN;
    Optional<Contradiction> found =
        list(waveId, List.of(allianceId)).stream()
            .filter(each -> each.rule().id().equals(ruleId) && each.token().equals(token))
            .filter(each -> each.state() != Contradiction.State.CORRECTED)
            .filter(each -> !isReturn || each.canReturn())
            .findFirst();
    if (found.isEmpty()) {
      return false;
    }
    Contradiction about = found.get();
    entities.persist(new ContradictionSettlement(about, decision, reason, by, clock.instant()));
    if (isReturn) {
      Judgement why =
          new Judgement("", Map.of(ItemPath.of(about.rule().answered()), reason.strip()));
      reviews.giveBack(about.answered().responseId(), about.answered().steps(), why, by);
    }
    recorded.fire(
        new Recorded(
            "contradiction-settled",
            "wave " + waveId + ", alliance " + allianceId,
            ruleId + " " + decision.name().toLowerCase(Locale.ROOT)));
    return true;
  }

  private Optional<Contradiction> find(
      ContradictionRule rule,
      Sent answered,
      Sent seen,
      List<TwoSheets> before,
      Optional<ContradictionSettlement> last) {
    Optional<Contradiction.Side> answer = side(answered, rule.answered());
    Optional<Contradiction.Side> sight = side(seen, rule.seen());
    if (answer.isEmpty() || sight.isEmpty()) {
      return Optional.empty(); // forms of this wave that do not ask for it
    }
    TwoSheets now = new TwoSheets(answered.filling(), seen.filling());
    boolean stands = rule.when().isTrue(now);
    if (!stands && before.stream().noneMatch(rule.when()::isTrue)) {
      return Optional.empty();
    }
    String says = says(rule, answered.filling(), seen.filling());
    return Optional.of(
        new Contradiction(
            answered.response().waveId(),
            answered.response().unitCode(),
            rule,
            answer.get(),
            sight.get(),
            says,
            last,
            state(stands, last, says, answer.get().revision())));
  }

  private static Contradiction.State state(
      boolean stands, Optional<ContradictionSettlement> last, String says, int revision) {
    if (!stands) {
      return Contradiction.State.CORRECTED;
    }
    if (last.isEmpty()) {
      return Contradiction.State.OPEN;
    }
    if (!last.get().holds(says, revision)) {
      return Contradiction.State.REOPENED;
    }
    return last.get().decision() == ContradictionSettlement.Decision.RETURN
        ? Contradiction.State.ASKED
        : Contradiction.State.SETTLED;
  }

  /** What the alliance sent earlier, beside what was seen. */
  private List<TwoSheets> before(Response answered, Filling seen) {
    if (answered.sentNumber() == 1) {
      return List.of();
    }
    return responses.listRevisions(answered).stream()
        .filter(revision -> revision.number() < answered.sentNumber())
        .map(revision -> new TwoSheets(responses.filling(answered, revision), seen))
        .toList();
  }

  private static Optional<Contradiction.Side> side(Sent sent, String name) {
    Response response = sent.response();
    return sent.filling()
        .routing()
        .node(name)
        .flatMap(Routing.Node::question)
        .map(
            (Item.Question question) ->
                new Contradiction.Side(
                    question,
                    sent.filling().value(name),
                    response.id(),
                    response.status(),
                    response.steps(),
                    response.sentNumber()));
  }

  /** Every value that the rule reads. */
  private static String says(ContradictionRule rule, Filling answered, Filling seen) {
    return rule.when().references().stream()
        .map(
            name -> {
              Filling of = answered.routing().node(name).isPresent() ? answered : seen;
              return name + "=" + SheetJson.value(of.value(name));
            })
        .collect(Collectors.joining("\n"));
  }

  private Optional<Sent> sent(String waveId, Questionnaire.UnitKind kind, String alliance) {
    return forms.list(waveId).stream()
        .filter(form -> form.unit() == kind && form.follows().isEmpty())
        .findFirst()
        .flatMap(form -> responses.find(waveId, form.id(), alliance))
        .flatMap(
            response -> {
              Optional<Revision> last = responses.sent(response);
              return last.map(r -> new Sent(response, responses.filling(response, r)));
            });
  }

  /** The decision made last on each, by alliance and rule. */
  private Map<String, ContradictionSettlement> settled(String waveId) {
    Map<String, ContradictionSettlement> last = new HashMap<>();
    entities
        .createQuery(
            "select s from ContradictionSettlement s where s.waveId = :wave order by s.id",
            ContradictionSettlement.class)
        .setParameter("wave", waveId)
        .getResultList()
        .forEach(s -> last.put(s.allianceId() + " " + s.ruleId(), s));
    return last;
  }
}
