package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Finding;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Revision;
import org.orgstatus.collection.RosterConflict;
import org.orgstatus.collection.RosterConflicts;
import org.orgstatus.collection.RosterSettlement;
import org.orgstatus.collection.Settlements;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.StepRefused;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.Acting;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** Every conflict of institutions with the roster or other forms, settled on one page. */
@Path("office/waves/{wave}/review/conflicts")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.REVIEW_RESPONSE)
public class ConflictPages {

  private static final String GATE = RosterConflicts.FORM;
  private static final String DECIDE = "decide:";
  private static final String ROSTER = "roster";
  private static final int MOST = 200;

  private static final LocalText REASON =
      LocalText.of(
          "每处判定都要写一句依据。没有执行任何操作，请返回补上。",
          "Every decision needs a reason. Nothing was done; go back and add it.");

  private static final LocalText NO_DECISION =
      LocalText.of(
          "没有读懂这个判定，没有执行任何操作。请刷新页面再试。",
          "That decision could not be read; nothing was done. Reload the page and try again.");

  @Inject Judged judged;
  @Inject Standings standings;
  @Inject Responses responses;
  @Inject Reviews reviews;
  @Inject Settlements settlements;
  @Inject RosterConflicts rosterConflicts;
  @Inject Acting acting;
  @Inject CurrentLanguage language;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  /**
   * One conflict.
   *
   * @param key names it in the form: unit, check and what was seen
   */
  public record Conflict(Judged.Unit unit, SheetView.Odd odd, ResponseStatus status, String key) {}

  @GET
  public String show() {
    Wave wave = judged.wave(waveId);
    Questionnaire form = judged.form(wave, GATE);
    judged.recheck(wave, form);
    Map<String, Judged.Unit> units = judged.units(wave, form);
    List<RosterConflict> listed = listed(units);
    List<Standing> standing = inConflict(units);
    List<Conflict> conflicts = new ArrayList<>();
    standing.stream()
        .limit(MOST)
        .forEach(each -> conflicts.addAll(conflicts(units.get(each.unitCode()), each)));
    models.put("wave", wave);
    models.put("differing", open(listed).filter(RosterConflict::isAnswered).toList());
    models.put("silent", open(listed).filter(c -> !c.isAnswered()).toList());
    models.put(
        "settled", listed.stream().filter(c -> c.state() == RosterConflict.State.SETTLED).toList());
    models.put("conflicts", conflicts);
    models.put("late", units.values().stream().noneMatch(unit -> isOpen(wave, unit)));
    return "review/conflicts.html";
  }

  /**
   * {@code decide:unit:check:seen} is institution or return, for a check; {@code
   * decide:unit:roster:seen} is a {@link RosterSettlement.Decision}; {@code reason:…} says why.
   */
  @POST
  public jakarta.ws.rs.core.Response settle(MultivaluedMap<String, String> fields) {
    Map<String, String> decisions = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(DECIDE) && !values.get(0).isBlank()) {
            decisions.put(name.substring(DECIDE.length()), values.get(0));
          }
        });
    boolean silent =
        decisions.keySet().stream()
            .anyMatch(
                key -> Optional.ofNullable(fields.getFirst("reason:" + key)).orElse("").isBlank());
    if (silent) {
      throw new Refusal(422, REASON);
    }
    long stale =
        decisions.entrySet().stream()
            .filter(e -> !settle(e.getKey(), e.getValue(), fields.getFirst("reason:" + e.getKey())))
            .count();
    return back(
        decisions.isEmpty()
            ? "none-selected"
            : stale > 0 ? "conflicts-changed" : "conflicts-settled");
  }

  /** Whether the institution could still answer a return. */
  private boolean isOpen(Wave wave, Judged.Unit unit) {
    return wave.isOpen(clock.instant(), new ReportingUnitCode(unit.reportingUnit()));
  }

  /** False where something has changed since the page was shown. */
  private boolean settle(String key, String decision, String reason) {
    String[] parts = key.split(":");
    if (parts.length != 3) {
      throw new Refusal(400, NO_DECISION);
    }
    Wave wave = judged.wave(waveId);
    Judged.Unit unit = judged.unit(wave, judged.form(wave, GATE), parts[0]);
    if (parts[1].equals(ROSTER)) {
      return rosterConflicts.settle(
          waveId,
          new ReportingUnitCode(unit.reportingUnit()),
          unit.code(),
          parts[2],
          decision(decision),
          reason,
          acting.by());
    }
    if (!parts[2].matches("[0-9]{1,6}")) {
      throw new Refusal(400, NO_DECISION);
    }
    try {
      settleCheck(parts, decision, reason);
      return true;
    } catch (StepRefused changed) {
      return false;
    }
  }

  private static RosterSettlement.Decision decision(String word) {
    return Stream.of(RosterSettlement.Decision.values())
        .filter(d -> d.name().equals(word))
        .findFirst()
        .orElseThrow(() -> new Refusal(400, NO_DECISION));
  }

  private void settleCheck(String[] parts, String decision, String reason) {
    Response response =
        responses.find(waveId, GATE, parts[0]).orElseThrow(() -> new Refusal(400, NO_DECISION));
    int seen = Integer.parseInt(parts[2]);
    if (decision.equals("return")) {
      Judgement why =
          new Judgement(
              reason,
              items(response, parts[1]).stream()
                  .collect(Collectors.toMap(ItemPath::of, item -> reason)));
      reviews.giveBack(response.id(), seen, why, acting.by());
    } else {
      settlements.settle(response.id(), seen, parts[1], reason, acting.by());
    }
  }

  /** Conflicts of the account's own units with their rosters. */
  private List<RosterConflict> listed(Map<String, Judged.Unit> units) {
    return units.values().stream()
        .map(Judged.Unit::reportingUnit)
        .distinct()
        .flatMap(code -> rosterConflicts.list(waveId, new ReportingUnitCode(code)).stream())
        .filter(conflict -> units.containsKey(conflict.unitCode()))
        .toList();
  }

  /** Those that are to be decided, or were asked about. */
  private static Stream<RosterConflict> open(List<RosterConflict> listed) {
    return listed.stream().filter(c -> c.state() != RosterConflict.State.SETTLED);
  }

  private List<String> items(Response response, String check) {
    return responses.filling(response).warnings().stream()
        .filter(warning -> warning.check().id().equals(check))
        .flatMap(warning -> warning.check().items().stream())
        .toList();
  }

  private List<Standing> inConflict(Map<String, Judged.Unit> units) {
    return standings.of(waveId, GATE).values().stream()
        .filter(each -> units.containsKey(each.unitCode()))
        .filter(
            each ->
                each.status() == ResponseStatus.SUBMITTED
                    || each.status() == ResponseStatus.ACCEPTED)
        .filter(
            each ->
                each.findings().stream().anyMatch(f -> f.severity() == Finding.Severity.CONFLICT))
        .sorted((a, b) -> a.unitCode().compareTo(b.unitCode()))
        .toList();
  }

  private List<Conflict> conflicts(Judged.Unit unit, Standing standing) {
    Response response = responses.find(standing.responseId()).orElseThrow();
    Revision sent = responses.sent(response).orElseThrow();
    return SheetView.of(
            responses.filling(response, sent),
            sent,
            settlements.woken(response),
            Optional.empty(),
            true,
            language.get())
        .odd()
        .stream()
        .filter(odd -> !odd.source().equals(ROSTER)) // shown with both sides instead
        .filter(odd -> odd.severity() == Finding.Severity.CONFLICT)
        .filter(odd -> standing.findings().stream().anyMatch(f -> f.check().equals(odd.id())))
        .map(
            odd ->
                new Conflict(
                    unit,
                    odd,
                    standing.status(),
                    unit.code() + ":" + odd.id() + ":" + standing.steps()))
        .toList();
  }

  private jakarta.ws.rs.core.Response back(String notice) {
    return jakarta.ws.rs.core.Response.seeOther(
            URI.create("/office/waves/" + waveId + "/review/conflicts?notice=" + notice))
        .build();
  }
}
