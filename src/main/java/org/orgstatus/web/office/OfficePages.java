package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.orgstatus.accounts.AuditRecord;
import org.orgstatus.accounts.Permission;
import org.orgstatus.web.Needs;

/** The first page of the office, and the audit record. */
@Path("office")
@Controller
@RequestScoped
@Produces(MediaType.TEXT_HTML + "; charset=UTF-8")
public class OfficePages {

  private static final int LATEST = 200;

  @Inject AuditRecord audit;
  @Inject Models models;

  @GET
  @Needs(Permission.CHANGE_REGISTER)
  public String start() {
    return "office/start.html";
  }

  @GET
  @Path("audit")
  @Needs(Permission.VIEW_AUDIT)
  public String audit() {
    models.put("entries", audit.latest(LATEST));
    return "office/audit.html";
  }
}
