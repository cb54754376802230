package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** The list of responses to look at as a workbook, all kinds of flags together. */
@Path("office/quality.xlsx")
@RequestScoped
@Needs(Permission.VIEW_RESULTS)
public class QualityFiles {

  @Inject QualityDesk desk;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  @GET
  public Response xlsx(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("unit") @DefaultValue("institution") String unit) {
    QualityDesk.Asked asked = desk.asked(waveId, unit);
    Language in = language.get();
    Messages words = Messages.in(in);
    List<List<String>> rows =
        desk.flags(asked).stream()
            .map(
                f ->
                    List.of(
                        f.kind().label().in(in),
                        f.code(),
                        f.name(),
                        f.item(),
                        f.label().in(in),
                        f.what().in(in)))
            .toList();
    List<String> headings =
        Stream.of("kind", "code", "unit", "item", "label", "what")
            .map(column -> words.get("quality." + column))
            .toList();
    TextTable table = new TextTable(words.get("quality.title"), headings, rows);
    LocalDate today = LocalDate.now(clock);
    desk.remember(asked, "quality-exported", "all", rows.size());
    return Files.answer(
        words.get("quality.title") + "-" + asked.wave().id() + "-" + today + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(in, today, out));
  }
}
