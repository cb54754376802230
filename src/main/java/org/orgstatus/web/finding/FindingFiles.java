package org.orgstatus.web.finding;

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
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.findings.Recommendation;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** The list of findings as a workbook, under the filters of the page. */
@Path("office/findings.xlsx")
@RequestScoped
@Needs(Permission.VIEW_FINDINGS)
public class FindingFiles {

  @Inject FindingRows rows;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  @GET
  public Response xlsx(
      @QueryParam("q") @DefaultValue("") String asked,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("whose") @DefaultValue("") String whose) {
    Language in = language.get();
    Messages words = Messages.in(in);
    List<String> headings =
        Stream.of(
                "sentence",
                "clause",
                "state",
                "lock",
                "author",
                "part.problem",
                "part.measure",
                "part.who",
                "part.when")
            .map(column -> words.get("findings." + column))
            .toList();
    TextTable table =
        new TextTable(
            words.get("findings.title"),
            headings,
            rows.list(asked, state, whose).stream().map(row -> cells(row, in, words)).toList());
    LocalDate today = LocalDate.now(clock);
    return Files.answer(
        words.get("findings.title") + "-" + today + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(in, today, out));
  }

  private static List<String> cells(FindingRows.Row row, Language in, Messages words) {
    FindingDesk.Seen seen = row.seen();
    Recommendation advice = seen.version().content().recommendation();
    String fresh = "findings.fresh." + seen.freshness().state().name().toLowerCase(Locale.ROOT);
    String state =
        Stream.of(seen.finding().state().label().in(in), words.has(fresh) ? words.get(fresh) : "")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(in == Language.ZH ? "，" : ", "));
    Stream<String> first =
        Stream.of(
            seen.withheld().isEmpty() ? seen.sentence().in(in) : words.get("findings.withheld"),
            row.clause(),
            state,
            seen.version().lock().name(),
            row.author());
    return Stream.concat(first, advice.parts().stream().map((LocalText part) -> part.in(in)))
        .toList();
  }
}
