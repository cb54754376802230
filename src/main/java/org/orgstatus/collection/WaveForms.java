package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.QuestionnaireReader;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.registry.UnitKind;

/**
 * The forms of opened waves, read from the stored texts and compiled once. The files of today have
 * no say in a wave that is open.
 */
@ApplicationScoped
@Transactional
public class WaveForms {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  private final Map<String, List<Questionnaire>> formsByHashes = new ConcurrentHashMap<>();
  private final Map<String, Routing> routings = new ConcurrentHashMap<>();

  protected WaveForms() {}

  WaveForms(EntityManager entities) {
    this.entities = entities;
  }

  /** All forms of an opened wave. */
  public List<Questionnaire> list(String waveId) {
    return list(waveId, contentHashes(waveId));
  }

  private List<Questionnaire> list(String waveId, String hashes) {
    return formsByHashes.computeIfAbsent(
        hashes, key -> QuestionnaireReader.read(texts(waveId)).faultless());
  }

  public Optional<Questionnaire> find(String waveId, String formId) {
    return list(waveId).stream().filter(f -> f.id().equals(formId)).findFirst();
  }

  /** The form that a response with this form begins with: gate for A and B. */
  public Questionnaire first(String waveId, String formId) {
    return first(waveId, list(waveId), formId);
  }

  private static Questionnaire first(String waveId, List<Questionnaire> all, String formId) {
    Questionnaire form =
        all.stream()
            .filter(f -> f.id().equals(formId))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("wave " + waveId + " has no form " + formId));
    return form.follows().map(before -> first(waveId, all, before)).orElse(form);
  }

  /** The response that begins with this form: the form itself and those that follow it. */
  public Routing routing(String waveId, String firstFormId) {
    String hashes = contentHashes(waveId);
    return routings.computeIfAbsent(
        firstFormId + " " + hashes, key -> Routing.of(chain(list(waveId, hashes), firstFormId)));
  }

  /**
   * Who judges a response, in order. What a coordinator enters from an institution's paper was
   * approved there with seal and signature; it goes to the province at once.
   */
  List<Reviewer> review(Response response) {
    List<Reviewer> all = first(response.waveId(), response.formId()).review();
    return response.enteredBy().isEmpty()
        ? all
        : all.stream().filter(reviewer -> reviewer != Reviewer.APPROVER).toList();
  }

  /** The kind of unit that gives a response. */
  UnitKind unitKind(String waveId, String formId) {
    return framed(first(waveId, formId).unit());
  }

  /** The frame that holds the units of a form; a visit is paid to an alliance. */
  public static UnitKind framed(Questionnaire.UnitKind unit) {
    return switch (unit) {
      case INSTITUTION -> UnitKind.INSTITUTION;
      case REPORTING_UNIT -> UnitKind.REPORTING_UNIT;
      case ALLIANCE, VISIT -> UnitKind.ALLIANCE;
    };
  }

  /**
   * Content hashes of all forms of the wave, part of every revision's own hash. What is known by
   * them need not be read again: texts are large, and every save asks.
   */
  String contentHashes(String waveId) {
    return String.join(
        " ",
        entities
            .createQuery(
                """
                select f.contentHash from StoredForm f, WaveForm w
                where w.key.waveId = :wave and w.contentHash = f.contentHash order by f.formId""",
                String.class)
            .setParameter("wave", waveId)
            .getResultList());
  }

  private static List<Questionnaire> chain(List<Questionnaire> all, String firstFormId) {
    List<Questionnaire> chain = new ArrayList<>();
    all.stream().filter(f -> f.id().equals(firstFormId)).forEach(chain::add);
    for (int i = 0; i < chain.size(); i++) {
      String before = chain.get(i).id();
      all.stream().filter(f -> f.follows().filter(before::equals).isPresent()).forEach(chain::add);
    }
    return chain;
  }

  private Map<String, String> texts(String waveId) {
    Map<String, String> texts = new TreeMap<>();
    entities
        .createQuery(
            """
            select f from StoredForm f, WaveForm w
            where w.key.waveId = :wave and w.contentHash = f.contentHash""",
            StoredForm.class)
        .setParameter("wave", waveId)
        .getResultList()
        .forEach(form -> texts.putAll(form.texts()));
    return texts;
  }
}
