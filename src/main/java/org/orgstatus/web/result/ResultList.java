package org.orgstatus.web.result;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.WaveSums;

/** The comparisons that can be run, for every wave that has data. */
@Path("office/results")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class ResultList {

  @Inject WaveSums sums;
  @Inject Comparisons comparisons;
  @Inject CurrentAccount current;
  @Inject Models models;

  @GET
  public String list() {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    models.put("sums", sums.opened());
    models.put("plans", comparisons.listPlans());
    return "office/results.html";
  }
}
