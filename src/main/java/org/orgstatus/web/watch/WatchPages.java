package org.orgstatus.web.watch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.Disposition;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Wave;
import org.orgstatus.dataset.ResponseRates;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.collecting.UnitProgress;
import org.orgstatus.web.office.Query;
import org.orgstatus.web.office.Reach;

/**
 * Watching a wave: one screen for the nation, one for a reporting unit, that keep themselves new.
 */
@Path("office/waves/{wave}/collection/watch")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_WAVE)
public class WatchPages {

  private static final List<ResponseStatus> SHOWN =
      List.of(
          ResponseStatus.DRAFT,
          ResponseStatus.WITH_APPROVER,
          ResponseStatus.SUBMITTED,
          ResponseStatus.RETURNED,
          ResponseStatus.ACCEPTED);

  @Inject Collected collected;
  @Inject Watcher watcher;
  @Inject CoverageSoFar coverage;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  @QueryParam("unit")
  @DefaultValue("")
  String unit;

  @QueryParam("by")
  @DefaultValue("")
  String by;

  @GET
  public String show() {
    fill();
    return "office/watch.html";
  }

  /** The part that renews itself. */
  @GET
  @Path("now")
  public String now() {
    fill();
    return "office/watch-now.html";
  }

  /** Where the own units stand against the target; it takes longer, so it comes after the page. */
  @GET
  @Path("coverage")
  public String coverage() {
    collected.wave(waveId);
    models.put("coverage", coverage.of(waveId, shown(), isNation()));
    return "office/watch-coverage.html";
  }

  private void fill() {
    Wave wave = collected.wave(waveId);
    List<ReportingUnit> units = shown();
    Set<String> codes = units.stream().map(u -> u.code().value()).collect(Collectors.toSet());
    Watched now = watcher.of(waveId).in(codes);
    Instant deadline = Reach.deadline(wave, units);
    boolean over = !clock.instant().isBefore(deadline);
    WatchGroups.By grouped = WatchGroups.by(by, units.size());
    List<CollectionRow> idle = now.idle();
    models.put("wave", wave);
    models.put("over", over);
    models.put("stamp", watcher.of(waveId).stamp());
    models.put("at", now.at());
    models.put("units", reach.units(Permission.VIEW_WAVE));
    models.put("unit", units.size() == 1 ? units.get(0).code().value() : "");
    models.put("unitName", units.size() == 1 ? units.get(0).name() : LocalText.EMPTY);
    models.put("by", grouped.word());
    models.put("query", query(units, grouped));
    models.put("progress", UnitProgress.progress(now.rows()));
    models.put("groups", WatchGroups.of(grouped, units, now.rows()));
    models.put("silent", silent(now));
    models.put("idle", idle.subList(0, Math.min(100, idle.size())));
    models.put("idleCount", idle.size());
    models.put("idleDays", Watched.SILENCE.toDays());
    models.put("pace", pace(wave, now, deadline));
    models.put("rates", ResponseRates.of(now.dispositions(over)));
    models.put("labels", SHOWN);
    models.put("dispositions", Disposition.values());
  }

  private String query(List<ReportingUnit> units, WatchGroups.By grouped) {
    return Query.of("/office/waves/" + waveId + "/collection/watch")
        .plus("unit", unit.isEmpty() || units.size() != 1 ? "" : unit)
        .plus("by", grouped.word())
        .address();
  }

  /** The unit asked for if it is the account's own, else all of its own. */
  private List<ReportingUnit> shown() {
    List<ReportingUnit> own = reach.units(Permission.VIEW_WAVE);
    List<ReportingUnit> one = own.stream().filter(u -> u.code().value().equals(unit)).toList();
    return one.isEmpty() ? own : one;
  }

  private boolean isNation() {
    return reach.isNation(Permission.VIEW_WAVE) && shown().size() > 1;
  }

  /** Institutions that gave no sign, by how far they came. */
  private static Map<String, Long> silent(Watched now) {
    Function<CodeState, Long> at =
        code -> now.rows().stream().filter(r -> r.standing() == null && r.code() == code).count();
    return Map.of(
        "none", at.apply(null),
        "issued", at.apply(CodeState.ISSUED),
        "opened", at.apply(CodeState.OPENED),
        "activated", at.apply(CodeState.ACTIVATED));
  }

  private Pace pace(Wave wave, Watched now, Instant deadline) {
    List<LocalDate> submitted =
        now.rows().stream()
            .map(CollectionRow::standing)
            .filter(standing -> standing != null && standing.status().isAnswered())
            .map(Standing::submittedAt)
            .flatMap(moment -> moment.stream())
            .map(this::day)
            .toList();
    return Pace.of(
        now.rows().size(),
        submitted,
        day(wave.openedAt().orElse(now.at())),
        day(now.at()),
        day(deadline.minusMillis(1)));
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, clock.getZone());
  }
}
