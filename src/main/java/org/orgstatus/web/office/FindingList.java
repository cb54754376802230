package org.orgstatus.web.office;

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
import java.util.Locale;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.findings.Finding;
import org.orgstatus.findings.FindingContent;
import org.orgstatus.findings.FindingState;
import org.orgstatus.findings.Findings;
import org.orgstatus.findings.Freshness;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** All findings, with filters in the address. */
@Path("office/findings")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_FINDINGS)
public class FindingList {

  private static final String MINE = "mine";

  @Inject FindingDesk desk;
  @Inject Findings findings;
  @Inject Models models;

  /** A finding in the list. */
  public record Row(FindingDesk.Seen seen, String clause, String author) {}

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
    desk.requireView();
    Query query =
        Query.of(FindingPages.PATH)
            .plus("q", asked.strip())
            .plus("state", state)
            .plus("whose", whose)
            .plus(Query.PAGE, page);
    List<Row> rows =
        findings.list().stream()
            .filter(f -> !whose.equals(MINE) || f.authorId() == desk.me())
            .filter(f -> FindingState.ofWord(state).map(s -> s == f.state()).orElse(true))
            .map(this::row)
            .filter(row -> !state.equals("stale") || isStale(row))
            .filter(row -> isAbout(row, asked))
            .toList();
    models.put("query", query);
    models.put("page", Page.of(rows, Page.number(page)));
    models.put("states", FindingState.values());
    models.put("mayWrite", desk.mayWrite());
    return "office/findings.html";
  }

  private Row row(Finding finding) {
    FindingDesk.Seen seen = desk.seen(finding, findings.latest(finding));
    FindingContent content = seen.version().content();
    return new Row(seen, content.clause(), desk.name(finding.authorId()));
  }

  private static boolean isStale(Row row) {
    return row.seen().freshness().state() == Freshness.State.STALE;
  }

  private static boolean isAbout(Row row, String asked) {
    LocalText sentence = row.seen().sentence();
    String all =
        (sentence.zh() + "\n" + sentence.en() + "\n" + row.clause()).toLowerCase(Locale.ROOT);
    return List.of(asked.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
        .allMatch(all::contains);
  }
}
