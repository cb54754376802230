package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Access;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.Addressed;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.RespondingUnits;

/**
 * Which response a page is about: one of the account's own units in the open wave, or the one that
 * the address names. Forms and units come from the wave; {@link Access} says what is allowed.
 */
@RequestScoped
public class CurrentResponse {

  static final String PAGES = "/respond";

  private static final LocalText NO_WAVE =
      LocalText.of(
          "目前没有进行中的调查轮次。开始时，省级科协会通知您。",
          "No wave is open now. Your provincial association will tell you when one begins.");
  private static final LocalText NOTHING =
      LocalText.of("这个账号没有要填的问卷。", "This account has no form to fill in.");
  private static final LocalText SEVERAL =
      LocalText.of(
          "这个账号有多份问卷，请从“我的问卷”中选择一份打开。",
          "This account has several forms. Choose one from the list of your forms.");

  @Inject CurrentAccount current;
  @Inject Addresses addresses;
  @Inject RespondingUnits units;
  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Responses responses;
  @Inject Clock clock;

  private @Nullable Wave wave;

  /** The wave that takes answers now, or the latest one. */
  public Wave wave() {
    if (wave == null) {
      wave = waves.findOpen().orElseThrow(() -> new Refusal(404, NO_WAVE));
    }
    return wave;
  }

  /** Every response that the account's own units have to give, by form and unit. */
  public List<Work> listOwn() {
    List<Work> own = new ArrayList<>();
    for (Questionnaire form : forms.list(wave().id())) {
      if (form.follows().isEmpty()) {
        current.get().grants().stream()
            .filter(grant -> isOwn(grant, form))
            .map(grant -> grant.scope().code())
            .distinct()
            .map(unit -> Work.named(wave(), form, unit, units.name(form.unit(), unit)))
            .forEach(own::add);
      }
    }
    own.sort(Comparator.comparing((Work w) -> w.first().letter()).thenComparing(Work::unit));
    return own.size() == 1 ? List.of(own.get(0).shortened()) : own;
  }

  /**
   * The response that an address names.
   *
   * @param unit code of the unit; empty where the address names none and the account has only one
   * @param formId any form of the response
   */
  public Work work(String unit, String formId) {
    Questionnaire first = first(formId);
    if (unit.isEmpty()) {
      return only(listOwn().stream().filter(w -> w.first().equals(first)).toList()).shortened();
    }
    Addressed at = addresses.toFill(wave().id(), first.id(), unit);
    return Work.named(at.wave(), at.first(), unit, units.name(first.unit(), unit));
  }

  /** The account's only response. */
  public Work only() {
    return only(listOwn());
  }

  public long accountId() {
    return current.get().id();
  }

  /** Whether answers can be given now. */
  public boolean isOpen(Work work) {
    return work.wave().isOpen(clock.instant(), reportingUnit(work));
  }

  /** Until when answers can be given: the deadline of the unit's own reporting unit. */
  public Instant deadline(Work work) {
    return work.wave().deadlineFor(reportingUnit(work));
  }

  /** The response, started now if there is none and the wave is open. */
  public Response response(Work work) {
    return isOpen(work)
        ? responses.open(work.wave().id(), work.first().id(), work.unit())
        : responses.findOrBlank(work.wave().id(), work.first().id(), work.unit());
  }

  /** Whether its answers can be changed now. */
  public boolean isEditable(Work work, Response response) {
    return response.status().isEditable() && isOpen(work);
  }

  private ReportingUnitCode reportingUnit(Work work) {
    return new ReportingUnitCode(units.target(work.first().unit(), work.unit()).reportingUnit());
  }

  /** The first form of the response that a form belongs to. */
  private Questionnaire first(String formId) {
    if (forms.find(wave().id(), formId).isEmpty()) {
      throw new Refusal(404, LocalText.of("没有这份问卷。", "There is no such form."));
    }
    return forms.first(wave().id(), formId);
  }

  private boolean isOwn(Grant grant, Questionnaire form) {
    Scope scope = grant.scope();
    return scope.kind() == scope(form.unit())
        && Access.permits(
            List.of(grant), Addresses.filling(form), units.target(form.unit(), scope.code()))
        && addresses.isAsked(wave(), form, scope.code());
  }

  private static Scope.Kind scope(Questionnaire.UnitKind kind) {
    return switch (kind) {
      case INSTITUTION -> Scope.Kind.INSTITUTION;
      case REPORTING_UNIT -> Scope.Kind.REPORTING_UNIT;
      case ALLIANCE, VISIT -> Scope.Kind.ALLIANCE;
    };
  }

  private static Work only(List<Work> works) {
    return Optional.of(works)
        .filter(all -> all.size() <= 1)
        .orElseThrow(() -> new Refusal(404, SEVERAL))
        .stream()
        .findFirst()
        .orElseThrow(() -> new Refusal(404, NOTHING));
  }
}
