package org.orgstatus.web.collecting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.Reach;
import org.orgstatus.web.office.WaveSums;

/** The institutions of a wave with their responses, as far as the account may see them. */
@RequestScoped
public class Collected {

  private static final LocalText NO_WAVE =
      LocalText.of("没有这个轮次。请从轮次列表重新进入。", "There is no such wave. Choose one from the list.");
  private static final LocalText NOT_OPENED =
      LocalText.of(
          "这个轮次还没有开放，没有填报单位。请先开放轮次。",
          "This wave has not been opened and asks nobody yet. Open it first.");

  @Inject Waves waves;
  @Inject Frames frames;
  @Inject Standings standings;
  @Inject Invitations invitations;
  @Inject Reach reach;
  @Inject Clock clock;

  /** A wave that was opened. */
  public Wave wave(String id) {
    Wave wave = waves.find(id).orElseThrow(() -> new Refusal(404, NO_WAVE));
    if (wave.status() == Wave.Status.PLANNED) {
      throw new Refusal(409, NOT_OPENED);
    }
    return wave;
  }

  /** Every institution of the wave for which the account holds the permission, by code. */
  public List<CollectionRow> rows(Wave wave, Permission permission) {
    Map<String, Standing> known = standings.of(wave.id(), WaveSums.FIRST_FORM);
    Map<String, CodeState> codes = invitations.states(wave.id(), WaveSums.FIRST_FORM);
    return frames.units(frames.frame(wave.id(), UnitKind.INSTITUTION)).stream()
        .filter(unit -> reach.covers(permission, unit.reportingUnit()))
        .map(u -> new CollectionRow(u, known.get(u.code()), codes.get(u.code())))
        .toList();
  }

  /**
   * The units of the wave beside institutions to which messages go: reporting units, and alliances
   * with those that were confirmed late.
   */
  public List<Unit> others(Wave wave, Permission permission) {
    return Stream.of(
            frames.find(wave.id(), UnitKind.REPORTING_UNIT).map(frames::units).stream(),
            frames.find(wave.id(), UnitKind.ALLIANCE).map(frames::units).stream(),
            Stream.of(frames.lateAlliances(wave.id(), LocalDate.now(clock))))
        .flatMap(Function.identity())
        .flatMap(List::stream)
        .filter(unit -> reach.covers(permission, unit.reportingUnit()))
        .toList();
  }
}
