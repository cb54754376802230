package org.orgstatus.web.province;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.NoSuchElementException;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.AnalysisMethod;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.collecting.Collected;

/**
 * The sheet of one reporting unit in the comparison of their profiles, for whoever follows the
 * unit: its own numbers beside the nation's, and nothing of any other unit.
 */
@RequestScoped
public class ProvinceSheets {

  private static final LocalText NO_SHEET =
      LocalText.of("这个轮次还没有本单位的画像单页。", "There is no sheet of your unit for this wave yet.");

  @Inject Provinces provinces;
  @Inject Collected collected;
  @Inject Comparisons comparisons;

  /**
   * The sheet, from the answers as they stand.
   *
   * @param code of the reporting unit
   */
  AnalysisResult sheet(Wave wave, String code) {
    ReportingUnit unit = provinces.unit(Permission.VIEW_WAVE, code);
    try {
      return comparisons.listPlans().stream()
          .filter(plan -> plan.method() == AnalysisMethod.UNIT_PROFILES)
          .findFirst()
          .map(plan -> comparisons.run(plan.id(), wave.id(), Audience.INTERNAL))
          .flatMap(whole -> UnitSheet.of(whole, unit.code().value()))
          .orElseThrow(() -> new Refusal(404, NO_SHEET));
    } catch (NoSuchElementException e) {
      throw new Refusal(404, NO_SHEET);
    }
  }
}
