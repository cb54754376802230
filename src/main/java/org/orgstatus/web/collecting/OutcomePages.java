package org.orgstatus.web.collecting;

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
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Outcome;
import org.orgstatus.collection.UnitOutcome;
import org.orgstatus.collection.UnitOutcomes;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** What a coordinator knows about an institution that does not answer. */
@Path("office/waves/{wave}/collection/outcomes/{unit}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.SEND_REMINDERS)
public class OutcomePages {

  private static final LocalText NO_UNIT =
      LocalText.of("没有这所学校。请从列表重新进入。", "There is no such institution. Choose one from the list.");
  private static final LocalText NOTE =
      LocalText.of(
          "说明最多" + UnitOutcomes.LONGEST + "字，不写个人姓名和电话。",
          "The note takes " + UnitOutcomes.LONGEST + " characters at most; leave persons out.");

  @Inject Collected collected;
  @Inject UnitOutcomes outcomes;
  @Inject CurrentAccount current;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  @PathParam("unit")
  String unit;

  @GET
  public String show() {
    Optional<UnitOutcome> known = outcomes.find(waveId, row().unit().code());
    return page(
        known.map(o -> o.outcome().name()).orElse(""),
        known.map(UnitOutcome::note).orElse(""),
        List.of());
  }

  @POST
  public Response record(
      @FormParam("outcome") @DefaultValue("") String word,
      @FormParam("note") @DefaultValue("") String entered) {
    CollectionRow row = row();
    String note = entered.strip().replaceAll("\\s+", " ");
    if (note.length() > UnitOutcomes.LONGEST) {
      return Response.status(422).entity(page(word, entered, List.of(NOTE))).build();
    }
    outcomes.record(waveId, row.unit().code(), Outcome.find(word), note, current.get().id());
    String list = "/office/waves/" + waveId + "/collection?view=list&q=" + row.unit().code();
    return Response.seeOther(URI.create(list + "&notice=outcome-recorded")).build();
  }

  private CollectionRow row() {
    CollectionRow row =
        collected.rows(collected.wave(waveId), Permission.SEND_REMINDERS).stream()
            .filter(each -> each.unit().code().equals(unit))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NO_UNIT));
    current.require(
        Permission.SEND_REMINDERS,
        Target.institution(row.unit().reportingUnit().value(), row.unit().code()));
    return row;
  }

  private String page(String outcome, String note, List<LocalText> faults) {
    models.put("wave", collected.wave(waveId));
    models.put("row", row());
    models.put("outcomes", Outcome.values());
    models.put("outcome", outcome);
    models.put("note", note);
    models.put("faults", faults);
    return "office/outcome.html";
  }
}
