package org.orgstatus.web.wave;

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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Progress;
import org.orgstatus.web.office.WaveGate;
import org.orgstatus.web.office.WaveSums;

/** The deadlines of a wave's reporting units: moved for one, for several or for all at once. */
@Path("office/waves/{id}/deadlines")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_WAVE)
public class WaveDeadlinePages {

  private static final LocalText NO_UNIT =
      LocalText.of("请勾选至少一个填报单位，或选择“全部”。", "Tick at least one reporting unit, or choose \"all\".");

  @Inject Waves waves;
  @Inject WaveGate gate;
  @Inject ReportingUnits units;
  @Inject Frames frames;
  @Inject Standings standings;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("id")
  String id;

  /**
   * One reporting unit.
   *
   * @param own whether its deadline differs from the wave's
   * @param over whether it has passed
   */
  public record Line(
      ReportingUnit unit,
      Instant deadline,
      boolean own,
      boolean over,
      Progress progress,
      boolean ticked) {}

  @GET
  public String show() {
    Wave wave = gate.inState(id, Wave.Status.OPEN);
    String now =
        LocalDateTime.ofInstant(wave.deadline(), clock.getZone())
            .withSecond(0)
            .withNano(0)
            .toString();
    return page(wave, Set.of(), now, List.of(), List.of());
  }

  @POST
  public Response move(MultivaluedMap<String, String> entered) {
    Wave wave = gate.inState(id, Wave.Status.OPEN);
    boolean all = "all".equals(entered.getFirst("whom"));
    Set<String> ticked = Set.copyOf(entered.getOrDefault("unit", List.of()));
    List<ReportingUnitCode> chosen =
        units.list().stream()
            .map(ReportingUnit::code)
            .filter(c -> ticked.contains(c.value()))
            .toList();
    String written = Optional.ofNullable(entered.getFirst("deadline")).orElse("").strip();
    Optional<Instant> deadline = LocalDates.entered(written, clock.getZone());
    List<LocalText> faults = PlanForm.deadlineFaults(deadline, clock.instant());
    List<LocalText> unitFaults = all || !chosen.isEmpty() ? List.of() : List.of(NO_UNIT);
    if (!faults.isEmpty() || !unitFaults.isEmpty()) {
      return Response.status(422).entity(page(wave, ticked, written, faults, unitFaults)).build();
    }
    if (all) {
      waves.moveDeadline(id, deadline.orElseThrow());
    } else {
      waves.moveDeadline(id, chosen, deadline.orElseThrow());
    }
    return WaveGate.to(id + "/deadlines", "deadline-moved");
  }

  private String page(
      Wave wave,
      Set<String> ticked,
      String deadline,
      List<LocalText> faults,
      List<LocalText> unitFaults) {
    models.put("wave", wave);
    models.put("lines", lines(wave, ticked));
    models.put("deadline", deadline);
    models.put("deadlineFaults", faults);
    models.put("unitFaults", unitFaults);
    return "office/wave-deadlines.html";
  }

  private List<Line> lines(Wave wave, Set<String> ticked) {
    Map<ReportingUnitCode, List<Unit>> asked =
        frames.units(frames.frame(wave.id(), UnitKind.INSTITUTION)).stream()
            .collect(Collectors.groupingBy(Unit::reportingUnit));
    Map<String, Standing> stands = standings.of(wave.id(), WaveSums.FIRST_FORM);
    Instant now = clock.instant();
    List<Line> lines = new ArrayList<>();
    for (ReportingUnit unit : units.list()) {
      Instant deadline = wave.deadlineFor(unit.code());
      lines.add(
          new Line(
              unit,
              deadline,
              !deadline.equals(wave.deadline()),
              now.isAfter(deadline),
              Progress.of(asked.getOrDefault(unit.code(), List.of()), stands),
              ticked.contains(unit.code().value())));
    }
    return lines;
  }
}
