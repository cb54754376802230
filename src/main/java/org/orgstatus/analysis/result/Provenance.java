package org.orgstatus.analysis.result;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;

/**
 * Where a result's numbers come from: printed under every table and figure.
 *
 * @param wave the wave's id, for example W1
 * @param base who is counted
 * @param denominator what shares are shares of
 * @param population N, units that the base should hold
 * @param n units with an accepted or submitted answer
 * @param missing N − n
 * @param sourceForms the forms that the items come from
 * @param dataDate day of the latest answer of the units that are counted
 * @param dataVersion hash of the inputs of all tables of the wave, as data locks have it
 * @param indicatorVersion hash of the indicator and norm files
 * @param planVersion hash of the plan file
 * @param lock the data lock that the numbers come from; empty where they come from the answers as
 *     they stand, which makes them provisional
 */
public record Provenance(
    String wave,
    LocalDate referenceDate,
    LocalText base,
    LocalText denominator,
    int population,
    int n,
    int missing,
    List<FormRef> sourceForms,
    LocalDate dataDate,
    String dataVersion,
    String indicatorVersion,
    String planVersion,
    Optional<Dataset.Lock> lock) {

  public Provenance {
    sourceForms = List.copyOf(sourceForms);
  }

  /** Whether later answers may still change the numbers. */
  public boolean isProvisional() {
    return lock.isEmpty();
  }

  /** What the numbers rest on: the lock with its hash, or that they are provisional. */
  public LocalText state() {
    return lock.map(
            by ->
                LocalText.of(
                    "数据锁定“" + by.name() + "”（" + abridged(by.contentHash()) + "）",
                    "data lock \"" + by.name() + "\" (" + abridged(by.contentHash()) + ")"))
        .orElseGet(() -> LocalText.of("暂定数据（未锁定）", "provisional (data not locked)"));
  }

  private static String abridged(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  private static String grouped(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** The footer line. */
  public LocalText footer() {
    String version = abridged(dataVersion);
    String indicators = abridged(indicatorVersion);
    return LocalText.of(
        "轮次"
            + wave
            + "；统计时点"
            + LocalDates.day(referenceDate).zh()
            + "；口径："
            + base.zh()
            + "；分母："
            + denominator.zh()
            + "；N="
            + grouped(population)
            + "，n="
            + grouped(n)
            + "，缺失="
            + grouped(missing)
            + "；调查表："
            + String.join("、", sourceForms.stream().map(form -> form.title().zh()).toList())
            + "；"
            + state().zh()
            + "，数据日期"
            + LocalDates.day(dataDate).zh()
            + "，数据版本"
            + version
            + "，指标版本"
            + indicators
            + "。",
        "Wave "
            + wave
            + "; reference date "
            + LocalDates.day(referenceDate).en()
            + "; base: "
            + base.en()
            + "; denominator: "
            + denominator.en()
            + "; N = "
            + grouped(population)
            + ", n = "
            + grouped(n)
            + ", missing = "
            + grouped(missing)
            + "; forms: "
            + String.join(", ", sourceForms.stream().map(form -> form.title().en()).toList())
            + "; "
            + state().en()
            + ", data of "
            + LocalDates.day(dataDate).en()
            + ", data version "
            + version
            + ", indicator version "
            + indicators
            + ".");
  }
}
