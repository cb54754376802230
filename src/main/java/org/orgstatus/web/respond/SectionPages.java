package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Author;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SectionProgress;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** One section a page: shown, saved without scripts, left for the next one. */
@Path("respond")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs({Permission.FILL_RESPONSE, Permission.RECORD_VISIT})
public class SectionPages {

  private static final String SECTION = RespondPages.FORM + "/{section}";

  @Inject CurrentResponse current;
  @Inject Responses responses;
  @Inject SectionSaving saving;
  @Inject SectionPage page;

  @PathParam("unit")
  String unit;

  @PathParam("form")
  String formId;

  @PathParam("section")
  String number;

  @GET
  @Path(SECTION)
  public String show() {
    Work work = work();
    Response response = editable(work);
    Filling filling = responses.filling(response);
    Sections.At at = at(filling);
    return page.show(desk(work, filling, at), response, filling, at);
  }

  /** Where to go from a section: the one after it, as the answers now have it. */
  @GET
  @Path(SECTION + "/next")
  public jakarta.ws.rs.core.Response next() {
    Work work = work();
    Filling filling = responses.filling(editable(work));
    return goOn(work, filling, at(filling));
  }

  /** Saves a section without scripts, adds or removes a row, and goes where the button says. */
  @POST
  @Path(SECTION)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public jakarta.ws.rs.core.Response save(MultivaluedMap<String, String> fields) {
    return save(SentSection.of(fields));
  }

  /** As {@link #save(MultivaluedMap)}, with a file. */
  @POST
  @Path(SECTION)
  @SendsFile
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public jakarta.ws.rs.core.Response save(List<EntityPart> parts) {
    return save(SentSection.of(parts));
  }

  private jakarta.ws.rs.core.Response save(SentSection sent) {
    Work work = work();
    Response response = editable(work);
    SectionSaving.Outcome outcome =
        saving.save(
            response, at(responses.filling(response)), sent, Author.account(current.accountId()));
    Response after = current.response(work);
    Filling filling = responses.filling(after);
    Sections.At here = at(filling);
    if (outcome.isComplete() && !outcome.goesOn()) {
      return jakarta.ws.rs.core.Response.seeOther(URI.create(work.address(here) + outcome.anchor()))
          .build();
    }
    if (outcome.isComplete()
        && (outcome.insists() || SectionProgress.of(filling, here.section()).faults() == 0)) {
      return goOn(work, filling, here);
    }
    return jakarta.ws.rs.core.Response.status(outcome.status())
        .entity(page.show(desk(work, filling, here), after, filling, here, outcome))
        .build();
  }

  private static jakarta.ws.rs.core.Response goOn(Work work, Filling filling, Sections.At here) {
    String next = Sections.next(filling, here).map(work::address).orElse(work.check());
    return jakarta.ws.rs.core.Response.seeOther(URI.create(next)).build();
  }

  private Desk desk(Work work, Filling filling, Sections.At at) {
    return new Desk(
        work.home(),
        work.address(at),
        Sections.previous(filling, at).map(work::address).orElse(null),
        Wire.of(work, filling, at, current.accountId()),
        path -> isKnown(filling.routing(), path, at),
        call -> true);
  }

  /** Personal items of other sections stay away from the page. */
  private static boolean isKnown(Routing routing, ItemPath path, Sections.At at) {
    return at.holds(routing, path)
        || routing
            .node(path.name())
            .filter(n -> n.question().filter(q -> q.sensitivity() == Sensitivity.P3).isEmpty())
            .isPresent();
  }

  private Work work() {
    return current.work(RespondPages.unit(unit), formId);
  }

  private Response editable(Work work) {
    Response response = current.response(work);
    if (!current.isEditable(work, response)) {
      throw new Refusal(409, CheckPages.NOT_EDITABLE);
    }
    return response;
  }

  private Sections.At at(Filling filling) {
    return Sections.find(filling, formId, number)
        .orElseThrow(() -> new Refusal(404, LocalText.of("没有这一节。", "There is no such section.")));
  }
}
