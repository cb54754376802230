package org.orgstatus.web.collecting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Wave;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Progress;
import org.orgstatus.web.office.Reach;
import org.orgstatus.web.office.WaveSums;

/** How a wave comes in: by reporting unit and by institution. */
@Path("office/waves/{wave}/collection")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_WAVE)
public class CollectionPages {

  private static final Set<ResponseStatus> ALWAYS =
      Set.of(ResponseStatus.DRAFT, ResponseStatus.SUBMITTED, ResponseStatus.RETURNED);

  @Inject Collected collected;
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
    models.put("overdue", !isOpen(wave));
    models.put("deadline", reach.deadline(wave, Permission.VIEW_WAVE));
    models.put("progress", progress);
    models.put("query", wanted.query(path()));
    models.put("units", reach.units(Permission.VIEW_WAVE));
    models.put("statuses", statuses());
    models.put("labels", columns(progress));
    models.put("mayIssue", isOpen(wave) && current.mayAnywhere(Permission.CHANGE_ACCOUNTS));
    models.put("mayReview", current.mayAnywhere(Permission.REVIEW_RESPONSE));
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

  private boolean isOpen(Wave wave) {
    return reach.isOpen(wave, Permission.VIEW_WAVE, clock.instant());
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
