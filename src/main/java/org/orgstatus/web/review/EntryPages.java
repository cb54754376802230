package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.AnsweredOnline;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** Entry on behalf of an institution that answers on paper: registered, with its scan, reviewed. */
@Path("office/waves/{wave}/review/{form}/{unit}/entry")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.FILL_RESPONSE)
public class EntryPages {

  private static final LocalText ONLINE =
      LocalText.of(
          "这所学校已经开始在线填写，不能代录。请联系学校继续填写。",
          "The institution has begun to answer online; entry on its behalf is not possible.");

  @Inject Judged judged;
  @Inject Responses responses;
  @Inject Attachments attachments;
  @Inject Acting acting;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  @PathParam("form")
  String formId;

  @PathParam("unit")
  String unitCode;

  @GET
  public String show() {
    Wave wave = judged.wave(waveId);
    Questionnaire form = judged.form(wave, formId);
    Optional<Response> found = responses.find(waveId, formId, unitCode);
    models.put("wave", wave);
    models.put("form", form);
    models.put("unit", judged.unit(wave, form, unitCode));
    models.put("path", path());
    models.put("entered", found.flatMap(Response::enteredBy).isPresent());
    models.put("scan", found.flatMap(Response::scanId).orElse(""));
    models.put("editable", found.map(r -> r.status().isEditable()).orElse(true));
    return "review/entry.html";
  }

  @POST
  public jakarta.ws.rs.core.Response begin() {
    requireUnit();
    try {
      responses.enterFor(waveId, formId, unitCode, acting.by());
    } catch (AnsweredOnline e) {
      throw new Refusal(409, ONLINE);
    }
    return jakarta.ws.rs.core.Response.seeOther(URI.create(path())).build();
  }

  /** Takes the scan as the body of the request. */
  @POST
  @Path("scan")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public jakarta.ws.rs.core.Response scan(@QueryParam("name") String name, InputStream body) {
    requireUnit();
    Response response =
        responses
            .find(waveId, formId, unitCode)
            .filter(r -> r.enteredBy().isPresent())
            .orElseThrow(() -> new Refusal(409, ONLINE));
    try {
      responses.keepScan(
          response.id(),
          attachments.store(
              response,
              Responses.SCAN,
              name == null ? "scan" : name,
              body,
              acting.by().accountId()));
    } catch (RefusedUpload refused) {
      throw new Refusal(refused.tooLarge() ? 413 : 422, refused.words());
    }
    return jakarta.ws.rs.core.Response.noContent().build();
  }

  private void requireUnit() {
    Wave wave = judged.wave(waveId);
    judged.unit(wave, judged.form(wave, formId), unitCode);
  }

  private String path() {
    return "/office/waves/" + waveId + "/review/" + formId + "/" + unitCode + "/entry";
  }
}
