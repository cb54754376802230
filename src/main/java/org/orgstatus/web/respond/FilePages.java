package org.orgstatus.web.respond;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Attachment;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.Author;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Saved;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** Files of the own response: sent up one at a time as the body of a request, and read back. */
@Path("respond/files")
@RequestScoped
@Needs({Permission.FILL_RESPONSE, Permission.RECORD_VISIT})
public class FilePages {

  static final String PATH = "/respond/files";

  @Inject CurrentResponse current;
  @Inject Addresses addresses;
  @Inject Responses responses;
  @Inject Attachments attachments;
  @Inject SectionSaving saving;
  @Inject CurrentLanguage language;

  /**
   * Stores a file as the answer to a file question.
   *
   * @param unit whose response
   * @param form form of the question
   * @param basis revision of the item that this replaces
   */
  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
  public Response upload(
      @QueryParam("unit") @DefaultValue("") String unit,
      @QueryParam("form") @DefaultValue("") String form,
      @QueryParam("path") String path,
      @QueryParam("name") String name,
      @QueryParam("basis") long basis,
      InputStream body) {
    org.orgstatus.collection.Response response = current.response(current.work(unit, form));
    ItemPath at = fileQuestion(response, path);
    Saved saved;
    try {
      saved = saving.saveFile(response, at, name, body, basis, Author.account(current.accountId()));
    } catch (RefusedUpload refused) {
      throw new Refusal(refused.tooLarge() ? 413 : 422, refused.words());
    }
    return stored(unit, form, at, saved);
  }

  /**
   * Joins photographs of pages into one PDF, stored as the answer to a file question.
   *
   * @param unit whose response
   * @param form form of the question
   * @param basis revision of the item that this replaces
   * @param parts the photographs as {@code page}, in order
   */
  @POST
  @Path("pages")
  @SendsFile
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
  public Response join(
      @QueryParam("unit") @DefaultValue("") String unit,
      @QueryParam("form") @DefaultValue("") String form,
      @QueryParam("path") String path,
      @QueryParam("basis") long basis,
      List<EntityPart> parts) {
    org.orgstatus.collection.Response response = current.response(current.work(unit, form));
    ItemPath at = fileQuestion(response, path);
    String name = Messages.in(language.get()).get("respond.pages.file") + ".pdf";
    try {
      Author author = Author.account(current.accountId());
      return stored(unit, form, at, saving.savePages(response, at, name, parts, basis, author));
    } catch (RefusedUpload refused) {
      throw new Refusal(refused.tooLarge() ? 413 : 422, refused.words());
    }
  }

  private Response stored(String unit, String form, ItemPath at, Saved saved) {
    if (!saved.faults().isEmpty()) {
      throw new Refusal(422, saved.faults().get(0).message());
    }
    org.orgstatus.collection.Response after = current.response(current.work(unit, form));
    return Response.status(saved.conflicts().isEmpty() ? 200 : 409)
        .entity(
            JSON.createObjectBuilder()
                .add("revision", saved.revision())
                .add("value", SheetJson.value(responses.filling(after).sheet().get(at)))
                .build())
        .build();
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id) {
    Attachment file = attachments.find(id).orElseThrow(FilePages::none);
    org.orgstatus.collection.Response response =
        responses.find(file.responseId()).orElseThrow(FilePages::none);
    addresses.toFill(response.waveId(), response.formId(), response.unitCode());
    return answer(attachments, file);
  }

  /** The file as a download. */
  static Response answer(Attachments attachments, Attachment file) {
    StreamingOutput content =
        out -> {
          try {
            attachments.copy(file, out);
          } catch (IOException e) {
            throw new WebApplicationException(e);
          }
        };
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return Response.ok(content, file.mediaType())
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
        .header("Content-Length", file.size())
        .build();
  }

  static Refusal none() {
    return new Refusal(404, LocalText.of("没有这个文件。", "There is no such file."));
  }

  private ItemPath fileQuestion(org.orgstatus.collection.Response response, String text) {
    try {
      ItemPath path = ItemPath.parse(text == null ? "" : text);
      boolean takesFile = SectionSaving.takesFile(responses.filling(response).routing(), path);
      if (takesFile) {
        return path;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refusal(404, LocalText.of("没有这道上传题。", "There is no such file question."));
  }
}
