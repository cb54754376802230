package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;

/**
 * Finds what a unit answered in an earlier wave and may find again when it begins: its stock items.
 * Flow items and opinions are never taken over, nor is an item whose name or type has changed.
 */
@ApplicationScoped
@Transactional
class Prefills {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Institutions institutions;

  protected Prefills() {}

  /** Earlier answers by path, and where they come from. */
  record Found(Map<ItemPath, AnswerValue> answers, PrefillSource source) {}

  /** For each of the responses that have any; all are of one form in one wave. */
  Map<Response, Found> find(List<Response> begun) {
    Map<Response, Found> all = new HashMap<>();
    if (!begun.isEmpty() && hasEarlierWave(begun.get(0).waveId())) {
      begun.forEach(response -> find(response).ifPresent(found -> all.put(response, found)));
    }
    return all;
  }

  private boolean hasEarlierWave(String waveId) {
    return entities
            .createQuery(
                "select count(w) from Wave w, Wave now"
                    + " where now.id = :wave and w.openedAt < now.openedAt",
                Long.class)
            .setParameter("wave", waveId)
            .getSingleResult()
        > 0;
  }

  /**
   * The last accepted answers of the unit, else the last submitted ones; those of its predecessor
   * where the register knows exactly one and the unit itself never answered. Of two institutions
   * that merged neither speaks for the new one.
   */
  private Optional<Found> find(Response begun) {
    return latest(begun, begun.unitCode())
        .or(() -> predecessor(begun.unitCode()).flatMap(code -> latest(begun, code)))
        .map(earlier -> new Found(stock(begun, earlier), source(earlier)));
  }

  private Optional<Response> latest(Response begun, String unitCode) {
    List<Response> earlier =
        entities
            .createQuery(
                """
                select r from Response r, Wave w, Wave now
                where r.waveId = w.id and now.id = :wave and w.openedAt < now.openedAt
                  and r.formId = :form and r.unitCode = :unit and r.status in :answered
                order by w.openedAt desc""",
                Response.class)
            .setParameter("wave", begun.waveId())
            .setParameter("form", begun.formId())
            .setParameter("unit", unitCode)
            .setParameter("answered", ResponseStatus.answered())
            .getResultList();
    return earlier.stream().min(Comparator.comparing(r -> isAccepted(r) ? 0 : 1));
  }

  private static boolean isAccepted(Response response) {
    return response.status() == ResponseStatus.ACCEPTED
        || response.status() == ResponseStatus.LOCKED;
  }

  private static PrefillSource source(Response earlier) {
    return new PrefillSource(earlier.waveId(), isAccepted(earlier));
  }

  private Optional<String> predecessor(String unitCode) {
    if (!InstitutionCode.fits(unitCode)) {
      return Optional.empty();
    }
    List<Institution> before = institutions.listPredecessors(new InstitutionCode(unitCode));
    return before.size() == 1 ? Optional.of(before.get(0).code().value()) : Optional.empty();
  }

  private Map<ItemPath, AnswerValue> stock(Response begun, Response earlier) {
    Routing old = forms.routing(earlier.waveId(), earlier.formId());
    Routing now = forms.routing(begun.waveId(), begun.formId());
    AnswerSheet sheet = SheetJson.posted(old, submitted(earlier).sheet()).sheet();
    Map<ItemPath, AnswerValue> answers = new TreeMap<>();
    now.nodes()
        .filter(node -> node.question().filter(Item.Question::stock).isPresent())
        .filter(node -> isSameItem(node, old.node(node.name())))
        .flatMap(node -> paths(node, sheet).stream())
        .forEach(path -> answers.put(path, sheet.get(path)));
    return answers;
  }

  /** Of one name and type, in the same repeat or in none. */
  private static boolean isSameItem(Routing.Node node, Optional<Routing.Node> old) {
    return old.filter(
            o -> o.repeat().map(Item.Repeat::name).equals(node.repeat().map(Item.Repeat::name)))
        .flatMap(Routing.Node::question)
        .filter(o -> type(o).equals(type(node.question().orElseThrow())))
        .isPresent();
  }

  private static List<Object> type(Item.Question question) {
    AnswerType type = question.type();
    return List.of(type, question.isMonth());
  }

  private static List<ItemPath> paths(Routing.Node node, AnswerSheet sheet) {
    List<ItemPath> paths = new ArrayList<>();
    sheet.answers().keySet().stream()
        .filter(path -> path.name().equals(node.name()))
        .forEach(paths::add);
    return paths;
  }

  private Revision submitted(Response earlier) {
    return entities
        .createQuery(
            "select r from Revision r where r.responseId = :id and r.number = :number",
            Revision.class)
        .setParameter("id", earlier.id())
        .setParameter("number", earlier.submittedNumber().orElseThrow())
        .getSingleResult();
  }
}
