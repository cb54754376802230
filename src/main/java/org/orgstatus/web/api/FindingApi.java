package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.findings.BoundNumber;
import org.orgstatus.findings.Evidence;
import org.orgstatus.findings.Finding;
import org.orgstatus.findings.FindingContent;
import org.orgstatus.findings.FindingState;
import org.orgstatus.findings.Findings;
import org.orgstatus.findings.NumberText;
import org.orgstatus.web.Needs;
import org.orgstatus.web.finding.FindingDesk;

/** Findings with their numbers, as far as the account may see them. */
@Path("api/findings")
@RequestScoped
@Needs(Permission.VIEW_FINDINGS)
@Produces(MediaType.APPLICATION_JSON)
public class FindingApi {

  @Inject FindingDesk desk;
  @Inject Findings findings;

  /** The latest changed first. */
  @GET
  @Operation(
      summary =
          "结论一览；state为draft、proposed、approved、returned、withdrawn | Findings, the latest changed"
              + " first; state: draft, proposed, approved, returned or withdrawn")
  public JsonObject list(@QueryParam("state") @DefaultValue("") String state) {
    desk.requireView();
    JsonArrayBuilder list = JSON.createArrayBuilder();
    findings.list().stream()
        .filter(f -> FindingState.ofWord(state).map(s -> s == f.state()).orElse(true))
        .forEach(finding -> list.add(json(desk.seen(finding, findings.latest(finding)))));
    return JSON.createObjectBuilder().add("findings", list).build();
  }

  @GET
  @Operation(
      summary =
          "一条结论：句子、绑定的数字、引文、是否过期 | One finding: its sentence, its numbers, its quotations,"
              + " and whether they are stale")
  @Path("{finding}")
  public JsonObject read(@PathParam("finding") String word) {
    Finding finding = desk.finding(word);
    return json(desk.seen(finding, findings.latest(finding))).build();
  }

  private JsonObjectBuilder json(FindingDesk.Seen seen) {
    Finding finding = seen.finding();
    FindingContent content = seen.version().content();
    boolean withheld = !seen.withheld().isEmpty();
    JsonArrayBuilder numbers = JSON.createArrayBuilder();
    if (!withheld) {
      content.numbers().forEach(n -> numbers.add(json(n)));
    }
    JsonArrayBuilder documents = JSON.createArrayBuilder();
    content.evidence().stream()
        .filter(e -> e.kind() == Evidence.Kind.DOCUMENT)
        .forEach(e -> documents.add(e.line()));
    JsonArrayBuilder quotations = JSON.createArrayBuilder();
    findings.quotations(content).forEach(q -> quotations.add(json(q)));
    return JSON.createObjectBuilder()
        .add("id", finding.id())
        .add("wave", finding.waveId())
        .add("version", finding.version())
        .add("approvedVersion", finding.approvedVersion())
        .add("state", finding.state().word())
        .add("freshness", seen.freshness().state().name().toLowerCase(Locale.ROOT))
        .add("lock", seen.version().lock().name())
        .add("lockHash", seen.version().lock().contentHash())
        .add("clause", content.clause())
        .add("sentence", text(seen.sentence()))
        .add("withheld", texts(seen.withheld()))
        .add("numbers", numbers)
        .add(
            "recommendation",
            JSON.createObjectBuilder()
                .add("problem", text(content.recommendation().problem()))
                .add("measure", text(content.recommendation().measure()))
                .add("who", text(content.recommendation().who()))
                .add("when", text(content.recommendation().when())))
        .add("documents", documents)
        .add("quotations", quotations)
        .add("changedAt", finding.changedAt().toString())
        .add("href", "/api/findings/" + finding.id());
  }

  /** The words as long as they may be cited; of others that they may not. */
  private static JsonObjectBuilder json(Quotation quotation) {
    boolean cleared = quotation.isCleared();
    return JSON.createObjectBuilder()
        .add("id", quotation.id())
        .add("state", quotation.state().word())
        .add("words", text(cleared ? quotation.words() : LocalText.EMPTY))
        .add("speaker", text(cleared ? quotation.speaker() : LocalText.EMPTY))
        .add("href", "/office/coding/quotations/" + quotation.id());
  }

  private static JsonObjectBuilder json(BoundNumber number) {
    return JSON.createObjectBuilder()
        .add("mark", number.mark())
        .add("text", text(NumberText.of(number.cell(), number.format())))
        .add("at", number.at().text())
        .add("row", text(number.cell().row()))
        .add("column", text(number.cell().column().fullLabel()));
  }

  private static JsonArrayBuilder texts(List<LocalText> texts) {
    JsonArrayBuilder all = JSON.createArrayBuilder();
    texts.forEach(t -> all.add(text(t)));
    return all;
  }

  private static JsonObjectBuilder text(LocalText text) {
    return JSON.createObjectBuilder().add("zh", text.zh()).add("en", text.en());
  }
}
