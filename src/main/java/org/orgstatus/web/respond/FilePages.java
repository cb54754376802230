package org.orgstatus.web.respond;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Attachment;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.RefusedUpload;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Saved;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** Files of the own response: sent up one at a time as the body of a request, and read back. */
@Path("respond/files")
@RequestScoped
@Needs(Permission.FILL_RESPONSE)
public class FilePages {

  @Inject CurrentResponse current;
  @Inject Responses responses;
  @Inject Attachments attachments;

  /**
   * Stores a file as the answer to a file question.
   *
   * @param form form of the question
   * @param basis revision of the item that this replaces
   */
  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
  public Response upload(
      @QueryParam("form") String form,
      @QueryParam("path") String path,
      @QueryParam("name") String name,
      @QueryParam("basis") long basis,
      InputStream body) {
    org.orgstatus.collection.Response response = current.response(form);
    ItemPath at = fileQuestion(response, path);
    Attachment stored;
    try {
      stored = attachments.store(response, at, name, body, current.accountId());
    } catch (RefusedUpload refused) {
      throw new Refusal(refused.tooLarge() ? 413 : 422, refused.words());
    }
    Saved saved =
        responses.save(
            response.id(),
            java.util.List.of(new Change(at, SheetJson.value(stored.answer()), basis)),
            current.accountId());
    return Response.status(saved.conflicts().isEmpty() ? 200 : 409)
        .entity(
            JSON.createObjectBuilder()
                .add("revision", saved.revision())
                .add("value", SheetJson.value(stored.answer()))
                .build())
        .build();
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id) {
    Attachment file =
        attachments
            .find(id)
            .filter(f -> f.responseId() == current.response("gate").id())
            .orElseThrow(() -> new Refusal(404, LocalText.of("没有这个文件。", "There is no such file.")));
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

  private ItemPath fileQuestion(org.orgstatus.collection.Response response, String text) {
    try {
      ItemPath path = ItemPath.parse(text == null ? "" : text);
      boolean takesFile =
          responses
              .filling(response)
              .routing()
              .node(path.name())
              .flatMap(Routing.Node::question)
              .map(Item.Question::type)
              .filter(AnswerType.FILE::equals)
              .isPresent();
      if (takesFile) {
        return path;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refusal(404, LocalText.of("没有这道上传题。", "There is no such file question."));
  }
}
