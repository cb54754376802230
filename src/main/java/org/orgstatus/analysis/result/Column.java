package org.orgstatus.analysis.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.LocalText;

/** The columns of results that have a fixed meaning, by id. */
public final class Column {

  private record Known(LocalText label, Unit unit, int decimals) {}

  private static final Map<String, Known> KNOWN =
      Map.ofEntries(
          count("population", "高校数 N", "Institutions N"),
          count("answered", "已答 n", "Answered n"),
          percent("response", "回收率", "Response"),
          count("established", "已成立", "Established"),
          percent("rate", "比例", "Rate"),
          percent("lower", "下限", "Lower bound"),
          percent("upper", "上限", "Upper bound"),
          words("class", "是否达到", "Reached"),
          count("gap", "缺口", "Gap"),
          count("gap_least", "缺口（未答均已成立时）", "Gap if all unknown had one"),
          count("gap_sum", "各单位缺口之和", "Sum of the units' gaps"),
          percent("of_known", "占状态已知的比例", "Of those whose status is known"),
          count("unconfirmed", "科类待确认（不计）", "Type unconfirmed (left out)"),
          count("unknown", "情况不明", "Unknown"),
          count("units", "填报单位数", "Reporting units"),
          count("reached", "达到的单位", "Units that reached it"),
          count("not_reached", "未达到的单位", "Units that have not"),
          count("open", "待定的单位", "Units still open"),
          percent("reached_share", "达到的单位比例", "Share of units that reached it"),
          words("clauses", "条款", "Clauses"),
          count("n", "适用 n", "Applicable n"),
          count("met", "符合", "Met"),
          count("not_applicable", "不适用", "Not applicable"),
          percent("beside", "未获批的（单列）", "Not approved (apart)"),
          score("lower_quartile", "下四分位数", "Lower quartile"),
          score("median", "中位数", "Median"),
          score("upper_quartile", "上四分位数", "Upper quartile"),
          percent("zero", "为0的比例", "Share of zeros"),
          count("both", "同时不符合", "Both fail"),
          effect("phi", "phi系数", "Phi"),
          effect("effect", "效应量", "Effect size"),
          effect("effect.std", "标准化后效应量", "Effect size, standardized"),
          words("verdict", "是否明显", "Marked"));

  private Column() {}

  private static Map.Entry<String, Known> count(String id, String zh, String en) {
    return Map.entry(id, new Known(LocalText.of(zh, en), Unit.COUNT, 0));
  }

  private static Map.Entry<String, Known> percent(String id, String zh, String en) {
    return Map.entry(id, new Known(LocalText.of(zh + "（%）", en + " (%)"), Unit.PERCENT, 1));
  }

  private static Map.Entry<String, Known> score(String id, String zh, String en) {
    return Map.entry(id, new Known(LocalText.of(zh, en), Unit.SCORE, 1));
  }

  private static Map.Entry<String, Known> effect(String id, String zh, String en) {
    return Map.entry(id, new Known(LocalText.of(zh, en), Unit.EFFECT, 2));
  }

  private static Map.Entry<String, Known> words(String id, String zh, String en) {
    return Map.entry(id, new Known(LocalText.of(zh, en), Unit.WORDS, 0));
  }

  public static ResultTable.Column of(String id) {
    Known known = KNOWN.get(id);
    if (known == null) {
      throw new IllegalArgumentException("no such column: " + id);
    }
    return new ResultTable.Column(id, known.label(), known.unit(), known.decimals());
  }

  public static ResultTable.Column counts(String id, String zh, String en) {
    return new ResultTable.Column(id, LocalText.of(zh, en), Unit.COUNT, 0);
  }

  /** Places in an order, 1 the first. */
  public static ResultTable.Column ranks(String id, String zh, String en) {
    return new ResultTable.Column(id, LocalText.of(zh, en), Unit.RANK, 0);
  }

  /** Percentages, with the sign in their heading. */
  public static ResultTable.Column percents(String id, String zh, String en) {
    return new ResultTable.Column(id, LocalText.of(zh + "（%）", en + " (%)"), Unit.PERCENT, 1);
  }

  /** Differences between percentages. */
  public static ResultTable.Column points(String id, String zh, String en) {
    return new ResultTable.Column(id, LocalText.of(zh, en), Unit.POINTS, 1);
  }

  public static ResultTable.Column scores(String id, String zh, String en) {
    return new ResultTable.Column(id, LocalText.of(zh, en), Unit.SCORE, 1);
  }

  public static ResultTable.Column effects(String id, String zh, String en) {
    return new ResultTable.Column(id, LocalText.of(zh, en), Unit.EFFECT, 2);
  }

  public static ResultTable.Column texts(String id, String zh, String en) {
    return new ResultTable.Column(id, LocalText.of(zh, en), Unit.WORDS, 0);
  }

  /** Lists of ids, one after another. */
  @SafeVarargs
  public static List<String> ids(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  public static List<String> idsOf(List<ResultTable.Column> columns) {
    return columns.stream().map(ResultTable.Column::id).toList();
  }

  /** The column of this id, named like a known one. */
  public static ResultTable.Column of(String id, String like) {
    return of(id, like, of(like).label());
  }

  /** The same with a label of its own. */
  public static ResultTable.Column of(String id, String like, LocalText label) {
    ResultTable.Column known = of(like);
    return new ResultTable.Column(id, label, known.unit(), known.decimals());
  }
}
