package org.orgstatus.web.result;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.data.Locks;

/** Comparisons of a wave, for those who may see results. */
@RequestScoped
public class Results {

  /** The part of an address that asks for what may be shown to everybody. */
  static final String PUBLIC = "/public";

  private static final LocalText NO_WAVE =
      LocalText.of(
          "这个轮次不存在或者还没有开放，没有结果。请从分析页面选择。",
          "There is no such wave, or it was never opened, so it has no results. Choose one from the"
              + " analysis page.");
  private static final LocalText NO_PLAN =
      LocalText.of(
          "没有这项对比，或者它的定义文件有问题。请从分析页面选择。",
          "There is no such comparison, or its definition has problems. Choose one from the"
              + " analysis page.");

  private static final LocalText NO_SHEET =
      LocalText.of(
          "这项对比没有这个单位的单页。请从该对比的页面选择。",
          "This comparison has no sheet of that unit. Choose one from its page.");

  /** The part of an address that asks for the sheet of one reporting unit. */
  static final String SHEET = "{sheet:(/sheets/[0-9]{6})?}";

  @Inject Waves waves;
  @Inject Comparisons comparisons;
  @Inject Locks locks;
  @Inject CurrentAccount current;

  Wave wave(String id) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    return waves
        .find(id)
        .filter(wave -> wave.status() != Wave.Status.PLANNED)
        .orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  /**
   * @param lock id of the data lock to read from; empty for the answers as they stand
   */
  AnalysisResult result(Wave wave, String planId, Audience audience, String lock) {
    requireOpen(comparisons.findPlan(planId), audience);
    try {
      return lock.isEmpty()
          ? comparisons.run(planId, wave.id(), audience)
          : comparisons.run(planId, locks.lock(wave, lock), audience);
    } catch (NoSuchElementException e) {
      throw new Refusal(404, NO_PLAN);
    }
  }

  /** Refuses an edition for others of a comparison that its plan keeps internal. */
  public static void requireOpen(Optional<AnalysisPlan> plan, Audience audience) {
    plan.filter(p -> !p.isFor(audience))
        .ifPresent(
            p -> {
              throw new Refusal(403, p.internalWords());
            });
  }

  /**
   * The sheet of a reporting unit, made of the same numbers.
   *
   * @param part of the address: {@code /sheets/320000}, or empty for the whole result
   */
  static AnalysisResult sheet(AnalysisResult whole, String part) {
    if (part.isEmpty()) {
      return whole;
    }
    String unit = part.substring(part.lastIndexOf('/') + 1);
    return UnitSheet.of(whole, unit).orElseThrow(() -> new Refusal(404, NO_SHEET));
  }

  /** Every comparison of a wave that is for the audience, in the order of the files. */
  List<AnalysisResult> all(Wave wave, Audience audience, String lock) {
    List<AnalysisPlan> plans =
        comparisons.listPlans().stream().filter(plan -> plan.isFor(audience)).toList();
    if (plans.isEmpty()) {
      throw new Refusal(404, NO_PLAN);
    }
    return plans.stream().map(plan -> result(wave, plan.id(), audience, lock)).toList();
  }

  /**
   * @param part of the address: {@link #PUBLIC} or empty
   */
  static Audience audience(String part) {
    return part.equals(PUBLIC) ? Audience.PUBLIC : Audience.INTERNAL;
  }
}
