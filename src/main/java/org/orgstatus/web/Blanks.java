package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WaveSurroundings;
import org.orgstatus.collection.message.StandardTexts;
import org.orgstatus.export.form.BlankForm;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;

/** Forms of a wave to be printed: each form that ends a response, with the one before it. */
@RequestScoped
public class Blanks {

  @Inject WaveForms forms;
  @Inject Questionnaires questionnaires;
  @Inject StandardTexts texts;
  @Inject Clock clock;

  /** Forms that nothing follows, in order: A, B, C, D, E. */
  public List<Questionnaire> last(Wave wave) {
    List<Questionnaire> all = all(wave);
    return all.stream()
        .filter(f -> all.stream().noneMatch(g -> g.follows().filter(f.id()::equals).isPresent()))
        .toList();
  }

  /** Those of a response: the one asked for once that is known, until then each it may be. */
  public List<Questionnaire> asked(Wave wave, Filling filling) {
    List<Questionnaire> all =
        last(wave).stream().filter(filling.routing().forms()::contains).toList();
    List<Questionnaire> asked = all.stream().filter(filling::isAsked).toList();
    return asked.isEmpty() ? all : asked;
  }

  /**
   * The form with the one it follows, to be printed.
   *
   * @param deadline of those it is printed for
   * @param unit name of the one who fills it in; empty for everyone
   * @param registered what the register says of the unit
   */
  public Optional<BlankForm> find(
      Wave wave, String formId, Instant deadline, String unit, Map<String, String> registered) {
    List<Questionnaire> all = all(wave);
    List<Questionnaire> chain = new ArrayList<>();
    Optional<Questionnaire> next = byId(all, formId);
    while (next.isPresent()) {
      chain.add(0, next.get());
      next = next.get().follows().flatMap(id -> byId(all, id));
    }
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BlankForm(
                new BlankForm.Wave(
                    wave.title(),
                    wave.referenceDate(),
                    wave.referenceYear(),
                    deadline,
                    unit.isEmpty() && deadline.equals(wave.deadline()) && isExtended(wave),
                    texts.consent(wave.id())),
                unit,
                chain,
                new WaveSurroundings(wave, registered, 0, LocalDate.now(clock))));
  }

  private static boolean isExtended(Wave wave) {
    return !wave.unitDeadlines().isEmpty();
  }

  /** An opened wave keeps its forms; before that the files of today count. */
  private List<Questionnaire> all(Wave wave) {
    return wave.status() == Wave.Status.PLANNED ? questionnaires.listAll() : forms.list(wave.id());
  }

  private static Optional<Questionnaire> byId(List<Questionnaire> all, String id) {
    return all.stream().filter(f -> f.id().equals(id)).findFirst();
  }
}
