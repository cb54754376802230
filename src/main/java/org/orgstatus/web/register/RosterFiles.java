package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.registry.Rosters;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** The workbook in which a province lists its approved associations: headings only. */
@Path("office/waves/{wave}/rosters/template.xlsx")
@RequestScoped
@Needs(Permission.KEEP_REGISTER)
public class RosterFiles {

  @Inject CurrentLanguage language;
  @Inject Clock clock;

  /** Headings and nothing else: whatever stands in a row counts as listed. */
  @GET
  @Produces(Files.XLSX)
  public Response template() {
    TextTable table = new TextTable("已成立高校科协名单", Rosters.HEADINGS, List.of());
    return Files.answer(
        "已成立高校科协名单.xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }
}
