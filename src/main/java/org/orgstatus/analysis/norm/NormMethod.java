package org.orgstatus.analysis.norm;

import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** How C07 says what it did. */
final class NormMethod {

  private final AnalysisPlan plan;
  private final UnitKind unit;

  NormMethod(AnalysisRun run) {
    this.plan = run.plan();
    this.unit = run.unit();
  }

  LocalText text() {
    LocalText weights = Weights.method(unit);
    return LocalText.of(
        "逐条规范判定四种结果：符合、不符合、不适用、情况不明。符合率等于符合数除以（符合数加不符合数）；"
            + "不适用和情况不明不进分母，分别计数。规范按强度分组（须、应，一般，直述），组内按符合率由高到低排列。"
            + "指数等于100×符合条数÷适用且明确的条数，各条等权，条数不足的不计算；给出中位数、四分位数，"
            + "以及达到"
            + plan.setting("high")
            + "分以上和不足"
            + plan.setting("low")
            + "分的比例。两条规范是否同时不符合，用phi系数衡量，只看两条都适用且明确的科协。"
            + "不足5个单位的不显示，能由合计推算的一并不显示；不足10个的只列出，不比较。"
            + weights.zh(),
        "Each norm is met, not met, not applicable or unknown. The pass rate is met ÷ (met + not"
            + " met); not applicable and unknown stay out of the denominator and are counted. Norms"
            + " stand in blocks by strength (must, generally, stated), within a block from the"
            + " highest rate down. The index is 100 × met ÷ applicable and known, with equal"
            + " weights, where enough norms are; its median, quartiles and the shares of "
            + plan.setting("high")
            + " and more and below "
            + plan.setting("low")
            + " are given. Whether two norms fail together is measured by phi, over associations"
            + " for which both are applicable and known. Fewer than five units are not shown, nor"
            + " what could be worked out from totals; fewer than ten are shown, not compared. "
            + weights.en());
  }
}
