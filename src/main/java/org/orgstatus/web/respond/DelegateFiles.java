package org.orgstatus.web.respond;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Attachment;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Delegated;
import org.orgstatus.collection.Delegations;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Saved;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.RoutingJson;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.web.CurrentDelegate;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Delegate;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.api.DraftJson;

/** What the script of a delegate's page sends and fetches: its own section, as JSON and files. */
@Path("delegated")
@RequestScoped
@Delegate
@Produces(MediaType.APPLICATION_JSON)
public class DelegateFiles {

  static final String DRAFT = DelegatePages.PATH + "/draft";
  static final String FILES = DelegatePages.PATH + "/files";
  static final String ROUTING = DelegatePages.PATH + "/routing";

  @Inject CurrentDelegate current;
  @Inject DelegateView view;
  @Inject Delegations delegations;
  @Inject Responses responses;
  @Inject Attachments attachments;
  @Inject SectionSaving saving;
  @Inject DraftJson json;
  @Inject CurrentLanguage language;

  /** The answers of the section, whoever gave them. */
  @GET
  @Path("draft")
  public JsonObject read() {
    Delegated delegated = current.get();
    Filling filling = responses.filling(delegated.response());
    Sections.At at = view.at(delegated, filling);
    return JSON.createObjectBuilder()
        .add("status", delegated.response().status().name().toLowerCase(Locale.ROOT))
        .add("revision", delegated.response().draftRevision())
        .add(
            "answers",
            DraftJson.answers(
                responses.revisions(delegated.response()),
                filling,
                path -> at.holds(filling.routing(), path)))
        .build();
  }

  @PATCH
  @Path("draft")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject save(InputStream body) {
    Delegated delegated = current.get();
    Filling filling = responses.filling(delegated.response());
    Sections.At at = view.at(delegated, filling);
    List<Change> changes = DraftJson.changes(body);
    changes.forEach(change -> view.requireFilling(delegated, filling, at, change.path()));
    Saved saved = responses.save(delegated.response().id(), changes, delegated.author());
    delegations.use(delegated);
    return json.answer(saved, filling.routing());
  }

  @GET
  @Path("routing")
  public Response routing() {
    Filling filling = responses.filling(current.get().response());
    return Response.ok(RoutingJson.of(filling.routing()))
        .header("Cache-Control", "private, max-age=31536000, immutable")
        .build();
  }

  @POST
  @Path("files")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public Response upload(
      @QueryParam("path") @DefaultValue("") String path,
      @QueryParam("name") @DefaultValue("") String name,
      @QueryParam("basis") long basis,
      InputStream body) {
    Delegated delegated = current.get();
    Filling filling = responses.filling(delegated.response());
    ItemPath at = question(path);
    requireFile(delegated, filling, at);
    try {
      Saved saved =
          saving.saveFile(delegated.response(), at, name, body, basis, delegated.author());
      return stored(delegated, at, saved);
    } catch (RefusedUpload refused) {
      throw new Refusal(refused.tooLarge() ? 413 : 422, refused.words());
    }
  }

  /**
   * Joins photographs of pages into one PDF, stored as the answer to a file question.
   *
   * @param parts the photographs as {@code page}, in order
   */
  @POST
  @Path("files/pages")
  @SendsFile
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response join(
      @QueryParam("path") @DefaultValue("") String path,
      @QueryParam("basis") long basis,
      List<EntityPart> parts) {
    Delegated delegated = current.get();
    Filling filling = responses.filling(delegated.response());
    ItemPath at = question(path);
    requireFile(delegated, filling, at);
    String name = Messages.in(language.get()).get("respond.pages.file") + ".pdf";
    try {
      return stored(
          delegated,
          at,
          saving.savePages(delegated.response(), at, name, parts, basis, delegated.author()));
    } catch (RefusedUpload refused) {
      throw new Refusal(refused.tooLarge() ? 413 : 422, refused.words());
    }
  }

  private Response stored(Delegated delegated, ItemPath at, Saved saved) {
    delegations.use(delegated);
    Filling after = responses.filling(responses.find(delegated.response().id()).orElseThrow());
    return Response.status(saved.conflicts().isEmpty() ? 200 : 409)
        .entity(
            JSON.createObjectBuilder()
                .add("revision", saved.revision())
                .add("value", SheetJson.value(after.sheet().get(at)))
                .build())
        .build();
  }

  @GET
  @Path("files/{id}")
  @Produces(MediaType.WILDCARD)
  public Response file(@PathParam("id") String id) {
    Delegated delegated = current.get();
    Filling filling = responses.filling(delegated.response());
    Sections.At at = view.at(delegated, filling);
    Attachment file =
        attachments
            .find(id)
            .filter(f -> f.responseId() == delegated.response().id())
            .filter(f -> at.holds(filling.routing(), f.path()))
            .orElseThrow(FilePages::none);
    return FilePages.answer(attachments, file);
  }

  private static ItemPath question(String path) {
    try {
      return ItemPath.parse(path);
    } catch (IllegalArgumentException e) {
      throw DelegateView.outside();
    }
  }

  private void requireFile(Delegated delegated, Filling filling, ItemPath path) {
    view.requireFilling(delegated, filling, view.at(delegated, filling), path);
    if (!SectionSaving.takesFile(filling.routing(), path)) {
      throw DelegateView.outside();
    }
  }
}
