package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Attachment;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.SignedIn;

/** Files of a response for those who judge it: the approver, the province, the national office. */
@Path("review/files/{id}")
@RequestScoped
@SignedIn
public class JudgedFiles {

  private static final LocalText NONE = LocalText.of("没有这个文件。", "There is no such file.");

  @Inject Attachments attachments;
  @Inject Responses responses;
  @Inject Judged judged;
  @Inject Approval approval;
  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;

  @GET
  public jakarta.ws.rs.core.Response read(@PathParam("id") String id) {
    Attachment file = attachments.find(id).orElseThrow(() -> new Refusal(404, NONE));
    Response response = responses.find(file.responseId()).orElseThrow(() -> new Refusal(404, NONE));
    requireJudge(response);
    recorded.fire(
        new Recorded(
            "file-read", "wave " + response.waveId() + ", unit " + response.unitCode(), id));
    StreamingOutput content =
        out -> {
          try {
            attachments.copy(file, out);
          } catch (IOException e) {
            throw new WebApplicationException(e);
          }
        };
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return jakarta.ws.rs.core.Response.ok(content, file.mediaType())
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
        .header("Content-Length", file.size())
        .build();
  }

  private void requireJudge(Response response) {
    if (current.mayAnywhere(Permission.REVIEW_RESPONSE)) {
      Wave wave = judged.wave(response.waveId());
      judged.unit(wave, judged.form(wave, response.formId()), response.unitCode());
      return;
    }
    boolean mine =
        current.mayAnywhere(Permission.APPROVE_RESPONSE)
            && approval.find().filter(own -> own.id() == response.id()).isPresent();
    if (!mine) {
      throw new Refusal(404, NONE);
    }
  }
}
