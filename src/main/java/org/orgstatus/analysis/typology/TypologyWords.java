package org.orgstatus.analysis.typology;

import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.typology.TypologyChoice.Division;
import org.orgstatus.base.LocalText;

/** What is said of a division into types: how many cases, what was found, how it was made. */
final class TypologyWords {

  private final TypologyChoice.Rule rule;
  private final Optional<Division> chosen;
  private final int answered;
  private final int cases;

  /**
   * @param answered units with form A
   * @param cases those of which enough is known
   */
  TypologyWords(TypologyChoice.Rule rule, Optional<Division> chosen, int answered, int cases) {
    this.rule = rule;
    this.chosen = chosen;
    this.answered = answered;
    this.cases = cases;
  }

  List<LocalText> notes() {
    LocalText counts =
        LocalText.of(
            "甲表已答n="
                + answered
                + "，其中"
                + cases
                + "所的各项指标已知得够多，参加分类；其余"
                + (answered - cases)
                + "所不分。",
            "n = "
                + answered
                + " with form A, of which "
                + cases
                + " have enough known indicators to be divided; "
                + (answered - cases)
                + " are left out.");
    LocalText found =
        chosen
            .map(
                d ->
                    LocalText.of(
                        "分成" + d.count() + "类。类型按大小编号，读过代表和它们的文字答复之后再起名。以后各轮按离本轮哪个代表最近归类。",
                        "Divided into "
                            + d.count()
                            + " types, numbered by size. Name them after reading the medoids and"
                            + " their open texts. In later waves a case goes to the nearest medoid"
                            + " of this one."))
            .orElse(TypologyProfile.NO_TYPES);
    return List.of(found, counts);
  }

  LocalText method() {
    return LocalText.of(
        "距离用Gower系数：是否类同或不同，数值按极差，偏斜的先取log(1+x)，缺失的不计，各项等权；已知项数不够的不参加。"
            + "分类用k-中心点法（PAM），k取"
            + rule.fewest()
            + "至"
            + rule.most()
            + "；不足"
            + Math.round(100 * rule.share())
            + "%的小类并入离得最近的类。平均轮廓系数不低于"
            + rule.silhouette()
            + "、每一类重抽"
            + rule.draws()
            + "次的平均Jaccard相似度不低于"
            + rule.stability()
            + "（随机种子"
            + rule.seed()
            + "），才算站得住；站得住的取轮廓系数最高的。与层次聚类（平均连接）的一致只作参考。"
            + "没有站得住的，就说没有明显的类型，改看组织、活动两个方面的四分之一组（第7型，等于界限的归入较低一组）。"
            + "分类不加权；类型在各组的比例加权。"
            + Weights.method().zh(),
        "Distances are Gower's: yes and no are the same or not, numbers differ by their range,"
            + " skewed ones after log(1 + x), missing ones do not count, all with one weight; cases"
            + " with too few known indicators stay out. Types are found by k-medoids (PAM) for k"
            + " from "
            + rule.fewest()
            + " to "
            + rule.most()
            + "; those of fewer than "
            + Math.round(100 * rule.share())
            + "% are merged into the nearest. A division stands where the mean silhouette is at"
            + " least "
            + rule.silhouette()
            + " and the mean Jaccard similarity of every type over "
            + rule.draws()
            + " bootstrap samples at least "
            + rule.stability()
            + " (seed "
            + rule.seed()
            + "); of those that stand the one with the highest silhouette is used. The agreement"
            + " with a tree (average linkage) is a guide only. Where none stands there are no"
            + " distinct types, and quarters by organization and activity are shown instead (type"
            + " 7, a number on a limit in the lower one). Cases are divided unweighted; shares of"
            + " types in groups are weighted. "
            + Weights.method().en());
  }
}
