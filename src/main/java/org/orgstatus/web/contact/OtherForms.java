package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.message.Reminders;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.Reach;
import org.orgstatus.web.office.WaveSums;

/**
 * The forms of a wave beside that of institutions, with the units that have not submitted them.
 * Whoever judges a form reminds of it: the nation of form C, the province of form D; the nation
 * follows the visits.
 */
@RequestScoped
public class OtherForms {

  private static final LocalText NO_FORM =
      LocalText.of(
          "没有这张调查表，或不由您催报。请返回消息页重新选择。",
          "There is no such form, or it is not yours to remind of. Choose again on the page of"
              + " messages.");

  @Inject WaveForms forms;
  @Inject Reminders reminders;
  @Inject Reach reach;
  @Inject CurrentAccount current;

  /** A form and the own units that have not submitted it and still can. */
  public record Open(Questionnaire form, List<Reminders.Reminded> units) {

    public long mailed() {
      return units.stream().filter(Reminders.Reminded::mailed).count();
    }
  }

  static boolean isOther(@Nullable String formId) {
    return formId != null && !formId.isEmpty() && !formId.equals(WaveSums.FIRST_FORM);
  }

  /** By letter. */
  List<Open> list(Wave wave) {
    return forms.list(wave.id()).stream()
        .filter(this::isOwn)
        .sorted(Comparator.comparing(Questionnaire::letter))
        .map(form -> open(wave, form))
        .toList();
  }

  /** One of {@link #list}; any other form is not there. */
  Open find(Wave wave, String formId) {
    return Optional.of(formId)
        .flatMap(id -> forms.find(wave.id(), id))
        .filter(this::isOwn)
        .map(form -> open(wave, form))
        .orElseThrow(() -> new Refusal(404, NO_FORM));
  }

  /** What the forms beside that of institutions are called, by id. */
  Map<String, LocalText> titles(Wave wave) {
    Map<String, LocalText> titles = new TreeMap<>();
    forms.list(wave.id()).stream()
        .filter(form -> isOther(form.id()) && form.follows().isEmpty())
        .forEach(form -> titles.put(form.id(), form.title()));
    return titles;
  }

  /** Asks for each of some units of a form whether the account may remind them. */
  void require(Questionnaire form, List<Reminders.Reminded> units) {
    for (Reminders.Reminded reminded : units) {
      current.require(Permission.SEND_REMINDERS, target(form, reminded.unit()));
    }
  }

  private static Target target(Questionnaire form, Unit unit) {
    String reportingUnit = unit.reportingUnit().value();
    return switch (form.unit()) {
      case INSTITUTION -> Target.institution(reportingUnit, unit.code());
      case ALLIANCE -> Target.alliance(reportingUnit, unit.code());
      case REPORTING_UNIT, VISIT -> Target.NATION;
    };
  }

  private boolean isOwn(Questionnaire form) {
    return isOther(form.id())
        && form.follows().isEmpty()
        && switch (form.unit()) {
          case INSTITUTION, ALLIANCE -> true;
          case REPORTING_UNIT, VISIT -> reach.isNation(Permission.SEND_REMINDERS);
        };
  }

  private Open open(Wave wave, Questionnaire form) {
    return new Open(
        form,
        reminders.preview(wave.id(), form.id()).stream()
            .filter(r -> reach.covers(Permission.SEND_REMINDERS, r.unit().reportingUnit()))
            .toList());
  }
}
