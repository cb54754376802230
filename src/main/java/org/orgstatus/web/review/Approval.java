package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Deputies;
import org.orgstatus.collection.Invitation;
import org.orgstatus.collection.Remark;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.web.Refusal;

/** The response that the signed-in approver, or a deputy in time, decides on. */
@RequestScoped
class Approval {

  private static final LocalText NO_WAVE =
      LocalText.of("目前没有进行中的调查轮次，没有需要审核的答卷。", "No wave is open now; there is nothing to approve.");
  private static final LocalText NOTHING =
      LocalText.of("填报人还没有提交，没有需要审核的答卷。", "The filler has sent nothing yet to approve.");

  @Inject CurrentAccount current;
  @Inject Institutions institutions;
  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Responses responses;
  @Inject Remarks remarks;
  @Inject Deputies deputies;

  Wave wave() {
    return waves.findOpen().orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  /** The institution of the approver's grant; a deputy whose time is over has none. */
  Institution institution() {
    long account = current.get().id();
    deputies.endOverdue();
    if (deputies.isOver(account)) {
      throw new NotPermitted("approving as a deputy whose time is over");
    }
    String code =
        current.get().grants().stream()
            .filter(grant -> grant.role() == Role.CAMPUS_APPROVER)
            .map(Grant::scope)
            .filter(scope -> scope.kind() == Scope.Kind.INSTITUTION)
            .map(Scope::code)
            .findFirst()
            .orElseThrow(() -> new NotPermitted("approving without an institution"));
    Institution institution = institutions.institution(new InstitutionCode(code));
    current.require(
        Permission.APPROVE_RESPONSE, Target.institution(institution.reportingUnit().value(), code));
    return institution;
  }

  /** Code of the institution. */
  String unit() {
    return institution().code().value();
  }

  /** The form that begins the response of an institution. */
  Questionnaire firstForm() {
    return forms.list(wave().id()).stream()
        .filter(form -> form.follows().isEmpty() && form.review().contains(Reviewer.APPROVER))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  Optional<Response> find() {
    return responses.find(wave().id(), firstForm().id(), unit());
  }

  Response response() {
    return find().orElseThrow(() -> new Refusal(409, NOTHING));
  }

  /** The appointment, where the account is a deputy's. */
  Optional<Invitation> deputy() {
    return deputies.find(current.get().id());
  }

  /** Remarks that are still open, with what the filler says to them. */
  List<Remark> remarks(Response response) {
    return remarks.listOpen(response);
  }
}
