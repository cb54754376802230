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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.AnsweredOnline;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.EntriesOnBehalf;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.web.Acting;
import org.orgstatus.web.FileNames;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Upload;

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

  private static final LocalText NO_SCAN =
      LocalText.of("请先选择扫描件，再上传。", "Choose the scan first, then upload it.");

  @Inject Judged judged;
  @Inject Responses responses;
  @Inject EntriesOnBehalf entries;
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
      entries.begin(waveId, formId, unitCode, acting.by());
    } catch (AnsweredOnline e) {
      throw new Refusal(409, ONLINE);
    }
    return jakarta.ws.rs.core.Response.seeOther(URI.create(path())).build();
  }

  /** Takes the scan as the body of the request, from the page's script. */
  @POST
  @Path("scan")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public jakarta.ws.rs.core.Response scan(@QueryParam("name") String name, InputStream body) {
    keep(name, body);
    return jakarta.ws.rs.core.Response.noContent().build();
  }

  /** Takes the scan as a file of the page's form, without scripts. */
  @POST
  @Path("scan")
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public jakarta.ws.rs.core.Response scan(List<EntityPart> parts) throws IOException {
    requireUnit();
    EntityPart file =
        parts.stream()
            .filter(part -> part.getFileName().filter(name -> !name.isBlank()).isPresent())
            .findFirst()
            .orElseThrow(() -> new Refusal(422, NO_SCAN));
    try (InputStream content = file.getContent()) {
      keep(FileNames.utf8(file.getFileName().orElseThrow()), content);
    }
    return jakarta.ws.rs.core.Response.seeOther(URI.create(path() + "?notice=scan-stored")).build();
  }

  private void keep(@Nullable String name, InputStream body) {
    requireUnit();
    Response response =
        responses
            .find(waveId, formId, unitCode)
            .filter(r -> r.enteredBy().isPresent())
            .orElseThrow(() -> new Refusal(409, ONLINE));
    try {
      entries.keepScan(
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
  }

  private void requireUnit() {
    Wave wave = judged.wave(waveId);
    judged.unit(wave, judged.form(wave, formId), unitCode);
  }

  private String path() {
    return "/office/waves/" + waveId + "/review/" + formId + "/" + unitCode + "/entry";
  }
}
