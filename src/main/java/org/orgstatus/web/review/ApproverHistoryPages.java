package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.orgstatus.accounts.Permission;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** What happened to the own institution's response, for its approver. */
@Path("approve/history")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.APPROVE_RESPONSE)
public class ApproverHistoryPages {

  @Inject Approval approval;
  @Inject HistoryPage page;
  @Context UriInfo address;

  @GET
  public String ofApprover() {
    return page.fill(
        approval.response(),
        approval.institution().name(),
        "/approve/history",
        "/approve",
        address.getQueryParameters());
  }
}
