package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Scope;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.web.Refusal;

/** The response that the signed-in filler works on: the own institution's, in the open wave. */
@RequestScoped
public class CurrentResponse {

  private static final LocalText NO_WAVE =
      LocalText.of(
          "目前没有进行中的调查轮次。开始时，省级科协会通知您。",
          "No wave is open now. Your provincial association will tell you when one begins.");

  @Inject CurrentAccount current;
  @Inject Institutions institutions;
  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Responses responses;
  @Inject Clock clock;

  private @Nullable Wave wave;
  private @Nullable Institution institution;

  /** The wave that takes answers now, or the latest one. */
  public Wave wave() {
    if (wave == null) {
      wave = waves.findOpen().orElseThrow(() -> new Refusal(404, NO_WAVE));
    }
    return wave;
  }

  public Institution institution() {
    if (institution == null) {
      Account account = current.get();
      String code =
          account.grants().stream()
              .map(Grant::scope)
              .filter(s -> s.kind() == Scope.Kind.INSTITUTION)
              .map(Scope::code)
              .findFirst()
              .orElseThrow(
                  () ->
                      new Refusal(
                          404,
                          LocalText.of("这个账号没有要填的问卷。", "This account has no form to fill in.")));
      institution = institutions.institution(new InstitutionCode(code));
    }
    return institution;
  }

  public long accountId() {
    return current.get().id();
  }

  /** Whether answers can be given now. */
  public boolean isOpen() {
    return wave().isOpen(clock.instant());
  }

  /** The first form of the response that a form belongs to. */
  public Questionnaire first(String formId) {
    if (forms.find(wave().id(), formId).isEmpty()) {
      throw new Refusal(404, LocalText.of("没有这份问卷。", "There is no such form."));
    }
    return forms.first(wave().id(), formId);
  }

  /** The response to a form, started now if there is none and the wave is open. */
  public Response response(String formId) {
    requireScope(Permission.FILL_RESPONSE);
    return responses.open(wave().id(), first(formId).id(), institution().code().value());
  }

  private void requireScope(Permission permission) {
    current.require(
        permission,
        Target.institution(institution().reportingUnit().value(), institution().code().value()));
  }
}
