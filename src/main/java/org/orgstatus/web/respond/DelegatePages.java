package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.orgstatus.collection.Delegated;
import org.orgstatus.collection.Delegation;
import org.orgstatus.collection.Delegations;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.web.CurrentDelegate;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Delegate;
import org.orgstatus.web.DelegateFilter;
import org.orgstatus.web.Open;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.RespondingUnits;
import org.orgstatus.web.TroublePages;

/**
 * The page of a colleague to whom a section was handed: a name, then that section and nothing else.
 * It can be saved, not submitted. Opening the link uses nothing up, since link previews open pages.
 */
@Path("delegated")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
public class DelegatePages {

  static final String PATH = "/delegated";

  @Inject CurrentDelegate current;
  @Inject DelegateView view;
  @Inject Delegations delegations;
  @Inject Responses responses;
  @Inject RespondingUnits units;
  @Inject SectionSaving saving;
  @Inject SectionPage page;
  @Inject CurrentLanguage language;
  @Inject Models models;
  @Context HttpServletResponse http;

  @GET
  @Path("{token: [A-Za-z0-9_-]{43}}")
  @Open
  public String ask(@PathParam("token") String token) {
    return nameForm(delegation(token), token, false);
  }

  @POST
  @Path("{token: [A-Za-z0-9_-]{43}}")
  @Open
  public Response open(
      @PathParam("token") String token, @FormParam("name") @DefaultValue("") String name) {
    Delegation delegation = delegation(token);
    if (name.isBlank()) {
      return Response.status(422).entity(nameForm(delegation, token, true)).build();
    }
    Optional<String> word = delegations.open(token, name);
    current.let(word.orElseThrow(() -> new Refusal(410, DelegateFilter.OVER)), http);
    return Response.seeOther(URI.create(PATH)).build();
  }

  @GET
  @Delegate
  public String show() {
    Delegated delegated = current.get();
    Filling filling = responses.filling(delegated.response());
    Sections.At at = view.at(delegated, filling);
    return page.show(view.desk(delegated, filling, at), delegated.response(), filling, at);
  }

  /** Saves the section without scripts. */
  @POST
  @Delegate
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response save(MultivaluedMap<String, String> fields) {
    return save(SentSection.of(fields));
  }

  /** As {@link #save(MultivaluedMap)}, with a file. */
  @POST
  @Delegate
  @SendsFile
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response save(List<EntityPart> parts) {
    return save(SentSection.of(parts));
  }

  /** Where a colleague ends: what was saved is said, and nothing more is asked. */
  @GET
  @Delegate
  @Path("done")
  public String done() {
    Delegated delegated = current.get();
    models.put("savedAt", Shown.clock(delegated.response().savedAt()));
    return "respond/delegate-done.html";
  }

  private Response save(SentSection sent) {
    Delegated delegated = current.get();
    Sections.At at = view.at(delegated, responses.filling(delegated.response()));
    SectionSaving.Outcome outcome = saving.save(delegated.response(), at, sent, delegated.author());
    delegations.use(delegated);
    if (outcome.isComplete()) {
      String next = outcome.goesOn() ? PATH + "/done" : PATH + outcome.anchor();
      return Response.seeOther(URI.create(next)).build();
    }
    org.orgstatus.collection.Response after =
        responses.find(delegated.response().id()).orElseThrow();
    Filling filling = responses.filling(after);
    return Response.status(outcome.status())
        .entity(page.show(view.desk(delegated, filling, at), after, filling, at, outcome))
        .build();
  }

  private Delegation delegation(String token) {
    return delegations.find(token).orElseThrow(() -> new Refusal(410, DelegateFilter.OVER));
  }

  private String nameForm(Delegation delegation, String token, boolean refused) {
    org.orgstatus.collection.Response response = delegations.response(delegation);
    Filling filling = responses.filling(response);
    Sections.At at =
        Sections.find(filling, delegation.formId(), delegation.section()).orElseThrow();
    models.put(
        "unit",
        units
            .name(filling.routing().forms().get(0).unit(), response.unitCode())
            .in(language.get()));
    models.put("number", at.form().letter() + at.section().number());
    models.put("sectionTitle", at.section().title().in(language.get()));
    models.put("until", Shown.time(delegation.expiresAt(), language.get()));
    models.put("token", token);
    models.put("refused", refused);
    return "respond/delegate.html";
  }
}
