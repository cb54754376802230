package org.orgstatus.analysis.method;

import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Bounds;
import org.orgstatus.statistics.Target;

/** How C01 says what it did. */
public final class CoverageMethod {

  private final Target target;
  private final AnalysisPlan plan;

  public CoverageMethod(Target target, AnalysisPlan plan) {
    this.target = target;
    this.plan = plan;
  }

  public static LocalText reach(Bounds bounds, Target target) {
    return switch (bounds.reach(target)) {
      case REACHED -> LocalText.of("已达到", "Reached");
      case NOT_REACHED -> LocalText.of("未达到", "Not reached");
      case OPEN -> {
        long more = bounds.answersToSettle(target);
        yield LocalText.of(
            "待定（至少还需" + more + "所作答）", "Open (until at least " + more + " more answer)");
      }
    };
  }

  public LocalText text() {
    long percent = target.share().count();
    String zh = target.inclusive() ? "达到或超过" + percent + "%" : "超过" + percent + "%";
    String en = target.inclusive() ? "at least " + percent + "%" : "more than " + percent + "%";
    return LocalText.of(
        "本项是普查，不作抽样推断。覆盖率等于已成立（经科协批准）的高校数除以名录中该口径的全部高校数；"
            + "状态取高校自填，未答的取省级名单，两者都没有的为状态不明。"
            + "下限把状态不明的全部算作未成立，上限全部算作已成立。"
            + "下限"
            + zh
            + "的为“已达到”，上限仍不足的为“未达到”，其余“待定”。"
            + "缺口等于达到目标所需的最少校数减去已成立校数，不小于0。"
            + "与他校共用的不算本校成立；分校的只计入所属学校，且只计一次；未获科协批准的另计。"
            + "全国数为分子之和除以分母之和，不是各省比例的平均。"
            + (plan.setting("inclusive").equals("yes") ? "“以上”含本数。" : "“以上”不含本数。"),
        "This is a census; nothing is inferred from a sample. Coverage is the number of"
            + " institutions with an association approved by an association for science and"
            + " technology, divided by all institutions of the denominator in the register. Status"
            + " is the institution's own answer, else the province's roster, else unknown. The"
            + " lower bound counts every unknown status as none, the upper bound as established. A"
            + " unit has reached the target if its lower bound is "
            + en
            + ", has not if its upper bound is not, and is open otherwise. The gap is the least"
            + " number that reaches the target minus those established, not below 0. An association"
            + " shared with another institution does not count; that of a branch campus counts for"
            + " the parent only, once; unapproved ones are counted apart. National figures are sums"
            + " of numerators over sums of denominators, never means of provincial rates.");
  }
}
