package org.orgstatus.demonstration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Warning;

/**
 * Fills in the forms of an invented institution, province, alliance or visit: every question that
 * is asked, none that is skipped, without a fault. What an institution answers depends on the seed
 * and on the institution alone, not on how many there are or in which order they are filled in;
 * what a province or an alliance answers, on the institutions that it knows too.
 */
public final class InventedAnswers {

  private static final int MOST_ROUNDS = 8;
  private static final int MOST_ATTEMPTS = 40;

  /** So many tries go to the question's own model before the general rules of its type. */
  private static final int OWN_ATTEMPTS = 4;

  private final Map<String, ItemModel> models = new HashMap<>();
  private final PlantedTruth truth;
  private final long seed;

  public InventedAnswers(PlantedTruth truth, long seed) {
    this.truth = truth;
    this.seed = seed;
    GateModels.addTo(models);
    FoundingModels.addTo(models);
    GovernanceModels.addTo(models);
    OfficeModels.addTo(models);
    MechanismModels.addTo(models);
    TaskModels.addTo(models);
    ActivityModels.addTo(models);
    AllianceModels.addTo(models);
    WithoutAssociationModels.addTo(models);
    ProvinceModels.addTo(models);
    SecretariatModels.addTo(models);
    VisitModels.addTo(models);
  }

  /**
   * Answers every question that is asked.
   *
   * @throws IllegalStateException when no answer to a question passes its constraint, which means
   *     that the definition file asks for something the generator does not understand
   */
  public void fill(Filling filling, InventedRespondent who) {
    fill(filling, who, Integer.MAX_VALUE, node -> true);
    for (ItemPath hidden : filling.hidden()) {
      filling.answer(hidden, AnswerValue.NOT_ANSWERED);
    }
    for (Fault fault : filling.faults()) {
      throw new IllegalStateException(
          who.code() + " " + fault.path() + ": " + fault.message().en());
    }
  }

  /** Answers the first questions only, as somebody who has just begun. */
  void start(Filling filling, InventedRespondent who) {
    fill(filling, who, Draws.of(seed, who.code(), "started").between(3, 60), node -> true);
  }

  /** Answers the first sections only, as somebody who is half through. */
  void start(Filling filling, InventedRespondent who, Set<String> sections) {
    fill(filling, who, Integer.MAX_VALUE, n -> sections.contains(n.section().number()));
  }

  /** Explanations of the soft checks that hold, by check id. */
  public Map<String, String> explanations(Filling filling) {
    Map<String, String> explanations = new TreeMap<>();
    for (Warning warning : filling.warnings()) {
      explanations.put(warning.check().id(), "已核对，情况属实（演示数据）");
    }
    return explanations;
  }

  /** Later answers may open earlier questions, so the form is walked until nothing is left. */
  private void fill(
      Filling filling, InventedRespondent who, int most, Predicate<Routing.Node> within) {
    List<Routing.Node> nodes = filling.routing().nodes().filter(within).toList();
    int left = most;
    for (int round = 0; round < MOST_ROUNDS && left > 0; round++) {
      int before = left;
      for (Routing.Node node : nodes) {
        if (left > 0) {
          left -= answer(filling, who, node, round);
        }
      }
      if (left == before) {
        return;
      }
    }
  }

  private int answer(Filling filling, InventedRespondent who, Routing.Node node, int round) {
    if (node.item() instanceof Item.Repeat repeat) {
      return begin(filling, who, repeat);
    }
    Item.Question question = (Item.Question) node.item();
    if (!question.type().isAsked() || question.type() == AnswerType.FILE && !question.required()) {
      return 0;
    }
    int given = 0;
    for (ItemPath path : filling.paths(node)) {
      boolean open = filling.isAsked(path) && !filling.value(path).isGiven();
      boolean faulty = round > 0 && filling.fault(node, path).isPresent();
      if (faulty || open && (question.required() || round == 0 && isVolunteered(who, path))) {
        answer(filling, who, node, question, path);
        given++;
      }
    }
    return given;
  }

  /** Opens the rows of a repeat whose number the respondent decides. */
  private static int begin(Filling filling, InventedRespondent who, Item.Repeat repeat) {
    ItemPath path = ItemPath.of(repeat.name());
    int rows = who.rows(repeat.name());
    if (repeat.count().isPresent()
        || rows == 0
        || !filling.isAsked(path)
        || !filling.rows(repeat).isEmpty()) {
      return 0;
    }
    filling.answer(
        path,
        new AnswerValue.Rows(IntStream.rangeClosed(1, rows).mapToObj(Integer::toString).toList()));
    return 1;
  }

  private boolean isVolunteered(InventedRespondent who, ItemPath path) {
    return Draws.of(seed, who.code(), "volunteers", path.toString()).chance(who.volunteers());
  }

  private void answer(
      Filling filling,
      InventedRespondent who,
      Routing.Node node,
      Item.Question question,
      ItemPath path) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Draws draws = Draws.ofAnswer(seed, who.code(), path.toString(), attempt);
      Asked asked = new Asked(truth, seed, who, filling, question, path, draws);
      filling.answer(path, proposal(asked, attempt));
      if (filling.fault(node, path).isEmpty()) {
        return;
      }
    }
    throw new IllegalStateException(who.code() + ": no answer to " + path + " passes");
  }

  private AnswerValue proposal(Asked asked, int attempt) {
    if (attempt < OWN_ATTEMPTS) {
      AnswerValue missing = attempt == 0 ? missing(asked) : AnswerValue.NOT_ANSWERED;
      AnswerValue own = missing.equals(AnswerValue.NOT_ANSWERED) ? own(asked) : missing;
      if (!own.equals(AnswerValue.NOT_ANSWERED)) {
        return own;
      }
    }
    return GeneralModels.answer(asked, Math.max(0, attempt - OWN_ATTEMPTS));
  }

  private AnswerValue own(Asked asked) {
    ItemModel model = models.get(asked.path().name());
    if (model != null) {
      return model.answer(asked);
    }
    return asked.path().name().endsWith("_other")
        ? Asked.words("其他情况（演示）")
        : AnswerValue.NOT_ANSWERED;
  }

  private AnswerValue missing(Asked asked) {
    Item.Question question = asked.question();
    if (question.allowsNotAvailable()
        && asked.draws().chance(truth.notAvailable(question.name()))) {
      return AnswerValue.NOT_AVAILABLE;
    }
    return question.type() == AnswerType.SELECT_ONE
            && asked.has("dk")
            && asked.draws().chance(truth.dontKnow())
        ? new AnswerValue.Chosen("dk")
        : AnswerValue.NOT_ANSWERED;
  }
}
