package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.questionnaire.Routing;

/**
 * Judges responses that were sent: approves, accepts, returns, locks. Everybody who acts says how
 * many transitions they have seen; what comes too late changes nothing. Whether the account may act
 * on the unit at all is for the door to ask.
 */
@ApplicationScoped
@Transactional
public class Reviews {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
  @Inject private ResponseGate gate;
  @Inject private WaveForms forms;
  @Inject private Remarks remarks;
  @Inject private Deputies deputies;
  @Inject private Event<Recorded> recorded;
  @Inject private Event<ResponseReturned> returned;
  @Inject private Clock clock;

  protected Reviews() {}

  /** Every transition of a response, oldest first. */
  public List<Transition> history(Response response) {
    return transitions(response.id(), 0);
  }

  /** Who judges the response, in order, as the definition of its first form says. */
  public List<Reviewer> path(Response response) {
    return forms.review(response);
  }

  /**
   * Approves exactly what was sent.
   *
   * @param seen {@link Response#steps()} as the approver has seen it
   * @throws StepRefused when something happened meanwhile, or there is nothing to approve
   * @throws NotPermitted when the same account has sent it
   */
  public Transition approve(long responseId, int seen, By by) {
    Response response = due(responseId, seen, Act.APPROVE);
    requireApprover(response, by);
    gate.requireNotClosed(response);
    return take(response, Act.APPROVE, by, null);
  }

  /**
   * The approver returns the response to its filler.
   *
   * @throws IllegalArgumentException when the judgement says nothing
   * @throws RemarkRefused when an item remarked on is calculated
   * @throws StepRefused as {@link #approve}
   */
  public Transition decline(long responseId, int seen, Judgement why, By by) {
    Response response = due(responseId, seen, Act.DECLINE);
    requireApprover(response, by);
    return giveBack(response, Act.DECLINE, why, by);
  }

  /** The filler takes back what the approver has not judged yet. */
  public Transition recall(long responseId, int seen, By by) {
    Response response = due(responseId, seen, Act.RECALL);
    gate.requireOpen(response);
    return take(response, Act.RECALL, by, null);
  }

  /**
   * The province, or the national office, accepts the response.
   *
   * @throws StepRefused as {@link #approve}
   */
  public Transition accept(long responseId, int seen, By by) {
    Response response = due(responseId, seen, Act.ACCEPT);
    if (response.enteredBy().filter(account -> account == by.accountId()).isPresent()) {
      throw new NotPermitted("accepting what the same account has entered");
    }
    return take(response, Act.ACCEPT, by, null);
  }

  /**
   * The province, or the national office, returns the response to its filler: the items remarked on
   * and those that depend on them are open again, or all where none is named.
   *
   * @throws IllegalArgumentException when the judgement says nothing
   * @throws RemarkRefused when an item remarked on is calculated
   * @throws WaveNotOpen when the filler could not answer any more
   * @throws StepRefused as {@link #approve}
   */
  public Transition giveBack(long responseId, int seen, Judgement why, By by) {
    return giveBack(due(responseId, seen, Act.RETURN), Act.RETURN, why, by);
  }

  /** Freezes a response that was submitted or accepted. */
  public Transition lock(long responseId, int seen, By by) {
    return take(due(responseId, seen, Act.LOCK), Act.LOCK, by, null);
  }

  private Transition giveBack(Response response, Act act, Judgement why, By by) {
    if (why.isEmpty()) {
      throw new IllegalArgumentException("a return needs a remark");
    }
    requireAnswered(response, why.items().keySet());
    gate.requireOpen(response);
    Transition step = take(response, act, by, why.overall());
    Map<ItemPath, String> items = inDraft(response, why.items());
    remarks.add(step, items);
    response.reopen(reopened(response, act, items.keySet()));
    returned.fire(new ResponseReturned(response.id(), step.number(), act == Act.DECLINE));
    return step;
  }

  /** What is calculated the filler could not change. */
  private void requireAnswered(Response response, Set<ItemPath> remarked) {
    Routing routing = forms.routing(response.waveId(), response.formId());
    String wrong =
        remarked.stream()
            .map(ItemPath::name)
            .distinct()
            .filter(name -> !isAnswered(routing, name))
            .map(name -> routing.node(name).map(node -> node.item().number()).orElse(name))
            .collect(Collectors.joining(" "));
    if (!wrong.isEmpty()) {
      throw new RemarkRefused(wrong);
    }
  }

  private static boolean isAnswered(Routing routing, String name) {
    return routing
        .node(name)
        .filter(node -> node.question().map(q -> q.type().isAsked()).orElse(true))
        .isPresent();
  }

  /** Sheets number the rows of a repeat from 1; drafts name them. */
  private static Map<ItemPath, String> inDraft(Response response, Map<ItemPath, String> items) {
    Draft draft = response.draft();
    Map<ItemPath, String> mapped = new TreeMap<>();
    items.forEach((path, text) -> mapped.put(inDraft(draft, path), text));
    return mapped;
  }

  private static ItemPath inDraft(Draft draft, ItemPath path) {
    if (path.repeat().isEmpty()
        || !path.row().matches("[0-9]{1,3}")
        || !(draft.valueOf(ItemPath.of(path.repeat())) instanceof JsonArray rows)) {
      return path;
    }
    int at = Integer.parseInt(path.row()) - 1;
    return at >= 0 && at < rows.size()
        ? new ItemPath(path.repeat(), rows.getString(at), path.name())
        : path;
  }

  /**
   * What the return opens. An approver who returns what the province had returned before adds to
   * the province's items and takes none away.
   */
  private Collection<ItemPath> reopened(Response response, Act act, Set<ItemPath> remarked) {
    if (act == Act.RETURN || response.submittedNumber().isEmpty()) {
      return remarked;
    }
    Set<ItemPath> both = new TreeSet<>();
    int last =
        history(response).stream()
            .filter(t -> t.act() == Act.RETURN)
            .mapToInt(Transition::number)
            .max()
            .orElse(0);
    remarks.list(response).stream()
        .filter(remark -> remark.transitionNumber() == last)
        .forEach(remark -> both.add(remark.path()));
    if (!both.isEmpty()) {
      both.addAll(remarked);
    }
    return both;
  }

  private Response due(long responseId, int seen, Act act) {
    Response response = gate.locked(responseId);
    if (response.steps() != seen || act.after(response.status(), path(response)).isEmpty()) {
      throw new StepRefused(act, response.status(), transitions(responseId, seen));
    }
    return response;
  }

  private Transition take(Response response, Act act, By by, @Nullable String remark) {
    ResponseStatus to = act.after(response.status(), path(response)).orElseThrow();
    Transition step =
        new Transition(
            response, act, to, responses.sent(response).orElseThrow(), by, clock.instant(), remark);
    entities.persist(step);
    response.take(step);
    if (to == ResponseStatus.SUBMITTED) {
      remarks.settle(response, step.number());
    }
    recorded.fire(recorded(response, step));
    return step;
  }

  static Recorded recorded(Response response, Transition step) {
    return new Recorded(
        "response-" + step.act().name().toLowerCase(java.util.Locale.ROOT),
        "wave " + response.waveId() + ", unit " + response.unitCode(),
        "form "
            + response.formId()
            + ", revision "
            + step.revisionNumber()
            + ", content "
            + step.contentHash().substring(0, 12));
  }

  private void requireApprover(Response response, By by) {
    if (deputies.isOver(by.accountId())) {
      throw new NotPermitted("approving as a deputy whose time is over");
    }
    boolean own =
        history(response).stream()
            .filter(t -> t.act() == Act.SEND && t.revisionNumber() == response.sentNumber())
            .anyMatch(t -> t.accountId() == by.accountId());
    if (own) {
      throw new NotPermitted("approving what the same account has sent");
    }
  }

  private List<Transition> transitions(long responseId, int after) {
    return entities
        .createQuery(
            "select t from Transition t where t.responseId = :id and t.number > :after"
                + " order by t.number",
            Transition.class)
        .setParameter("id", responseId)
        .setParameter("after", after)
        .getResultList();
  }
}
