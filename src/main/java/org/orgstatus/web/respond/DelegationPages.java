package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.net.URI;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Delegations;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.Settings;
import org.orgstatus.web.TroublePages;

/** Hands a section of the own response to a colleague, and takes it back. */
@Path("respond")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs({Permission.FILL_RESPONSE, Permission.RECORD_VISIT})
public class DelegationPages {

  private static final String DELEGATIONS = RespondPages.FORM + "/delegations";

  @Inject CurrentResponse current;
  @Inject Responses responses;
  @Inject Delegations delegations;
  @Inject Settings settings;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @PathParam("unit")
  String unit;

  @PathParam("form")
  String formId;

  /**
   * Makes a link and shows it, once.
   *
   * @param section form and number, for example {@code campus_association/3}
   */
  @POST
  @Path(DELEGATIONS)
  public String issue(
      @FormParam("section") @DefaultValue("") String section,
      @FormParam("note") @DefaultValue("") String note) {
    Work work = work();
    Response response = current.response(work);
    if (!current.isEditable(work, response)) {
      throw new Refusal(409, CheckPages.NOT_EDITABLE);
    }
    String[] parts = section.split("/", 2);
    Sections.At at =
        Sections.find(responses.filling(response), parts[0], parts.length == 2 ? parts[1] : "")
            .orElseThrow(
                () -> new Refusal(404, LocalText.of("没有这一节。", "There is no such section.")));
    Delegations.Issued issued =
        delegations.issue(
            response, at.form().id(), at.section().number(), note, current.accountId());
    models.put("home", work.home());
    models.put("number", at.form().letter() + at.section().number());
    models.put("sectionTitle", at.section().title().in(language.get()));
    models.put("link", settings.siteUrl() + DelegatePages.PATH + "/" + issued.token());
    models.put("until", Shown.time(issued.delegation().expiresAt(), language.get()));
    return "respond/delegation.html";
  }

  @POST
  @Path(DELEGATIONS + "/{id: [0-9]{1,18}}/revoked")
  public jakarta.ws.rs.core.Response revoke(@PathParam("id") long id) {
    Work work = work();
    delegations.revoke(current.response(work), id);
    return jakarta.ws.rs.core.Response.seeOther(
            URI.create(work.home() + "?notice=delegation-revoked#delegations"))
        .build();
  }

  private Work work() {
    return current.work(RespondPages.unit(unit), formId);
  }
}
