package org.orgstatus.web.province;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.form.ProvinceProfile;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.collecting.UnitProgress;
import org.orgstatus.web.office.Progress;
import org.orgstatus.web.watch.CoverageSoFar;
import org.orgstatus.web.watch.WatchGroups;

/** One reporting unit in one wave: where it stands, and nothing of any other. */
@RequestScoped
public class Provinces {

  private static final LocalText NO_UNIT =
      LocalText.of(
          "没有这个填报单位。请从收集进度重新进入。",
          "There is no such reporting unit. Go back to the collection and choose again.");
  private static final LocalText NOT_STARTED = LocalText.of("未开始", "Not started");
  private static final LocalText BY_CITY = LocalText.of("按城市", "By city");
  private static final LocalText BY_LEVEL = LocalText.of("按办学层次", "By level");

  @Inject ReportingUnits units;
  @Inject Collected collected;
  @Inject CoverageSoFar coverage;
  @Inject CurrentAccount current;
  @Inject Clock clock;

  /** The reporting unit of a code, for an account that holds the permission there. */
  ReportingUnit unit(Permission permission, String code) {
    current.require(permission, Target.reportingUnit(code));
    return units.find(new ReportingUnitCode(code)).orElseThrow(() -> new Refusal(404, NO_UNIT));
  }

  /** The institutions of a reporting unit. */
  List<CollectionRow> rows(Wave wave, Permission permission, ReportingUnit unit) {
    return collected.rows(wave, permission).stream()
        .filter(row -> row.unit().reportingUnit().equals(unit.code()))
        .toList();
  }

  /** Where the unit stands now. */
  ProvinceProfile profile(Wave wave, ReportingUnit unit) {
    List<CollectionRow> rows = rows(wave, Permission.VIEW_WAVE, unit);
    Instant now = clock.instant();
    return new ProvinceProfile(
        unit.name(),
        wave.title(),
        wave.isDemonstration(),
        now,
        wave.deadlineFor(unit.code()),
        coverage.answer(wave.id(), unit),
        states(UnitProgress.progress(rows)),
        List.of(
            breakdown(BY_LEVEL, WatchGroups.By.LEVEL, rows),
            breakdown(BY_CITY, WatchGroups.By.CITY, rows)));
  }

  private static List<ProvinceProfile.State> states(Progress progress) {
    List<ProvinceProfile.State> states = new ArrayList<>();
    states.add(new ProvinceProfile.State(NOT_STARTED, progress.notStarted()));
    Stream.of(ResponseStatus.values())
        .filter(status -> status != ResponseStatus.LOCKED || progress.count(status) > 0)
        .map(status -> new ProvinceProfile.State(status.label(), progress.count(status)))
        .forEach(states::add);
    return states;
  }

  private static ProvinceProfile.Breakdown breakdown(
      LocalText name, WatchGroups.By by, List<CollectionRow> rows) {
    return new ProvinceProfile.Breakdown(
        name,
        WatchGroups.of(by, List.of(), rows).stream()
            .map(
                group -> {
                  Progress p = group.progress();
                  int accepted = p.accepted() + p.count(ResponseStatus.LOCKED);
                  return new ProvinceProfile.Line(
                      group.label(), p.units(), p.notStarted(), p.open(), p.answered(), accepted);
                })
            .toList());
  }
}
