package org.orgstatus.web.office;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Wave;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** How a wave comes in: by reporting unit and by institution. */
@Path("office/waves/{wave}/collection")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_WAVE)
public class CollectionPages {

  private static final Set<ResponseStatus> ALWAYS =
      Set.of(ResponseStatus.DRAFT, ResponseStatus.SUBMITTED, ResponseStatus.RETURNED);

  private static final LocalText NOT_RETURNABLE =
      LocalText.of(
          "这份答卷现在不能退回：只有已提交的答卷可以退回。",
          "This response cannot be returned now: only a submitted one can.");
  private static final LocalText WHY =
      LocalText.of("请写明退回的原因，填报人才知道要改什么。", "Say why, so that the filler knows what to change.");
  private static final LocalText TOO_LATE =
      LocalText.of(
          "已过截止时间，退回后学校无法修改。请先延长截止时间，再退回。",
          "The deadline has passed, so the institution could not change anything. Move the deadline"
              + " first.");

  @Inject Collected collected;
  @Inject Reviews reviews;
  @Inject Acting acting;
  @Inject Reach reach;
  @Inject BulkEntries entries;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;
  @Context UriInfo address;

  @PathParam("wave")
  String waveId;

  @GET
  public String show() {
    Wave wave = collected.wave(waveId);
    CollectionQuery wanted = CollectionQuery.read(address.getQueryParameters()::getFirst);
    List<CollectionRow> rows = collected.rows(wave, Permission.VIEW_WAVE);
    List<CollectionRow> found = rows.stream().filter(wanted::accepts).toList();
    Progress progress = UnitProgress.progress(rows);
    models.put("wave", wave);
    models.put("overdue", !clock.instant().isBefore(wave.deadline()));
    models.put("progress", progress);
    models.put("query", wanted.query(path()));
    models.put("units", reach.units(Permission.VIEW_WAVE));
    models.put("statuses", statuses());
    models.put("labels", columns(progress));
    models.put("mayIssue", isOpen(wave) && current.mayAnywhere(Permission.CHANGE_ACCOUNTS));
    models.put("mayReturn", isOpen(wave) && current.mayAnywhere(Permission.REVIEW_RESPONSE));
    models.put("mayEnter", isOpen(wave) && current.mayAnywhere(Permission.FILL_RESPONSE));
    models.put("entered", entries.listEntered(waveId, WaveSums.FIRST_FORM));
    models.put("mayRemind", current.mayAnywhere(Permission.SEND_REMINDERS));
    models.put("mayCall", current.mayAnywhere(Permission.VIEW_CONTACTS));
    models.put("codeStates", CodeState.values());
    models.put("noCode", rows.stream().filter(row -> !row.invited()).count());
    models.put("byUnit", UnitProgress.of(reach.units(Permission.VIEW_WAVE), rows));
    models.put("page", Page.of(found, wanted.page()));
    return wanted.view() == CollectionQuery.View.LIST
        ? "office/collection-list.html"
        : "office/collection.html";
  }

  @GET
  @Path("{unit}/return")
  @Needs(Permission.REVIEW_RESPONSE)
  public String askToReturn(@PathParam("unit") String unit) {
    models.put("wave", collected.wave(waveId));
    models.put("row", returnable(unit));
    return "office/collection-return.html";
  }

  @POST
  @Path("{unit}/return")
  @Needs(Permission.REVIEW_RESPONSE)
  public Response giveBack(
      @PathParam("unit") String unit, @FormParam("remark") @DefaultValue("") String remark) {
    CollectionRow row = returnable(unit);
    if (remark.isBlank()) {
      throw new Refusal(422, WHY);
    }
    reviews.giveBack(
        row.standing().responseId(), row.standing().steps(), Judgement.of(remark), acting.by());
    URI list = URI.create(path() + "?view=list&status=RETURNED&notice=response-returned");
    return Response.seeOther(list).build();
  }

  private CollectionRow returnable(String unit) {
    Wave wave = collected.wave(waveId);
    CollectionRow row =
        collected.rows(wave, Permission.REVIEW_RESPONSE).stream()
            .filter(each -> each.unit().code().equals(unit))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NOT_RETURNABLE));
    current.require(
        Permission.REVIEW_RESPONSE,
        Target.institution(row.unit().reportingUnit().value(), row.unit().code()));
    if (!row.status().equals(ResponseStatus.SUBMITTED.name())) {
      throw new Refusal(409, NOT_RETURNABLE);
    }
    if (!isOpen(wave)) {
      throw new Refusal(409, TOO_LATE);
    }
    return row;
  }

  private boolean isOpen(Wave wave) {
    return wave.isOpen(clock.instant());
  }

  private String path() {
    return "/office/waves/" + waveId + "/collection";
  }

  /** A column for every status that occurs, and for those that everybody looks for. */
  private static List<ResponseStatus> columns(Progress progress) {
    return Stream.of(ResponseStatus.values())
        .filter(status -> ALWAYS.contains(status) || progress.count(status) > 0)
        .toList();
  }

  private static List<String> statuses() {
    List<String> statuses =
        new ArrayList<>(List.of(CollectionQuery.NO_CODE, CollectionQuery.NOT_STARTED));
    Stream.of(ResponseStatus.values()).map(Enum::name).forEach(statuses::add);
    return statuses;
  }
}
