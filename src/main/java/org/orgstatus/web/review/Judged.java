package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Rechecks;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.web.Refusal;

/**
 * Which responses the account that asks may judge: institutions and alliances of the own reporting
 * unit; form C, which the provinces fill in, by the national office only.
 */
@RequestScoped
public class Judged {

  private static final LocalText NOTHING =
      LocalText.of(
          "没有这份答卷，或者不归您审核。请从审核列表进入。",
          "There is no such response, or it is not yours to review. Choose one from the queue.");

  /** A page does not wait for more; the timer sees to the others. */
  private static final int MOST_AT_ONCE = 200;

  @Inject CurrentAccount current;
  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Frames frames;
  @Inject Alliances alliances;
  @Inject Rechecks rechecks;
  @Inject Clock clock;

  /**
   * A unit whose response may be judged.
   *
   * @param reportingUnit its code
   */
  public record Unit(
      String code, String name, String reportingUnit, String reportingUnitName, String city) {}

  public Wave wave(String id) {
    Wave wave = waves.find(id).orElseThrow(() -> new Refusal(404, NOTHING));
    if (wave.status() == Wave.Status.PLANNED) {
      throw new Refusal(404, NOTHING);
    }
    return wave;
  }

  /** Lets checks that a roster or another form has woken weigh in the queue. */
  void recheck(Wave wave, Questionnaire form) {
    if (wave.status() != Wave.Status.LOCKED) {
      rechecks.run(wave.id(), form.id(), MOST_AT_ONCE);
    }
  }

  /** The first forms of the wave that somebody of the account's scope judges. */
  public List<Questionnaire> forms(Wave wave) {
    return forms.list(wave.id()).stream()
        .filter(form -> form.follows().isEmpty())
        .filter(
            form ->
                form.review().contains(Reviewer.NATION)
                    ? current.may(Permission.REVIEW_RESPONSE, Target.NATION)
                    : form.review().contains(Reviewer.PROVINCE))
        .toList();
  }

  public Questionnaire form(Wave wave, String id) {
    return forms(wave).stream()
        .filter(form -> form.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, NOTHING));
  }

  /** Every unit whose response to the form the account may judge, by code. */
  public Map<String, Unit> units(Wave wave, Questionnaire form) {
    Map<String, Unit> units = new TreeMap<>();
    all(wave, form)
        .forEach(
            unit -> {
              if (isMine(form, unit)) {
                units.put(unit.code(), unit);
              }
            });
    return units;
  }

  /**
   * One unit.
   *
   * @throws Refusal 404 when it is not asked or not the account's to judge; which of the two stays
   *     unsaid
   */
  public Unit unit(Wave wave, Questionnaire form, String code) {
    return find(wave, form, code).orElseThrow(() -> new Refusal(404, NOTHING));
  }

  private Optional<Unit> find(Wave wave, Questionnaire form, String code) {
    return all(wave, form).stream()
        .filter(unit -> unit.code().equals(code) && isMine(form, unit))
        .findFirst();
  }

  private boolean isMine(Questionnaire form, Unit unit) {
    return current.may(
        Permission.REVIEW_RESPONSE,
        form.review().contains(Reviewer.NATION)
            ? Target.NATION
            : Target.reportingUnit(unit.reportingUnit()));
  }

  private List<Unit> all(Wave wave, Questionnaire form) {
    return switch (form.unit()) {
      case INSTITUTION -> framed(wave, UnitKind.INSTITUTION);
      case REPORTING_UNIT -> framed(wave, UnitKind.REPORTING_UNIT);
      case ALLIANCE, VISIT ->
          alliances.list(LocalDate.now(clock)).stream()
              .map(a -> new Unit(a.id().value(), a.name(), a.reportingUnit().value(), "", ""))
              .toList();
    };
  }

  private List<Unit> framed(Wave wave, UnitKind kind) {
    return frames.find(wave.id(), kind).map(frames::units).orElse(List.of()).stream()
        .map(
            unit ->
                new Unit(
                    unit.code(),
                    unit.name(),
                    unit.reportingUnit().value(),
                    unit.reportingUnitName(),
                    unit.city().orElse("")))
        .toList();
  }
}
