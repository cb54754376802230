package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;

/**
 * A section that two people rate alone before they agree, as form E asks of the pair that visits an
 * alliance. Neither sees the other's rating before both are given, and from then on neither
 * changes; the values agreed on are the response's own answers. The form can be sent once both have
 * agreed to these as they stand.
 */
@ApplicationScoped
@Transactional
public class VisitRatings {

  private static final int PAIR = 2;

  private static final LocalText NOT_RATED =
      LocalText.of(
          "两名走访人员要先各自评定这一节，请在问卷首页进入“两人评定”",
          "Two field workers rate this section alone first: open \"Ratings of the two\" on the first"
              + " page of the form");
  private static final LocalText NOT_AGREED =
      LocalText.of(
          "两名走访人员要对这一节现在的答案都表示同意，请在问卷首页进入“两人评定”",
          "Both field workers have to agree to the answers of this section as they stand: open"
              + " \"Ratings of the two\" on the first page of the form");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private ResponseGate gate;
  @Inject private WaveForms forms;
  @Inject private Fillings fillings;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected VisitRatings() {}

  /** The questions that each of the pair answers alone; empty where the forms have none. */
  public List<Item.Question> questions(Response response) {
    return questions(forms.routing(response.waveId(), response.formId()));
  }

  private static List<Item.Question> questions(Routing routing) {
    return routing.forms().stream().flatMap(form -> form.ratedAlone().stream()).toList();
  }

  /**
   * Every rating, in the order in which they were begun; what may be shown is for {@link #seen}.
   */
  private List<VisitRating> list(Response response) {
    return entities
        .createQuery(
            "select r from VisitRating r where r.responseId = :id order by r.id", VisitRating.class)
        .setParameter("id", response.id())
        .getResultList();
  }

  public Optional<VisitRating> own(Response response, long accountId) {
    return list(response).stream().filter(r -> r.accountId() == accountId).findFirst();
  }

  /** Both ratings once both are given; before, nobody sees any but the own one. */
  public List<VisitRating> seen(Response response) {
    List<VisitRating> all = list(response);
    return all.size() == PAIR ? all : List.of();
  }

  /** Whether somebody has given a rating. */
  public boolean isBegun(Response response) {
    return !list(response).isEmpty();
  }

  /**
   * Keeps what one person says alone; until the other's is given it can be given anew.
   *
   * @param answers code of a choice for each of the {@link #questions}
   * @return false where two ratings are given already
   * @throws IllegalArgumentException when a question is left out or a code is none of its choices
   */
  public boolean give(long responseId, Map<String, String> answers, long accountId) {
    Response response = gate.editable(responseId);
    List<Item.Question> questions = questions(response);
    if (questions.isEmpty() || !missing(questions, answers).isEmpty()) {
      throw new IllegalArgumentException("a rating answers every question of its section");
    }
    List<VisitRating> given = list(response);
    if (given.size() == PAIR) {
      return false;
    }
    VisitRating rating =
        given.stream()
            .filter(r -> r.accountId() == accountId)
            .findFirst()
            .orElseGet(() -> begin(responseId, accountId));
    rating.give(
        questions.stream()
            .collect(Collectors.toMap(Item.Question::name, q -> answers.get(q.name()))),
        clock.instant());
    fire("visit-rated", response);
    return true;
  }

  private VisitRating begin(long responseId, long accountId) {
    VisitRating rating = new VisitRating(responseId, accountId);
    entities.persist(rating);
    return rating;
  }

  /** The questions without a choice of their list. */
  public static List<Item.Question> missing(
      List<Item.Question> questions, Map<String, String> answers) {
    return questions.stream()
        .filter(
            q ->
                q.choices()
                    .flatMap(list -> list.find(answers.getOrDefault(q.name(), "")))
                    .isEmpty())
        .toList();
  }

  /** Names the values that the response holds now; empty while one is missing. */
  public Optional<String> standing(Response response) {
    return standing(fillings.of(response));
  }

  static Optional<String> standing(Filling filling) {
    List<Item.Question> questions = questions(filling.routing());
    boolean complete =
        questions.stream().allMatch(q -> filling.value(ItemPath.of(q.name())).isGiven());
    return complete && !questions.isEmpty()
        ? Optional.of(
            Hashes.sha256(
                questions.stream()
                    .map(q -> q.name() + "=" + value(filling, q))
                    .collect(Collectors.joining("\n"))))
        : Optional.empty();
  }

  private static String value(Filling filling, Item.Question question) {
    return filling.value(ItemPath.of(question.name())).inExpressions().text();
  }

  /**
   * One of the pair agrees to the values as the response holds them.
   *
   * @param seen what {@link #standing} said when the person saw them
   * @return false where they have changed since, or two ratings are not given yet, or none is the
   *     person's own
   */
  public boolean agree(long responseId, String seen, long accountId) {
    Response response = gate.editable(responseId);
    Optional<VisitRating> own =
        seen(response).stream().filter(r -> r.accountId() == accountId).findFirst();
    if (own.isEmpty() || standing(response).filter(seen::equals).isEmpty()) {
      return false;
    }
    own.get().agree(seen, clock.instant());
    fire("visit-agreed", response);
    return true;
  }

  /** Whether this person has agreed to the values as they stand. */
  public boolean agrees(Response response, VisitRating rating) {
    return standing(response).filter(rating::agreesTo).isPresent();
  }

  /** What keeps the form from being sent; nothing where it has no such section. */
  public List<Fault> faults(Response response, Filling filling) {
    List<Item.Question> questions = questions(filling.routing());
    if (questions.isEmpty()) {
      return List.of();
    }
    List<VisitRating> both = seen(response);
    Optional<String> standing = standing(filling);
    boolean agreed =
        !both.isEmpty()
            && standing.isPresent()
            && both.stream().allMatch(rating -> rating.agreesTo(standing.get()));
    return agreed
        ? List.of()
        : List.of(
            new Fault(
                Fault.Kind.REQUIRED,
                ItemPath.of(questions.get(0).name()),
                both.isEmpty() ? NOT_RATED : NOT_AGREED));
  }

  private void fire(String act, Response response) {
    recorded.fire(
        new Recorded(
            act,
            "unit " + response.unitCode(),
            "wave " + response.waveId() + ", form " + response.formId()));
  }
}
