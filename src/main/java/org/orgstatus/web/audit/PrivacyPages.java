package org.orgstatus.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.PrivacyRequest;
import org.orgstatus.collection.PrivacyRequests;
import org.orgstatus.collection.Retention;
import org.orgstatus.fieldwork.VisitRetention;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** Requests of persons about their own data with their dates, and what the rules will delete. */
@Path("office/privacy")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_CONTACTS)
public class PrivacyPages {

  private static final String PATH = "/office/privacy";
  private static final int AHEAD_DAYS = 90;
  private static final int LONGEST_REASON = 500;

  private static final LocalText ANSWERED =
      LocalText.of("这个申请已经答复过了。", "This request was answered already.");
  private static final LocalText NO_REASON =
      LocalText.of("不删除时请写明理由，申请人会看到。", "Say why it is not deleted; the person will read it.");

  @Inject PrivacyRequests requests;
  @Inject Retention retention;
  @Inject VisitRetention visits;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String show() {
    LocalDate today = LocalDate.now(clock);
    boolean nation = current.may(Permission.VIEW_CONTACTS, Target.NATION);
    models.put("requests", requests.list().stream().filter(this::isInReach).toList());
    models.put("today", today);
    models.put("nation", nation);
    models.put("due", nation ? retention.preview(today.plusDays(AHEAD_DAYS)) : List.of());
    models.put("dueOfVisits", nation ? visits.preview(today.plusDays(AHEAD_DAYS)) : List.of());
    models.put("days", AHEAD_DAYS);
    return "office/privacy.html";
  }

  @GET
  @Path("{request:[0-9]{1,18}}")
  public String ask(@PathParam("request") long id) {
    return page(request(id), "", List.of());
  }

  @POST
  @Path("{request:[0-9]{1,18}}/deletion")
  public Response delete(
      @PathParam("request") long id, @FormParam("reason") @DefaultValue("") String reason) {
    requireOpen(request(id));
    requests.delete(id, current.get().id(), shortened(reason));
    return Response.seeOther(URI.create(PATH + "?notice=information-deleted")).build();
  }

  @POST
  @Path("{request:[0-9]{1,18}}/refusal")
  public Response refuse(
      @PathParam("request") long id, @FormParam("reason") @DefaultValue("") String reason) {
    PrivacyRequest request = request(id);
    requireOpen(request);
    if (reason.isBlank()) {
      return Response.status(422).entity(page(request, reason, List.of(NO_REASON))).build();
    }
    requests.refuse(id, current.get().id(), shortened(reason));
    return Response.seeOther(URI.create(PATH + "?notice=deletion-refused")).build();
  }

  /** The request; one out of reach and one that does not exist are answered alike. */
  private PrivacyRequest request(long id) {
    return requests
        .find(id)
        .filter(this::isInReach)
        .orElseThrow(() -> new NotPermitted("VIEW_CONTACTS on request " + id));
  }

  private boolean isInReach(PrivacyRequest request) {
    return current.may(Permission.VIEW_CONTACTS, Target.reportingUnit(request.reportingUnit()));
  }

  private static void requireOpen(PrivacyRequest request) {
    if (!request.isOpen()) {
      throw new Refusal(409, ANSWERED);
    }
  }

  private static String shortened(String words) {
    String plain = words.strip();
    return plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
  }

  private String page(PrivacyRequest request, String reason, List<LocalText> faults) {
    models.put("request", request);
    models.put("today", LocalDate.now(clock));
    models.put("reason", reason);
    models.put("faults", faults);
    return "office/privacy-request.html";
  }
}
