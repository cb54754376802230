package org.orgstatus.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.TableUnits.Name;
import org.orgstatus.analysis.table.TableRequest.Choice;
import org.orgstatus.analysis.table.TableRequest.Intervals;
import org.orgstatus.analysis.table.TableRequest.Measure;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** How a table says what it shows and how that was made. */
final class TableWords {

  private final TableRun run;
  private final TableRequest request;
  private final TableUnits units;

  TableWords(TableRun run) {
    this.run = run;
    this.request = run.request();
    this.units = run.units();
  }

  private static LocalText join(List<LocalText> parts, String zh, String en) {
    return LocalText.of(
        String.join(zh, parts.stream().map(LocalText::zh).toList()),
        String.join(en, parts.stream().map(LocalText::en).toList()));
  }

  private Optional<LocalText> label(String name) {
    return units.findName(name).map(Name::label);
  }

  /** What is measured, such as 比例：章程 = 有. */
  LocalText measured() {
    LocalText measure = request.measure().label();
    if (request.isOfRows()) {
      return LocalText.of("各行在各列中的构成", "Distribution of each row over the columns");
    }
    Optional<Name> of = units.findName(request.of());
    if (of.isEmpty()) {
      return measure;
    }
    LocalText codes =
        join(request.codes().stream().map(code -> valueOf(of.get(), code)).toList(), "、", ", ");
    LocalText name = of.get().label();
    boolean plain = codes.isEmpty();
    return LocalText.of(
        measure.zh() + "：" + name.zh() + (plain ? "" : " = " + codes.zh()),
        measure.en() + ": " + name.en() + (plain ? "" : " = " + codes.en()));
  }

  static LocalText valueOf(Name name, String code) {
    return name.values().stream()
        .filter(v -> v.code().equals(code))
        .findFirst()
        .map(ValueLabel::label)
        .orElse(LocalText.same(code));
  }

  LocalText title() {
    List<LocalText> by = new ArrayList<>();
    label(request.rows()).ifPresent(by::add);
    label(request.columns()).ifPresent(by::add);
    LocalText measured = measured();
    LocalText groups = join(by, " × ", " by ");
    return by.isEmpty()
        ? measured
        : LocalText.of(
            measured.zh() + "（按" + groups.zh() + "）", measured.en() + ", by " + groups.en());
  }

  LocalText corner() {
    return label(request.rows()).orElse(LocalText.of("单位", "Units"));
  }

  LocalText columnGroup() {
    return label(request.columns()).orElse(LocalText.EMPTY);
  }

  /** Who is counted: the base with the filters. */
  LocalText base() {
    List<LocalText> parts = new ArrayList<>();
    parts.add(run.base().name());
    for (String filter : request.filters().stream().map(Choice::name).distinct().toList()) {
      Name name = units.findName(filter).orElseThrow();
      List<LocalText> values =
          request.filters().stream()
              .filter(choice -> choice.name().equals(filter))
              .map(choice -> valueOf(name, choice.code()))
              .toList();
      LocalText any = join(values, "、", " or ");
      parts.add(
          LocalText.of(name.label().zh() + " = " + any.zh(), name.label().en() + " = " + any.en()));
    }
    if (!request.where().isEmpty()) {
      parts.add(LocalText.same(request.where()));
    }
    return join(parts, "，且", ", and ");
  }

  LocalText denominator() {
    if (request.isOfRows()) {
      return LocalText.of("各行的单位", "the units of each row");
    }
    return request.measure() == Measure.SHARE || request.measure() == Measure.MEAN
        ? LocalText.of(
            "各格内有答案的单位所代表的单位", "the units that those with an answer in the place stand for")
        : LocalText.of("不用分母", "none");
  }

  LocalText method() {
    List<LocalText> sentences = new ArrayList<>();
    sentences.add(weights());
    sentences.add(
        LocalText.of(
            "行、列和筛选都是整个口径的一个域：权数与层不因筛选而变，方差里域外的答卷按0计入。",
            "Rows, columns and filters are domains of the whole base: they change no weight and no"
                + " stratum, and answers outside count as zeros in the variance."));
    sentences.add(formula());
    intervals().ifPresent(sentences::add);
    if (request.test()) {
      sentences.add(
          LocalText.of(
              "检验不用有限总体修正："
                  + (request.measure().isOfNumbers()
                      ? "比较各行的估计总体秩（Lumley与Scott，2013）。"
                      : "Rao与Scott（1984）二阶修正的F。"),
              "The test takes no finite population correction: "
                  + (request.measure().isOfNumbers()
                      ? "estimated population ranks of the rows are compared (Lumley and Scott"
                          + " 2013)."
                      : "the F of Rao and Scott (1984), corrected to the second order.")));
    }
    sentences.add(hiding());
    return join(sentences, "", " ");
  }

  private LocalText weights() {
    if (!request.weights()) {
      return LocalText.of("不加权：每份答卷计一次。", "Unweighted: every answer counts once.");
    }
    String zh = units.unit() == UnitKind.INSTITUTION ? "省×层次" : "抽样框的层";
    String en =
        units.unit() == UnitKind.INSTITUTION ? "province by level" : "the strata of the frame";
    return LocalText.of(
        "加权：在" + zh + "内已答的代表全部（权数N_h/n_h），带有限总体修正；某格应答的单位全部作答的，标“全数”，没有误差。",
        "Weighted: within "
            + en
            + " those that answered stand for all (weight N_h / n_h), with finite population"
            + " correction; where every unit of a place answered it is marked complete and has no"
            + " error.");
  }

  /** The formula of a place. */
  LocalText formula() {
    if (request.isOfRows()) {
      return LocalText.of(
          "比例 = 该行该列答卷的权数之和 ÷ 该行答卷的权数之和。",
          "Share = sum of weights in row and column ÷ sum of weights in the row.");
    }
    return switch (request.measure()) {
      case COUNT -> LocalText.of("单位数 = 答卷的权数之和。", "Number of units = sum of weights.");
      case SHARE ->
          LocalText.of(
              "比例 = 具有该选项的答卷的权数之和 ÷ 有答案的答卷的权数之和。",
              "Share = sum of weights of answers with the code ÷ sum of weights of all with an"
                  + " answer.");
      case MEAN ->
          LocalText.of(
              "均值 = Σ 权数 × 数值 ÷ Σ 权数，只计有答案的。",
              "Mean = Σ weight × value ÷ Σ weight, over those with an answer.");
      case TOTAL ->
          LocalText.of(
              "合计 = Σ 权数 × 数值，只计有答案的；没有答案的不补。",
              "Total = Σ weight × value over those with an answer; nothing stands in for those"
                  + " without.");
      case MEDIAN -> LocalText.of("中位数按权数取（第7型）。", "Median of the weighted values (type 7).");
    };
  }

  private Optional<LocalText> intervals() {
    if (request.intervals() == Intervals.NONE) {
      return Optional.empty();
    }
    LocalText kind =
        switch (request.measure()) {
          case SHARE ->
              request.intervals() == Intervals.STUDY
                  ? LocalText.of(
                      "logit区间，标准误为0时用Korn–Graubard", "logit, Korn–Graubard where the error is 0")
                  : request.intervals().label();
          case MEDIAN ->
              LocalText.of(
                  "Woodruff区间（先求到中位数为止的比例的区间）",
                  "Woodruff's, from the interval of the share up to the median");
          default -> LocalText.of("t分布区间", "Student's");
        };
    return Optional.of(
        LocalText.of(
            "区间：" + request.percent() + "%，" + kind.zh() + "。",
            "Intervals: " + request.percent() + "%, " + kind.en() + "."));
  }

  private LocalText hiding() {
    return switch (run.disclosure()) {
      case MONEY ->
          LocalText.of(
              "经费不足10个单位，或最大的一两个占70%以上的，不显示；能由合计推算的也不显示。",
              "Money of fewer than ten units, or of which one or two have more than 70%, is not"
                  + " shown, nor what could be worked out from totals.");
      case SENSITIVE ->
          LocalText.of(
              "较敏感的题目：不足5个单位，或具有（或不具有）该选项的只有1至4个的，不显示；能由合计推算的也不显示。",
              "A sensitive item: fewer than five units, or one to four with or without the code,"
                  + " are not shown, nor what could be worked out from totals.");
      default ->
          LocalText.of(
              "不足5个单位的比例和数值不显示，能由合计推算的也不显示。",
              "Shares and numbers of fewer than five units are not shown, nor what could be worked"
                  + " out from totals.");
    };
  }

  /** Cautions that stand under the table. */
  List<LocalText> notes() {
    List<LocalText> notes = new ArrayList<>(new TableTest(run).sentences());
    int out = leftOut();
    if (out > 0) {
      notes.add(
          LocalText.of(
              "有" + out + "份答卷不知道在哪一行、哪一列或没有可用的数值，没有计入。",
              out + " answers are in no known row or column, or have no value, and are left out."));
    }
    if (run.isSeveral()) {
      notes.add(
          LocalText.of(
              "行是多选题，一个单位可在几行里，各行之和大于全部。",
              "A unit may stand in several rows; the rows sum to more than all."));
    }
    if (request.level() != 0.95 && request.intervals() != Intervals.NONE) {
      notes.add(
          LocalText.of(
              "本表的区间是" + request.percent() + "%的。",
              "The intervals of this table are at " + request.percent() + "%."));
    }
    return notes;
  }

  private int leftOut() {
    TableLine total = run.lines().get(run.lines().size() - 1);
    return run.answered() - total.n(total.whole());
  }
}
