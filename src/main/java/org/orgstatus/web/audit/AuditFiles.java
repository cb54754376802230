package org.orgstatus.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.AuditEntry;
import org.orgstatus.accounts.AuditFilter;
import org.orgstatus.accounts.AuditRecord;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** The audit record as a file, under the same filters as the page. Taking it away is recorded. */
@Path("office")
@RequestScoped
@Needs(Permission.VIEW_AUDIT)
public class AuditFiles {

  /** What a workbook and the memory of the server bear; more are taken away in parts. */
  private static final int MOST = 50_000;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final LocalText TOO_MANY =
      LocalText.of(
          "符合条件的超过" + MOST + "条，请按时间分几次下载。",
          "More than " + MOST + " entries fit. Download them in parts, by time.");

  @Inject AuditRecord audit;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;
  @Context UriInfo address;

  @GET
  @Path("audit.xlsx")
  public Response xlsx() {
    TextTable table = table("xlsx");
    return Files.answer(
        name("xlsx"),
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }

  @GET
  @Path("audit.csv")
  public Response csv() {
    TextTable table = table("csv");
    return Files.answer(name("csv"), Files.CSV, table::writeCsv);
  }

  private TextTable table(String ending) {
    AuditQuery wanted = AuditQuery.read(address.getQueryParameters()::getFirst);
    AuditFilter filter = wanted.filter(clock.getZone());
    if (audit.count(filter) > MOST) {
      throw new Refusal(422, TOO_MANY);
    }
    List<List<String>> rows = audit.list(filter, 0, MOST).stream().map(this::row).toList();
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of("number", "when", "who", "action", "subject", "detail")
            .map(column -> words.get("audit." + column))
            .toList();
    recorded.fire(
        new Recorded(
            "audit-exported",
            "audit record",
            ending + ", " + rows.size() + " entries: " + wanted.query().address()));
    return new TextTable(words.get("audit.title"), headings, rows);
  }

  private List<String> row(AuditEntry entry) {
    return List.of(
        entry.number().isPresent() ? Long.toString(entry.number().getAsLong()) : "",
        MOMENT.format(entry.happenedAt().atZone(clock.getZone())),
        entry.accountId().isPresent() ? Long.toString(entry.accountId().getAsLong()) : "",
        entry.action(),
        entry.subject(),
        entry.detail());
  }

  private String name(String ending) {
    return Messages.in(language.get()).get("audit.title")
        + "-"
        + LocalDate.now(clock)
        + "."
        + ending;
  }
}
