package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.By;
import org.orgstatus.collection.EntriesOnBehalf;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.StepRefused;
import org.orgstatus.web.Acting;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.OnBehalf;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.review.HistoryPage;

/** What a filler does about the standing of a response: answers remarks, takes back, looks back. */
@Path("respond/standing/{unit}/{form}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs({Permission.FILL_RESPONSE, Permission.RECORD_VISIT})
public class FillerPages {

  private static final String REPLY = "reply:";
  private static final LocalText GONE =
      LocalText.of(
          "这条意见已经处理过了。请刷新页面。", "This remark has been dealt with already. Reload the page.");

  @Inject CurrentResponse current;
  @Inject Remarks remarks;
  @Inject EntriesOnBehalf entries;
  @Inject Reviews reviews;
  @Inject OnBehalf behalf;
  @Inject HistoryPage history;
  @Inject Acting acting;
  @Inject CurrentLanguage language;
  @Context UriInfo address;

  @PathParam("unit")
  String unitCode;

  @PathParam("form")
  String formId;

  /** Answers to remarks: {@code reply:id}. */
  @POST
  @Path("replies")
  public jakarta.ws.rs.core.Response reply(MultivaluedMap<String, String> fields) {
    Response response = current.response(work());
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(REPLY)) {
            reply(response, name.substring(REPLY.length()), values.get(0));
          }
        });
    return to(work().home() + "?notice=replies-saved");
  }

  private void reply(Response response, String id, String words) {
    try {
      remarks.reply(response, Long.parseLong(id), words);
    } catch (IllegalArgumentException e) {
      throw new Refusal(409, GONE);
    }
  }

  @POST
  @Path("recall")
  public jakarta.ws.rs.core.Response recall(@FormParam("seen") @DefaultValue("-1") int seen) {
    Response response = current.response(work());
    By by = acting.by();
    try {
      reviews.recall(response.id(), seen, by);
    } catch (StepRefused refused) {
      if (!refused.isRepeated(by)) {
        throw refused;
      }
    }
    return to(work().home() + "?notice=response-recalled");
  }

  /** The institution goes on itself with what its coordinator has entered. */
  @POST
  @Path("take-over")
  public jakarta.ws.rs.core.Response takeOver() {
    Work work = work();
    if (!behalf.isInside(work.first(), work.unit())) {
      throw new NotPermitted("taking over the entry from outside the institution");
    }
    entries.takeOver(current.response(work).id());
    return to(work.home() + "?notice=entry-taken-over");
  }

  @GET
  @Path("history")
  public String history() {
    return history.fill(
        current.response(work()),
        work().name().in(language.get()),
        address(work()) + "/history",
        work().home(),
        address.getQueryParameters());
  }

  /** What the addresses of these pages begin with for a response. */
  static String address(Work work) {
    return "/respond/standing/" + work.unit() + "/" + work.first().id();
  }

  private Work work() {
    return current.work(unitCode, formId);
  }

  private static jakarta.ws.rs.core.Response to(String path) {
    return jakarta.ws.rs.core.Response.seeOther(URI.create(path)).build();
  }
}
