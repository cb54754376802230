package org.orgstatus.web.finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.findings.BoundNumber;
import org.orgstatus.findings.Evidence;
import org.orgstatus.findings.Finding;
import org.orgstatus.findings.FindingAct;
import org.orgstatus.findings.FindingDifference;
import org.orgstatus.findings.FindingRefused;
import org.orgstatus.findings.FindingState;
import org.orgstatus.findings.FindingVersion;
import org.orgstatus.findings.Findings;
import org.orgstatus.findings.Freshness;
import org.orgstatus.findings.NumberFormat;
import org.orgstatus.findings.NumberText;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** One finding: what it says, what it rests on, and what is decided on it. */
@Path("office/findings/{finding: [0-9]+}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_FINDINGS)
public class FindingPages {

  static final String PATH = "/office/findings";
  private static final int SHORTEST_REASON = 4;

  private static final LocalText BAD_REASON =
      LocalText.of(
          "请写明理由，" + SHORTEST_REASON + "至" + FindingAct.LONGEST + "字，会记录在案。",
          "Give the reason in "
              + SHORTEST_REASON
              + " to "
              + FindingAct.LONGEST
              + " characters. It goes on record.");

  @Inject FindingDesk desk;
  @Inject FindingEditor editor;
  @Inject Findings findings;
  @Inject CurrentAccount current;
  @Inject Models models;

  @PathParam("finding")
  String word;

  /** A number of the sentence with the way to its table. */
  public record NumberRow(BoundNumber number, LocalText text, LocalText whole, String evidence) {}

  /** A number that changed, side by side. */
  public record ChangeRow(BoundNumber number, LocalText was, LocalText is) {}

  /** A version with what it says otherwise than the one before. */
  public record VersionRow(
      FindingVersion version,
      String name,
      LocalText sentence,
      List<FindingDifference> differences,
      List<FindingAct> acts) {}

  @GET
  public String show() {
    return page(List.of(), "");
  }

  @GET
  @Path("history")
  public String history() {
    Finding finding = desk.finding(word);
    List<FindingVersion> versions = findings.versions(finding);
    List<FindingAct> acts = findings.acts(finding);
    List<VersionRow> rows = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      FindingVersion version = versions.get(i);
      FindingDesk.Seen seen = desk.seen(finding, version);
      boolean hidden =
          !seen.withheld().isEmpty()
              || i + 1 < versions.size()
                  && !desk.seen(finding, versions.get(i + 1)).withheld().isEmpty();
      rows.add(
          new VersionRow(
              version,
              desk.name(version.accountId()),
              seen.sentence(),
              i + 1 < versions.size() && !hidden
                  ? FindingDifference.of(versions.get(i + 1), version)
                  : List.of(),
              acts.stream().filter(a -> a.number() == version.number()).toList()));
    }
    models.put("finding", finding);
    models.put("versions", rows);
    models.put("people", desk);
    return "office/finding-history.html";
  }

  /**
   * Opens the editor.
   *
   * @param lock to bind the numbers to; empty for the one that they are bound to
   * @param cell a further number to take
   */
  @GET
  @Path("edit")
  @Needs(Permission.WRITE_FINDINGS)
  public String edit(
      @QueryParam("lock") @DefaultValue("") String lock,
      @QueryParam("cell") @DefaultValue("") String cell) {
    current.require(Permission.WRITE_FINDINGS, Target.NATION);
    Finding finding = desk.finding(word);
    FindingVersion version = findings.latest(finding);
    if (!finding.isOpen()) {
      throw new Refusal(409, FindingRefused.Reason.NOT_NOW.words());
    }
    if (!desk.seen(finding, version).withheld().isEmpty()) {
      throw new Refusal(409, desk.seen(finding, version).withheld().get(0));
    }
    long chosen = lock.isEmpty() ? version.lock().id() : desk.lock(lock).id();
    FindingForm form = FindingForm.of(version.number(), Long.toString(chosen), version.content());
    return editor.open(form.plus(cell), finding);
  }

  @POST
  @Path("edit")
  @Needs(Permission.WRITE_FINDINGS)
  public Response change(MultivaluedMap<String, String> entered) {
    current.require(Permission.WRITE_FINDINGS, Target.NATION);
    return editor.answer(entered, desk.finding(word));
  }

  @POST
  @Path("propose")
  @Needs(Permission.WRITE_FINDINGS)
  public Response propose(@FormParam("version") @DefaultValue("0") int version) {
    current.require(Permission.WRITE_FINDINGS, Target.NATION);
    return decided(f -> findings.propose(f.id(), version, desk.me()), "finding-proposed");
  }

  @POST
  @Path("approve")
  @Needs(Permission.APPROVE_FINDINGS)
  public Response approve(@FormParam("version") @DefaultValue("0") int version) {
    current.require(Permission.APPROVE_FINDINGS, Target.NATION);
    return decided(f -> findings.approve(f.id(), version, desk.me()), "finding-approved");
  }

  @POST
  @Path("return")
  @Needs(Permission.APPROVE_FINDINGS)
  public Response sendBack(
      @FormParam("version") @DefaultValue("0") int version,
      @FormParam("reason") @DefaultValue("") String reason) {
    current.require(Permission.APPROVE_FINDINGS, Target.NATION);
    String why = line(reason);
    return isReason(why)
        ? decided(f -> findings.sendBack(f.id(), version, why, desk.me()), "finding-returned")
        : Response.status(422).entity(page(List.of(BAD_REASON), reason)).build();
  }

  /** Lets the approved version stand though its numbers changed. */
  @POST
  @Path("keep")
  @Needs(Permission.APPROVE_FINDINGS)
  public Response keep(
      @FormParam("version") @DefaultValue("0") int version,
      @FormParam("seen") @DefaultValue("") String seen,
      @FormParam("reason") @DefaultValue("") String reason) {
    current.require(Permission.APPROVE_FINDINGS, Target.NATION);
    String why = line(reason);
    if (!isReason(why)) {
      return Response.status(422).entity(page(List.of(BAD_REASON), reason)).build();
    }
    return decided(
        f -> {
          FindingVersion approved =
              findings
                  .version(f, f.approvedVersion())
                  .orElseThrow(() -> new Refusal(409, FindingRefused.Reason.NOT_NOW.words()));
          Freshness now = desk.seen(f, approved).freshness();
          findings.keep(f.id(), version, now, seen, why, desk.me());
        },
        "finding-kept");
  }

  @POST
  @Path("withdraw")
  @Needs(Permission.VIEW_FINDINGS)
  public Response withdraw(
      @FormParam("version") @DefaultValue("0") int version,
      @FormParam("reason") @DefaultValue("") String reason) {
    Finding finding = desk.finding(word);
    if (!mayWithdraw(finding)) {
      current.require(Permission.APPROVE_FINDINGS, Target.NATION);
    }
    String why = line(reason);
    return isReason(why)
        ? decided(f -> findings.withdraw(f.id(), version, why, desk.me()), "finding-withdrawn")
        : Response.status(422).entity(page(List.of(BAD_REASON), reason)).build();
  }

  /** What was never approved its author may take off; the rest whoever approves. */
  private boolean mayWithdraw(Finding finding) {
    return desk.mayDecide()
        || desk.mayWrite() && finding.approvedVersion() == 0 && finding.authorId() == desk.me();
  }

  private static String line(String reason) {
    return reason.strip().replaceAll("\\s+", " ");
  }

  private static boolean isReason(String reason) {
    return reason.length() >= SHORTEST_REASON && reason.length() <= FindingAct.LONGEST;
  }

  /** Something that is done with the finding. */
  private interface Decision {
    void on(Finding finding);
  }

  private Response decided(Decision decision, String notice) {
    Finding finding = desk.finding(word);
    try {
      decision.on(finding);
    } catch (FindingRefused e) {
      return Response.status(409).entity(page(List.of(e.reason().words()), "")).build();
    }
    return Response.seeOther(URI.create(PATH + "/" + finding.id() + "?notice=" + notice)).build();
  }

  /**
   * @param reason that was typed and was none
   */
  private String page(List<LocalText> faults, String reason) {
    Finding finding = desk.finding(word);
    FindingVersion latest = findings.latest(finding);
    boolean older = finding.approvedVersion() > 0 && finding.approvedVersion() < finding.version();
    FindingDesk.Seen seen = desk.seen(finding, latest);
    List<FindingDesk.Seen> standing =
        older
            ? Stream.of(findings.version(finding, finding.approvedVersion()).orElseThrow())
                .map(v -> desk.seen(finding, v))
                .toList()
            : List.of();
    FindingDesk.Seen judged = older ? standing.get(0) : seen;
    boolean another = findings.isAnother(finding, desk.me());
    models.put("finding", finding);
    models.put("seen", seen);
    models.put("standing", standing);
    models.put("judged", judged);
    models.put("content", latest.content());
    models.put(
        "documents",
        latest.content().evidence().stream()
            .filter(e -> e.kind() == Evidence.Kind.DOCUMENT)
            .toList());
    models.put("quotes", findings.quotations(latest.content()));
    models.put("clause", desk.clause(latest.content().clause()).orElse(null));
    models.put("numbers", seen.withheld().isEmpty() ? numbers(latest) : List.of());
    models.put(
        "changes",
        judged.withheld().isEmpty()
            ? judged.freshness().changes().stream()
                .map(c -> new ChangeRow(c.before(), c.was(), desk.isNow(judged, c)))
                .toList()
            : List.of());
    models.put(
        "cautions",
        seen.withheld().isEmpty() ? findings.check(latest.content()).cautions() : List.of());
    models.put(
        "wordsKnown",
        judged.freshness().changes().stream().allMatch(c -> desk.knowsNow(judged, c)));
    models.put("acts", findings.acts(finding));
    models.put("people", desk);
    models.put("faults", faults);
    models.put("reason", reason);
    models.put("mayEdit", desk.mayWrite() && finding.isOpen() && seen.withheld().isEmpty());
    models.put(
        "mayPropose",
        desk.mayWrite()
            && (finding.state() == FindingState.DRAFT || finding.state() == FindingState.RETURNED));
    models.put(
        "mayDecide", desk.mayDecide() && another && finding.state() == FindingState.PROPOSED);
    models.put(
        "ownProposed", desk.mayDecide() && !another && finding.state() == FindingState.PROPOSED);
    models.put(
        "mayKeep",
        desk.mayDecide() && another && judged.isApproved() && judged.freshness().mayBeKept());
    models.put("hidden", judged.withheld().isEmpty() && desk.isHidden(judged));
    models.put("mayWithdraw", finding.isOpen() && mayWithdraw(finding));
    models.put("rebind", rebind(finding, judged));
    models.put("unchecked", desk.unchecked(judged));
    models.put("mayCompute", desk.mayCompute());
    return "office/finding.html";
  }

  /** Where stale numbers are bound to a newer lock; empty where there is none or nobody may. */
  private String rebind(Finding finding, FindingDesk.Seen judged) {
    if (!desk.mayWrite() || !finding.isOpen() || !judged.freshness().isStale()) {
      return "";
    }
    return judged
        .newest()
        .filter(lock -> lock.id() != judged.version().lock().id())
        .filter(lock -> desk.locks().stream().anyMatch(c -> c.lock().id() == lock.id()))
        .map(lock -> PATH + "/" + finding.id() + "/edit?lock=" + lock.id())
        .orElse("");
  }

  private List<NumberRow> numbers(FindingVersion version) {
    return version.content().numbers().stream()
        .map(
            n ->
                new NumberRow(
                    n,
                    NumberText.of(n.cell(), n.format()),
                    NumberText.of(n.cell(), NumberFormat.INTERVAL),
                    desk.evidence(version, n)))
        .toList();
  }
}
