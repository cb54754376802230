package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.TextTable;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Messages;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.start.Settings;

/** Issues activation codes. They are shown in this one file and kept nowhere in clear. */
@Path("office/waves/{wave}/collection/codes.xlsx")
@RequestScoped
@Needs(Permission.CHANGE_ACCOUNTS)
public class CodeFiles {

  /** Codes outlive the deadline, so that moving it does not make them worthless. */
  private static final Duration AFTER_DEADLINE = Duration.ofDays(30);

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

  private static final LocalText NOT_OPEN =
      LocalText.of(
          "轮次没有开放或已过截止时间，不能发放激活码。请先开放轮次或延长截止时间。",
          "The wave is not open or its deadline has passed. Open it or move its deadline first.");
  private static final LocalText NONE =
      LocalText.of("没有选中单位。请返回列表选择。", "No unit was selected. Go back to the list and select some.");

  @Inject Collected collected;
  @Inject Invitations invitations;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * @param codes of institutions, apart by commas
   */
  @POST
  public Response issue(
      @PathParam("wave") String waveId, @FormParam("units") @DefaultValue("") String codes) {
    Wave wave = collected.wave(waveId);
    if (!wave.isOpen(clock.instant())) {
      throw new Refusal(409, NOT_OPEN);
    }
    Map<String, Unit> units = units(wave, new HashSet<>(List.of(codes.split(","))));
    Instant end = wave.deadline().plus(AFTER_DEADLINE);
    List<List<String>> rows =
        invitations.issue(waveId, WaveSums.FIRST_FORM, units.keySet(), end).stream()
            .map(issued -> row(units.get(issued.unitCode()), issued.code(), end))
            .toList();
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of("reporting-unit", "code", "name", "activation", "link", "until")
            .map(column -> words.get("codes.column." + column))
            .toList();
    TextTable table = new TextTable(words.get("codes.file"), headings, rows);
    String stamp = STAMP.format(LocalDateTime.now(clock));
    return Files.answer(
        words.get("codes.file") + "-" + waveId + "-" + stamp + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }

  private Map<String, Unit> units(Wave wave, Set<String> codes) {
    Map<String, Unit> units =
        collected.rows(wave, Permission.VIEW_WAVE).stream()
            .map(CollectionRow::unit)
            .filter(unit -> codes.contains(unit.code()))
            .collect(Collectors.toMap(Unit::code, Function.identity()));
    if (units.isEmpty()) {
      throw new Refusal(422, NONE);
    }
    units
        .values()
        .forEach(
            unit ->
                current.require(
                    Permission.CHANGE_ACCOUNTS,
                    Target.institution(unit.reportingUnit().value(), unit.code())));
    return units;
  }

  private List<String> row(Unit unit, String code, Instant end) {
    return List.of(
        unit.reportingUnitName(),
        unit.code(),
        unit.name(),
        code,
        settings.siteUrl() + "/join/" + code,
        LocalDate.ofInstant(end, clock.getZone()).toString());
  }
}
