package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.ResponseFlags;
import org.orgstatus.analysis.ResponseFlags.Flag;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.WaveSums;

/**
 * Responses to look at, for those who may see answers of the whole nation; each look is recorded.
 */
@RequestScoped
public class QualityDesk {

  private static final LocalText NONE =
      LocalText.of(
          "没有这样的轮次或单位，没有答卷可看。请从分析页面选择。",
          "There is no such wave or kind of unit, so there are no responses to look at. Choose one"
              + " from the analysis page.");

  /** What is looked at. */
  public record Asked(Wave wave, WaveData data, UnitKind unit) {}

  @Inject Waves waves;
  @Inject WaveSums sums;
  @Inject Datasets datasets;
  @Inject AnalysisPlans plans;
  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;

  List<Wave> opened() {
    return waves.list().stream().filter(w -> w.status() != Wave.Status.PLANNED).toList();
  }

  /**
   * @param waveId empty for the newest that anyone has answered
   * @param unit word of a kind of unit
   */
  Asked asked(String waveId, String unit) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    current.require(Permission.VIEW_RESPONSE, Target.NATION);
    Wave wave = sums.choose(waveId).orElseThrow(() -> new Refusal(404, NONE));
    WaveData data = datasets.findAll(wave.id()).orElseThrow(() -> new Refusal(404, NONE));
    UnitKind kind =
        Stream.of(UnitKind.values())
            .filter(k -> k.code().equals(unit) && data.find(k).isPresent())
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NONE));
    return new Asked(wave, data, kind);
  }

  /** All flags of the units. */
  List<Flag> flags(Asked asked) {
    try {
      return ResponseFlags.of(
          plans.definitions(asked.data().codebooks()), asked.data(), asked.unit());
    } catch (NoSuchElementException e) {
      throw new Refusal(404, NONE);
    }
  }

  /** Says on record that somebody looked, or took the list away. */
  void remember(Asked asked, String action, String what, int rows) {
    if (rows > 0) {
      recorded.fire(
          new Recorded(
              action,
              "wave " + asked.wave().id(),
              asked.unit().code() + ", " + what + ", " + rows + " rows"));
    }
  }
}
