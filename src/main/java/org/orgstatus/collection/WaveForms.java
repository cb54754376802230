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
 * The forms of opened waves, read from the stored texts and compiled once: what a wave opened with
 * is in force for good, so it need not be asked for again at every save. The files of today have no
 * say in a wave that is open.
 */
@ApplicationScoped
@Transactional
public class WaveForms {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  /** By wave. A wave that is not open yet has none, and is asked for again. */
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** By first form and the hashes of all forms. */
  private final Map<String, Routing> routings = new ConcurrentHashMap<>();

  private record Kept(List<Questionnaire> forms, String contentHashes) {}

  protected WaveForms() {}

  WaveForms(EntityManager entities) {
    this.entities = entities;
  }

  /** All forms of an opened wave. */
  public List<Questionnaire> list(String waveId) {
    return forms(waveId).forms();
  }

  private Kept forms(String waveId) {
    Kept known = kept.get(waveId);
    if (known == null) {
      known = read(waveId);
      if (!known.forms().isEmpty()) {
        kept.put(waveId, known);
      }
    }
    return known;
  }

  private Kept read(String waveId) {
    List<StoredForm> stored =
        entities
            .createQuery(
                """
                select f from StoredForm f, WaveForm w
                where w.key.waveId = :wave and w.contentHash = f.contentHash order by f.formId""",
                StoredForm.class)
            .setParameter("wave", waveId)
            .getResultList();
    Map<String, String> texts = new TreeMap<>();
    stored.forEach(form -> texts.putAll(form.texts()));
    return new Kept(
        QuestionnaireReader.read(texts).faultless(),
        String.join(" ", stored.stream().map(StoredForm::contentHash).toList()));
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
    Kept forms = forms(waveId);
    return routings.computeIfAbsent(
        firstFormId + " " + forms.contentHashes(),
        key -> Routing.of(chain(forms.forms(), firstFormId)));
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
  public UnitKind unitKind(String waveId, String formId) {
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

  /** Content hashes of all forms of the wave, part of every revision's own hash. */
  String contentHashes(String waveId) {
    return forms(waveId).contentHashes();
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
}
