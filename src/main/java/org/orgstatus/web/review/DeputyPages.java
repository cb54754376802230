package org.orgstatus.web.review;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Deputies;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.Settings;
import org.orgstatus.web.TroublePages;

/** Hands approval over for some days: an own one-time code, an own account, an end. */
@Path("approve/deputies")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.APPROVE_RESPONSE)
public class DeputyPages {

  private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);

  private static final LocalText POST =
      LocalText.of(
          "请写代审核人的职务，例如“科研处副处长”，不要写姓名。",
          "Give the deputy's post, such as \"deputy head of research\"; no name.");
  private static final LocalText GONE = LocalText.of("没有这个代审核人。", "There is no such deputy.");

  @Inject Approval approval;
  @Inject Deputies deputies;
  @Inject Acting acting;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String show() {
    return page("", "");
  }

  @POST
  public Response appoint(
      @FormParam("post") @DefaultValue("") String post,
      @FormParam("days") @DefaultValue("7") String days) {
    requireInPerson();
    if (post.isBlank() || post.length() > 60) {
      throw new Refusal(422, POST);
    }
    int chosen = DAYS.stream().filter(d -> days.equals(d.toString())).findFirst().orElse(7);
    Instant until = clock.instant().plus(Duration.ofDays(chosen));
    String code =
        deputies.appoint(
            approval.wave().id(),
            approval.firstForm().id(),
            approval.unit(),
            post,
            until,
            acting.by());
    return Response.ok(page(code, settings.siteUrl() + "/join/" + code)).build();
  }

  @POST
  @Path("{id}/end")
  public Response end(@PathParam("id") String id) {
    requireInPerson();
    try {
      deputies.end(approval.unit(), Long.parseLong(id));
    } catch (IllegalArgumentException e) {
      throw new Refusal(404, GONE);
    }
    return Response.seeOther(URI.create("/approve/deputies")).build();
  }

  /** A deputy appoints nobody. */
  private void requireInPerson() {
    if (approval.deputy().isPresent()) {
      throw new NotPermitted("appointing as a deputy");
    }
  }

  private String page(String code, String link) {
    models.put("unit", approval.institution().name());
    models.put("code", code);
    models.put("link", link);
    models.put("days", DAYS);
    models.put("now", clock.instant());
    models.put("deputies", deputies.list(approval.unit()));
    models.put("inPerson", approval.deputy().isEmpty());
    return "review/deputies.html";
  }
}
