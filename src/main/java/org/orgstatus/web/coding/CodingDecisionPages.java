package org.orgstatus.web.coding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.fieldwork.coding.Adjudications;
import org.orgstatus.fieldwork.coding.CodeDecision;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.fieldwork.coding.CodingRefused;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/** What two coders saw otherwise, side by side, to be decided. */
@Path("office/coding/decisions")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.DECIDE_CODING)
public class CodingDecisionPages {

  private static final int SHORTEST_REASON = 2;
  private static final LocalText BAD =
      LocalText.of(
          "请选“有”或“没有”，并写明理由，" + SHORTEST_REASON + "至" + CodeDecision.LONGEST + "字，会记录在案。",
          "Choose whether the code holds and give the reason in "
              + SHORTEST_REASON
              + " to "
              + CodeDecision.LONGEST
              + " characters. It goes on record.");

  @Inject CodingDesk desk;
  @Inject Adjudications adjudications;
  @Inject CurrentAccount current;
  @Inject Models models;

  /** A difference in its text. */
  public record Row(CodedText coded, CodedText.Difference difference, long notBy) {}

  /**
   * @param all {@code yes} for what was decided too
   */
  @GET
  public String show(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("form") @DefaultValue("") String formId,
      @QueryParam("all") @DefaultValue("") String all,
      @QueryParam("page") @DefaultValue("") String number) {
    return page(waveId, formId, all, number, List.of());
  }

  @POST
  public Response decide(
      @FormParam("wave") @DefaultValue("") String waveId,
      @FormParam("form") @DefaultValue("") String formId,
      @FormParam("at") @DefaultValue("") String at,
      @FormParam("start") @DefaultValue("0") int start,
      @FormParam("code") @DefaultValue("") String code,
      @FormParam("holds") @DefaultValue("") String holds,
      @FormParam("reason") @DefaultValue("") String reason) {
    current.require(Permission.DECIDE_CODING, Target.NATION);
    CodedText text = desk.text(at);
    String why = reason.strip().replaceAll("\\s+", " ");
    if (!List.of("yes", "no").contains(holds)
        || why.length() < SHORTEST_REASON
        || why.length() > CodeDecision.LONGEST) {
      return Response.status(422).entity(page(waveId, formId, "", "", List.of(BAD))).build();
    }
    try {
      adjudications.decide(text.text().place(), start, code, holds.equals("yes"), why, desk.me());
    } catch (CodingRefused e) {
      return Response.status(409)
          .entity(page(waveId, formId, "", "", List.of(e.reason().words())))
          .build();
    }
    return Response.seeOther(
            URI.create(
                CodingDesk.PATH
                    + "/decisions?wave="
                    + text.text().waveId()
                    + "&form="
                    + text.text().formId()
                    + "&notice=code-decided"))
        .build();
  }

  private String page(
      String waveId, String formId, String all, String number, List<LocalText> faults) {
    current.require(Permission.DECIDE_CODING, Target.NATION);
    Wave wave = desk.wave(waveId);
    CodingDesk.FormChoice form = desk.knownForm(wave, formId);
    List<Row> rows =
        desk.list(wave, form.id()).stream()
            .flatMap(
                text ->
                    text.differences().stream()
                        .filter(d -> !all.isEmpty() || d.decision().isEmpty())
                        .map(d -> new Row(text, d, other(text, d))))
            .toList();
    models.put("wave", wave);
    models.put("waves", desk.opened());
    models.put("form", form);
    models.put("forms", desk.forms(wave));
    models.put("desk", desk);
    models.put("all", !all.isEmpty());
    models.put("faults", faults);
    models.put("page", Page.of(rows, Page.number(number)));
    models.put(
        "query",
        Query.of(CodingDesk.PATH + "/decisions")
            .plus("wave", wave.id())
            .plus("form", form.id())
            .plus("all", all)
            .plus(Query.PAGE, number));
    return "office/coding-decisions.html";
  }

  private static long other(CodedText text, CodedText.Difference difference) {
    return text.pair().stream().filter(a -> a != difference.givenBy()).findFirst().orElse(0L);
  }
}
