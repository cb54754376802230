package org.orgstatus.demonstration;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Warning;

/**
 * Fills in the forms of an invented institution: every question that is asked, none that is
 * skipped, without a fault. What an institution answers depends on the seed and on the institution
 * alone, not on how many there are or in which order they are filled in.
 */
public final class InventedAnswers {

  private static final int MOST_ROUNDS = 8;
  private static final int MOST_ATTEMPTS = 40;

  /** So many tries go to the question's own model before the general rules of its type. */
  private static final int OWN_ATTEMPTS = 4;

  /** Chance that a question that may stay empty is answered. */
  private static final double OPTIONAL = 0.25;

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
  }

  /**
   * Answers every question that is asked.
   *
   * @throws IllegalStateException when no answer to a question passes its constraint, which means
   *     that the definition file asks for something the generator does not understand
   */
  public void fill(Filling filling, InventedInstitution unit) {
    fill(filling, unit, Integer.MAX_VALUE);
    for (ItemPath hidden : filling.hidden()) {
      filling.answer(hidden, AnswerValue.NOT_ANSWERED);
    }
    for (Fault fault : filling.faults()) {
      throw new IllegalStateException(
          unit.code() + " " + fault.path() + ": " + fault.message().en());
    }
  }

  /** Answers the first questions only, as somebody who has just begun. */
  public void start(Filling filling, InventedInstitution unit) {
    fill(filling, unit, Draws.of(seed, unit.code(), "started").between(3, 60));
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
  private void fill(Filling filling, InventedInstitution unit, int most) {
    int left = most;
    for (int round = 0; round < MOST_ROUNDS && left > 0; round++) {
      int before = left;
      for (Routing.Node node : filling.routing().nodes().toList()) {
        if (left > 0) {
          left -= answer(filling, unit, node, round);
        }
      }
      if (left == before) {
        return;
      }
    }
  }

  private int answer(Filling filling, InventedInstitution unit, Routing.Node node, int round) {
    if (!(node.item() instanceof Item.Question question)
        || !question.type().isAsked()
        || question.type() == AnswerType.FILE && !question.required()) {
      return 0;
    }
    int given = 0;
    for (ItemPath path : filling.paths(node)) {
      boolean open = filling.isAsked(path) && !filling.value(path).isGiven();
      boolean faulty = round > 0 && filling.fault(node, path).isPresent();
      if (faulty || open && (question.required() || round == 0 && isVolunteered(unit, path))) {
        answer(filling, unit, node, question, path);
        given++;
      }
    }
    return given;
  }

  private boolean isVolunteered(InventedInstitution unit, ItemPath path) {
    return Draws.of(seed, unit.code(), "volunteers", path.toString()).chance(OPTIONAL);
  }

  private void answer(
      Filling filling,
      InventedInstitution unit,
      Routing.Node node,
      Item.Question question,
      ItemPath path) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Draws draws = Draws.of(seed, unit.code(), path.toString(), Integer.toString(attempt));
      Asked asked = new Asked(truth, seed, unit, filling, question, path, draws);
      filling.answer(path, proposal(asked, attempt));
      if (filling.fault(node, path).isEmpty()) {
        return;
      }
    }
    throw new IllegalStateException(unit.code() + ": no answer to " + path + " passes");
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
