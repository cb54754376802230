package org.orgstatus.analysis;

import java.util.List;
import java.util.Locale;
import org.orgstatus.base.LocalText;

/** How C10 says what it did. */
final class ProfileMethod {

  private final AnalysisRun run;

  ProfileMethod(AnalysisRun run) {
    this.run = run;
  }

  LocalText text() {
    List<Group> by =
        run.plan().settings().get("standardize").stream().map(run.definitions()::group).toList();
    String zh = String.join("×", by.stream().map(g -> g.name().zh()).toList());
    String en =
        String.join(" × ", by.stream().map(g -> g.name().en().toLowerCase(Locale.ROOT)).toList());
    LocalText weights = Weights.method(run.unit());
    return LocalText.of(
        "原值在前；标准化值是直接标准化到全国"
            + zh
            + "构成后的值，某组没有的层自后向前合并。计数和等级给中位数（加权，第7型），比例给百分比。"
            + "效应量：比例用Cramér's V，计数和等级用差距最大的两组之间的Cliff's delta。"
            + "比例相差10个百分点以上、V不小于0.15或|delta|不小于0.28的，算“明显”；"
            + "只有标准化后同方向仍然明显的，才作为发现。"
            + "不足10个单位的组只列出不比较，不足5个的不显示，能由合计推算的一并不显示。"
            + weights.zh(),
        "The raw value stands first; beside it the value directly standardized to the national mix of "
            + en
            + ", strata without a case being merged from the last part up. Counts and grades are given"
            + " as medians (weighted, type 7), shares in percent. Effect sizes: Cramér's V for shares,"
            + " Cliff's delta of the widest pair for counts and grades. A difference is marked from 10"
            + " points, V 0.15 or |delta| 0.28, and kept as a finding only if it is marked in the same"
            + " direction after standardization. Groups of fewer than ten are shown, not compared;"
            + " fewer than five are not shown, nor what could be worked out from totals. "
            + weights.en());
  }
}
