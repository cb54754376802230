package org.orgstatus.web.finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.findings.FindingState;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/** All findings, with filters in the address. */
@Path("office/findings")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_FINDINGS)
public class FindingList {

  @Inject FindingDesk desk;
  @Inject FindingRows rows;
  @Inject Models models;

  /**
   * @param asked words of sentence or clause
   * @param state word of a state; {@code stale} for those whose numbers changed
   * @param whose {@code mine}, or empty for everybody's
   */
  @GET
  public String list(
      @QueryParam("q") @DefaultValue("") String asked,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("whose") @DefaultValue("") String whose,
      @QueryParam("page") @DefaultValue("") String page) {
    Query query =
        Query.of(FindingPages.PATH)
            .plus("q", asked.strip())
            .plus("state", state)
            .plus("whose", whose)
            .plus(Query.PAGE, page);
    List<FindingRows.Row> all = rows.list(asked, state, whose);
    models.put("query", query);
    models.put("page", Page.of(all, Page.number(page)));
    models.put("states", FindingState.values());
    models.put("mayWrite", desk.mayWrite());
    return "office/findings.html";
  }
}
