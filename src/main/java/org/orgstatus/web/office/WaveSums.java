package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/** Sums up waves for those who follow them: how many institutions are asked and have answered. */
@RequestScoped
public class WaveSums {

  /** The form that every institution's response begins with. */
  public static final String FIRST_FORM = "gate";

  /**
   * A wave in figures; a coordinator's cover the own reporting units only.
   *
   * @param deadline of the account's only reporting unit, else the wave's
   * @param progress of the institutions; nothing before the wave is opened
   */
  public record WaveSum(Wave wave, Instant deadline, Progress progress) {}

  @Inject Waves waves;
  @Inject Frames frames;
  @Inject Standings standings;
  @Inject Reach reach;

  /** Every wave there is. */
  public List<WaveSum> list() {
    return waves.list().stream().map(this::of).toList();
  }

  /**
   * The waves that have been opened, newest first; those that nobody has answered yet come last,
   * for there is nothing to compute from them.
   */
  public List<WaveSum> opened() {
    return list().stream()
        .filter(sum -> sum.wave().status() != Wave.Status.PLANNED)
        .sorted(Comparator.comparing(sum -> sum.progress().answered() == 0))
        .toList();
  }

  /**
   * The opened wave of an id.
   *
   * @param id empty for the newest wave that anyone has answered, or the newest of all
   */
  public Optional<Wave> choose(String id) {
    return id.isEmpty()
        ? opened().stream().map(WaveSum::wave).findFirst()
        : waves.find(id).filter(wave -> wave.status() != Wave.Status.PLANNED);
  }

  /** One wave, as far as the account may see it. */
  public WaveSum of(Wave wave) {
    List<Unit> asked =
        frames.find(wave.id(), UnitKind.INSTITUTION).map(frames::units).orElse(List.of()).stream()
            .filter(unit -> reach.covers(Permission.VIEW_WAVE, unit.reportingUnit()))
            .toList();
    return new WaveSum(
        wave,
        reach.deadline(wave, Permission.VIEW_WAVE),
        Progress.of(asked, asked.isEmpty() ? Map.of() : standings.of(wave.id(), FIRST_FORM)));
  }
}
