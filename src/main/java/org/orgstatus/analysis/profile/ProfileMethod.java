package org.orgstatus.analysis.profile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.base.LocalText;

/** How a profile of groups says what it did. */
final class ProfileMethod {

  private final AnalysisRun run;

  private final List<Indicator> indicators;

  ProfileMethod(AnalysisRun run) {
    this.run = run;
    this.indicators =
        run.plan().indicators().stream()
            .flatMap(r -> run.definitions().findIndicator(r.indicator()).stream())
            .toList();
  }

  LocalText text() {
    List<Group> by =
        run.plan().settings("standardize").stream().map(run.definitions()::group).toList();
    String zh = String.join("×", by.stream().map(g -> g.name().zh()).toList());
    String en =
        String.join(" × ", by.stream().map(g -> g.name().en().toLowerCase(Locale.ROOT)).toList());
    LocalText more = more(by);
    LocalText weights = Weights.method(run.unit());
    return LocalText.of(
        "原值在前；标准化值是直接标准化到全国"
            + zh
            + "构成后的值，某组没有的层自后向前合并。计数和等级给中位数（加权，第7型），比例给百分比。"
            + "效应量：比例用Cramér's V，计数和等级用差距最大的两组之间的Cliff's delta。"
            + "比例相差10个百分点以上、V不小于0.15或|delta|不小于0.28的，算“明显”；"
            + "只有标准化后同方向仍然明显的，才作为发现。"
            + "不足10个单位的组只列出不比较，不足5个的不显示，能由合计推算的一并不显示。"
            + more.zh()
            + weights.zh(),
        "The raw value stands first; beside it the value directly standardized to the national mix"
            + " of "
            + en
            + ", strata without a case being merged from the last part up. Counts and grades are"
            + " given as medians (weighted, type 7), shares in percent. Effect sizes: Cramér's V"
            + " for shares, Cliff's delta of the widest pair for counts and grades. A difference is"
            + " marked from 10 points, V 0.15 or |delta| 0.28, and kept as a finding only if it is"
            + " marked in the same direction after standardization. Groups of fewer than ten are"
            + " shown, not compared; fewer than five are not shown, nor what could be worked out"
            + " from totals. "
            + more.en()
            + weights.en());
  }

  private static final LocalText SETTLED =
      LocalText.of(
          "按某一特征分组时，该特征和由它决定的特征不参加标准化。",
          "Where groups are made by a characteristic, it and those that it settles are left out of"
              + " the standardization. ");
  private static final LocalText TOTALS =
      LocalText.of(
          "经费来源等构成是合计之比，不是各校比例的平均。",
          "Compositions such as sources of money are shares of group totals, never means of shares."
              + " ");
  private static final LocalText MONEY =
      LocalText.of(
          "经费不足10个单位，或最大的一两个单位占合计70%以上的，不显示。",
          "Money of fewer than ten units is not shown, nor where the largest one or two have more"
              + " than 70% of the sum. ");
  private static final LocalText SENSITIVE =
      LocalText.of(
          "经费、困难和意见类题目，选择的单位只有1至4个的，或只差1至4个就是全部的，也不显示。",
          "For money, difficulties and opinions a share is not shown either where one to four"
              + " units, or all but one to four, are behind it. ");
  private static final LocalText QUARTERS =
      LocalText.of(
          "四分之一组按口径内已知数值的四分位数（第7型）划分，等于界限的归入较低一组。",
          "Quarters are cut at the quartiles (type 7) of the known numbers of their base; a number"
              + " on a limit falls into the lower one. ");

  /** What holds for some profiles only. */
  private LocalText more(List<Group> by) {
    List<Group> groups = run.groups();
    LocalText text = LocalText.EMPTY;
    text = with(text, groups.stream().anyMatch(g -> by.stream().anyMatch(g::settles)), SETTLED);
    text =
        with(
            text,
            Stream.concat(groups.stream(), by.stream())
                .anyMatch(g -> run.values().isQuarters(g.variable())),
            QUARTERS);
    text = with(text, indicators.stream().anyMatch(Indicator::isShareOfTotal), TOTALS);
    text = with(text, has(Disclosure.MONEY), MONEY);
    return with(text, has(Disclosure.MONEY) || has(Disclosure.SENSITIVE), SENSITIVE);
  }

  private boolean has(Disclosure disclosure) {
    return indicators.stream().anyMatch(i -> i.disclosure() == disclosure);
  }

  private static LocalText with(LocalText text, boolean condition, LocalText more) {
    return condition ? LocalText.of(text.zh() + more.zh(), text.en() + more.en()) : text;
  }
}
