package org.orgstatus.analysis;

import java.time.LocalDate;
import java.util.List;
import org.orgstatus.base.LocalText;

/**
 * Where a result's numbers come from: printed under every table and figure.
 *
 * @param wave the wave's id, for example W1
 * @param base who is counted
 * @param denominator what shares are shares of
 * @param population N, units that the base should hold
 * @param n units with an accepted or submitted answer
 * @param missing N − n
 * @param sourceForms ids of the forms that the items come from
 * @param dataDate date of the data (of the lock, once there is one)
 * @param dataVersion hash of the dataset's inputs
 * @param indicatorVersion hash of the indicator and norm files
 * @param planVersion hash of the plan file
 */
public record Provenance(
    String wave,
    LocalDate referenceDate,
    LocalText base,
    LocalText denominator,
    int population,
    int n,
    int missing,
    List<String> sourceForms,
    LocalDate dataDate,
    String dataVersion,
    String indicatorVersion,
    String planVersion) {

  public Provenance {
    sourceForms = List.copyOf(sourceForms);
  }

  /** The footer line. */
  public LocalText footer() {
    String version = dataVersion.substring(0, Math.min(12, dataVersion.length()));
    String indicators = indicatorVersion.substring(0, Math.min(12, indicatorVersion.length()));
    return LocalText.of(
        "轮次"
            + wave
            + "；统计时点"
            + referenceDate
            + "；口径："
            + base.zh()
            + "；分母："
            + denominator.zh()
            + "；N="
            + population
            + "，n="
            + n
            + "，缺失="
            + missing
            + "；来源："
            + String.join("、", sourceForms)
            + "；数据日期"
            + dataDate
            + "，数据版本"
            + version
            + "，指标版本"
            + indicators
            + "。",
        "Wave "
            + wave
            + "; reference date "
            + referenceDate
            + "; base: "
            + base.en()
            + "; denominator: "
            + denominator.en()
            + "; N = "
            + population
            + ", n = "
            + n
            + ", missing = "
            + missing
            + "; source: "
            + String.join(", ", sourceForms)
            + "; data of "
            + dataDate
            + ", data version "
            + version
            + ", indicator version "
            + indicators
            + ".");
  }
}
