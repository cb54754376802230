package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** What happened to a response, for those who review it. */
@Path("office/waves/{wave}/review/{form}/{unit}/history")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.REVIEW_RESPONSE)
public class HistoryPages {

  @Inject Judged judged;
  @Inject Responses responses;
  @Inject HistoryPage page;
  @Context UriInfo address;

  @GET
  public String ofOffice(
      @PathParam("wave") String waveId,
      @PathParam("form") String formId,
      @PathParam("unit") String unitCode) {
    Wave wave = judged.wave(waveId);
    Questionnaire form = judged.form(wave, formId);
    Judged.Unit unit = judged.unit(wave, form, unitCode);
    Response response =
        responses
            .find(waveId, formId, unitCode)
            .orElseThrow(
                () -> new Refusal(404, LocalText.of("还没有答卷。", "There is no response yet.")));
    String path = "/office/waves/" + waveId + "/review/" + formId + "/" + unitCode;
    return page.fill(response, unit.name(), path + "/history", path, address.getQueryParameters());
  }
}
