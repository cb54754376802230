package org.orgstatus.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.orgstatus.accounts.AuditEntry;
import org.orgstatus.accounts.AuditFilter;
import org.orgstatus.accounts.AuditRecord;
import org.orgstatus.accounts.Permission;
import org.orgstatus.web.AuditVerification;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;

/** The audit record, searched and verified. */
@Path("office/audit")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_AUDIT)
public class AuditPages {

  @Inject AuditRecord audit;
  @Inject AuditVerification verification;
  @Inject Clock clock;
  @Inject Models models;
  @Inject CurrentLanguage language;
  @Context UriInfo address;

  /** An entry with its act, and what it was done to, in words. */
  public record Line(AuditEntry entry, AuditWords.Act act, String subject) {}

  @GET
  public String show() {
    AuditQuery wanted = AuditQuery.read(address.getQueryParameters()::getFirst);
    AuditFilter filter = wanted.filter(clock.getZone());
    int total = Math.toIntExact(audit.count(filter));
    int last = Math.max(1, (total + Page.SIZE - 1) / Page.SIZE);
    int number = Math.min(Math.max(1, wanted.page()), last);
    models.put("query", wanted.query());
    models.put("actions", AuditWords.acts(audit.actions(), language.get()));
    List<Line> lines =
        audit.list(filter, (number - 1) * Page.SIZE, Page.SIZE).stream()
            .map(
                entry ->
                    new Line(
                        entry,
                        AuditWords.act(entry.action(), language.get()),
                        AuditWords.subject(entry.subject(), language.get())))
            .toList();
    models.put("page", new Page<>(lines, number, total));
    return "office/audit.html";
  }

  /** Walks along the chain; by a button, because it reads the whole record. */
  @POST
  @Path("verification")
  public String verify() {
    models.put("verdict", verification.now());
    models.put("at", clock.instant());
    return "office/audit-verification.html";
  }
}
