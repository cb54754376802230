package org.orgstatus.findings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Marked;

/** Whether the numbers that a word compares carry what it claims. */
final class ClaimCheck {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final WordUse use;
  private final ComparingWords words;
  private final List<LocalText> faults = new ArrayList<>();
  private final List<LocalText> cautions = new ArrayList<>();

  private ClaimCheck(WordUse use, ComparingWords words) {
    this.use = use;
    this.words = words;
  }

  /** What a check gave: faults refuse the sentence, cautions are for who approves it. */
  record Outcome(List<LocalText> faults, List<LocalText> cautions) {
    Outcome {
      faults = List.copyOf(faults);
      cautions = List.copyOf(cautions);
    }
  }

  static Outcome of(WordUse use, ComparingWords words) {
    ClaimCheck check = new ClaimCheck(use, words);
    check.run();
    return new Outcome(check.faults, check.cautions);
  }

  private void run() {
    Claim claim = use.word().claim();
    if (claim == Claim.NEVER) {
      refuse(use.word().advice().zh(), use.word().advice().en());
      return;
    }
    if (use.negated()) {
      refuse(
          "前面有否定词，系统核对不了。请换成正面的说法，例如“低于”“不高于”。",
          "a negation stands before it, which cannot be checked. Say it the other way round, such"
              + " as \"lower than\" or \"not higher than\".");
      return;
    }
    if (claim == Claim.ONLY_OF) {
      boolean all =
          !use.right().isEmpty()
              && use.right().stream()
                  .flatMap(o -> o.bound().stream())
                  .allMatch(n -> use.word().plans().contains(n.at().plan()));
      if (!all) {
        refuse(use.word().advice().zh(), use.word().advice().en());
      }
      return;
    }
    if (use.left().isEmpty() || claim.compares() && use.right().isEmpty()) {
      String example = "{" + use.text() + ":n1:n2}";
      refuse(
          "找不到它比较的数字。请把数字的记号写在它的前后，或者写成" + example + "。",
          "it is not clear which numbers it compares. Put their marks before and after it, or write"
              + " "
              + example
              + ".");
      return;
    }
    if (claim.compares()) {
      use.by().ifPresent(this::apart);
      use.right().forEach(right -> compare(use.left().orElseThrow(), right));
    } else {
      place(use.left().orElseThrow());
    }
  }

  /** Whether the numbers are as far apart as the sentence says, to its own digits. */
  private void apart(BigDecimal said) {
    WordUse.Operand left = use.left().orElseThrow();
    WordUse.Operand right = use.right().get(0);
    if (left.value().isEmpty() || right.value().isEmpty()) {
      return; // said where they are compared
    }
    BigDecimal is = left.value().get().subtract(right.value().get()).abs();
    String found = NumberText.number(is);
    require(
        is.setScale(said.scale(), RoundingMode.HALF_UP).compareTo(said) == 0,
        left,
        right,
        "相差" + found + "，不是" + said.toPlainString(),
        "they differ by " + found + ", not by " + said.toPlainString());
  }

  private void place(WordUse.Operand operand) {
    boolean high = use.word().claim() == Claim.HIGHEST;
    Optional<BoundNumber> bound = operand.bound();
    boolean holds =
        bound
            .filter(
                n ->
                    n.cell()
                            .places()
                            .contains(high ? CellPlace.COLUMN_HIGHEST : CellPlace.COLUMN_LOWEST)
                        || n.cell()
                            .places()
                            .contains(high ? CellPlace.ROW_HIGHEST : CellPlace.ROW_LOWEST))
            .isPresent();
    if (!holds) {
      refuse(
          operand.name().zh()
              + "不是表中同列（或同行各组）里单独"
              + (high ? "最高" : "最低")
              + "的：有并列或更"
              + (high ? "高" : "低")
              + "的，有不予公布的，或者它的组不足"
              + Marked.STUDY.comparedFrom()
              + "个单位。",
          operand.name().en()
              + " is not alone the "
              + (high ? "highest" : "lowest")
              + " of its column (or of its row's groups): another one is equal or beyond it, one is"
              + " withheld, or its group has fewer than "
              + Marked.STUDY.comparedFrom()
              + " units.");
    }
  }

  private void compare(WordUse.Operand left, WordUse.Operand right) {
    if (left.value().isEmpty() || right.value().isEmpty()) {
      refuse("比较的是文字，不是数字。", "words are compared, not numbers.");
      return;
    }
    boolean both = left.bound().isPresent() && right.bound().isPresent();
    if (both && !alike(left.bound().get(), right.bound().get())) {
      refuse(
          names(left, right).zh() + "的单位不同，不能比较。",
          names(left, right).en() + " have different units and cannot be compared.");
      return;
    }
    if (use.word().than().isPresent() && left.bound().filter(n -> !isShare(n)).isPresent()) {
      refuse(
          left.name().zh() + "不是百分比，说不了多数少数。请绑定比例。",
          left.name().en() + " is no percentage. Bind the share of which this is said.");
      return;
    }
    if (both && isFew(left, right)) {
      refuse(
          names(left, right).zh() + "里有不足" + Marked.STUDY.comparedFrom() + "个单位的组：只列出，不比较。",
          names(left, right).en()
              + " include a group of fewer than "
              + Marked.STUDY.comparedFrom()
              + " units: it is shown and not compared.");
      return;
    }
    BigDecimal a = left.value().get();
    BigDecimal b = right.value().get();
    switch (use.word().claim()) {
      case GREATER, LESS, MARKEDLY_GREATER, MARKEDLY_LESS -> order(left, right);
      case MARKED -> order(a.compareTo(b) < 0 ? right : left, a.compareTo(b) < 0 ? left : right);
      case UNMARKED ->
          unmarked(a.compareTo(b) < 0 ? right : left, a.compareTo(b) < 0 ? left : right);
      case AT_LEAST -> require(a.compareTo(b) >= 0, left, right, "所示的数反而更低", "the first is lower");
      case AT_MOST -> require(a.compareTo(b) <= 0, left, right, "所示的数反而更高", "the first is higher");
      case ALIKE, ABOUT -> near(left, right);
      default -> {
        require(a.compareTo(b) < 0, left, right, "所示的数并不略低", "the first is not just below");
        near(left, right);
      }
    }
  }

  private void order(WordUse.Operand left, WordUse.Operand right) {
    boolean up = use.word().claim().isUpward() || use.word().claim() == Claim.MARKED;
    WordUse.Operand high = up ? left : right;
    WordUse.Operand low = up ? right : left;
    if (high.value().orElseThrow().compareTo(low.value().orElseThrow()) <= 0) {
      require(false, left, right, "所示的数并非如此", "the numbers shown say otherwise");
      return;
    }
    if (low(high).compareTo(high(low)) <= 0) {
      refuse(
          names(left, right).zh()
              + "的区间或上下限有重叠（"
              + span(left).zh()
              + "对"
              + span(right).zh()
              + "），分不出高低。请改用“基本持平”之类，或不作比较。",
          names(left, right).en()
              + " overlap within their intervals or bounds ("
              + span(left).en()
              + " against "
              + span(right).en()
              + "). Say that they are about the same, or do not compare them.");
      return;
    }
    if (use.word().claim().isMarked()) {
      marked(high, low);
    } else {
      small(left, right);
    }
    if (isUncertain(left) || isUncertain(right)) {
      cautions.add(
          LocalText.of(
              "“" + use.text() + "”：" + names(left, right).zh() + "有单位未答，表中没有区间，只核对了所示的数。",
              "\""
                  + use.text()
                  + "\": some units did not answer and the table has no interval for "
                  + names(left, right).en()
                  + "; only the numbers shown were compared."));
    }
  }

  /** Differences that are not marked are no findings; who approves should know. */
  private void small(WordUse.Operand left, WordUse.Operand right) {
    boolean both = left.bound().isPresent() && right.bound().isPresent();
    if (both && isShare(left.bound().get()) && !isMarkedShare(left, right)) {
      cautions.add(
          LocalText.of(
              "“"
                  + use.text()
                  + "”："
                  + names(left, right).zh()
                  + "相差不到"
                  + points()
                  + "个百分点，通则规定这样的差别不写作结论。",
              "\""
                  + use.text()
                  + "\": "
                  + names(left, right).en()
                  + " differ by less than "
                  + points()
                  + " points; by the general rules that is not written up as a finding."));
    }
  }

  private void marked(WordUse.Operand high, WordUse.Operand low) {
    boolean share = high.bound().or(low::bound).filter(ClaimCheck::isShare).isPresent();
    if (share && isMarkedShare(high, low) || isMarkedPair(high, low)) {
      return;
    }
    if (share) {
      refuse(
          names(high, low).zh()
              + "相差"
              + NumberText.number(high.value().orElseThrow().subtract(low.value().orElseThrow()))
              + "个百分点，不到“明显”的界限（"
              + points()
              + "个百分点，标准化后也要成立），表中的效应量也不支持。请去掉“明显”之类的词。",
          names(high, low).en()
              + " differ by "
              + NumberText.number(high.value().orElseThrow().subtract(low.value().orElseThrow()))
              + " points, less than what is called marked ("
              + points()
              + " points, also after standardization), and the table's effect size does not say"
              + " otherwise. Leave out \"markedly\" and the like.");
    } else {
      refuse(
          "“明显”要有依据：" + names(high, low).zh() + "应在同一行，该行的效应量达到界限，且“是否明显”一栏写明这两组。请去掉“明显”，或换同一行的数字。",
          "\"markedly\" needs grounds: "
              + names(high, low).en()
              + " have to stand in one row whose effect size reaches the limit and whose verdict"
              + " names these two groups. Leave it out, or take numbers of one row.");
    }
  }

  private void unmarked(WordUse.Operand high, WordUse.Operand low) {
    boolean share = high.bound().or(low::bound).filter(ClaimCheck::isShare).isPresent();
    if (!share && high.bound().flatMap(n -> n.cell().contrast()).isEmpty()) {
      refuse(
          names(high, low).zh() + "在表中没有效应量，分不出差别明显不明显。",
          names(high, low).en()
              + " have no effect size in the table that says how far they differ.");
      return;
    }
    require(
        !(share && isMarkedShare(high, low) || isMarkedPair(high, low)),
        high,
        low,
        "表中的差别是明显的",
        "the difference is marked");
  }

  private boolean isMarkedShare(WordUse.Operand left, WordUse.Operand right) {
    double raw = part(left.value().orElseThrow().subtract(right.value().orElseThrow()));
    int enough = Marked.STUDY.comparedFrom();
    Optional<Double> one = left.bound().flatMap(n -> n.cell().standardized());
    Optional<Double> other = right.bound().flatMap(n -> n.cell().standardized());
    Marked.Verdict verdict =
        one.isPresent() && other.isPresent()
            ? Marked.STUDY.ofStandardizedShares(
                raw, part(BigDecimal.valueOf(one.get() - other.get())), enough)
            : Marked.STUDY.ofShares(raw, enough);
    return verdict == Marked.Verdict.MARKED;
  }

  /** Whether the row that both stand in calls this very pair marked. */
  private static boolean isMarkedPair(WordUse.Operand high, WordUse.Operand low) {
    if (high.bound().isEmpty() || low.bound().isEmpty()) {
      return false;
    }
    BoundNumber one = high.bound().get();
    BoundNumber other = low.bound().get();
    boolean sameRow =
        one.at().plan().equals(other.at().plan())
            && one.at().table().equals(other.at().table())
            && one.at().row().equals(other.at().row());
    Optional<BoundCell.Contrast> contrast = one.cell().contrast();
    if (!sameRow || contrast.isEmpty()) {
      return false;
    }
    String pair = one.cell().column().label().zh() + "高于" + other.cell().column().label().zh();
    return contrast.get().verdict().zh().endsWith(pair)
        && reaches(contrast.get().effect(), one)
        && contrast.get().standardized().filter(e -> !reaches(e, one)).isEmpty();
  }

  private static boolean reaches(double effect, BoundNumber number) {
    double size = Math.min(1, Math.abs(effect));
    int enough = Marked.STUDY.comparedFrom();
    Marked.Verdict verdict =
        isShare(number) ? Marked.STUDY.ofTable(size, enough) : Marked.STUDY.ofRanks(size, enough);
    return verdict == Marked.Verdict.MARKED;
  }

  private void near(WordUse.Operand left, WordUse.Operand right) {
    BigDecimal a = left.value().orElseThrow();
    BigDecimal b = right.value().orElseThrow();
    boolean share = left.bound().or(right::bound).filter(ClaimCheck::isShare).isPresent();
    BigDecimal allowed =
        share ? words.points() : a.abs().max(b.abs()).multiply(words.percent()).divide(HUNDRED);
    boolean holds = a.subtract(b).abs().compareTo(allowed) <= 0;
    String limit = words.points().toPlainString();
    String part = words.percent().toPlainString();
    require(
        holds,
        left,
        right,
        share ? "相差超过" + limit + "个百分点" : "相差超过" + part + "%",
        share
            ? "they differ by more than " + limit + " points"
            : "they differ by more than " + part + "%");
  }

  private void require(
      boolean holds, WordUse.Operand left, WordUse.Operand right, String zh, String en) {
    if (!holds) {
      refuse(names(left, right).zh() + "：" + zh + "。", names(left, right).en() + ": " + en + ".");
    }
  }

  private void refuse(String zh, String en) {
    faults.add(
        LocalText.of(
            "“" + use.text() + "”站不住：" + zh, "\"" + use.text() + "\" does not hold: " + en));
  }

  private static LocalText names(WordUse.Operand left, WordUse.Operand right) {
    return LocalText.of(
        left.name().zh() + "与" + right.name().zh(), left.name().en() + " and " + right.name().en());
  }

  private static boolean alike(BoundNumber one, BoundNumber other) {
    return one.cell().column().unit() == other.cell().column().unit();
  }

  private static boolean isShare(BoundNumber number) {
    Unit unit = number.cell().column().unit();
    return unit == Unit.PERCENT || unit == Unit.POINTS;
  }

  private static boolean isFew(WordUse.Operand left, WordUse.Operand right) {
    return left.bound().orElseThrow().cell().isTooSmallToCompare()
        || right.bound().orElseThrow().cell().isTooSmallToCompare();
  }

  private static boolean isUncertain(WordUse.Operand operand) {
    return operand.bound().filter(n -> n.cell().isUncertain()).isPresent();
  }

  private static BigDecimal low(WordUse.Operand operand) {
    return span(operand, true);
  }

  private static BigDecimal high(WordUse.Operand operand) {
    return span(operand, false);
  }

  private static BigDecimal span(WordUse.Operand operand, boolean low) {
    Optional<Cell.Interval> span = operand.bound().flatMap(n -> n.cell().span());
    return span.map(
            s ->
                BoundCell.rounded(
                    low ? s.low() : s.high(),
                    operand.bound().orElseThrow().cell().column().decimals()))
        .orElseGet(() -> operand.value().orElseThrow());
  }

  private static LocalText span(WordUse.Operand operand) {
    String from = NumberText.number(low(operand));
    String to = NumberText.number(high(operand));
    return from.equals(to)
        ? LocalText.same(from)
        : LocalText.of(from + "至" + to, from + " to " + to);
  }

  private static double part(BigDecimal points) {
    return points.doubleValue() / HUNDRED.doubleValue();
  }

  private static String points() {
    return Long.toString(Math.round(Marked.STUDY.difference() * HUNDRED.doubleValue()));
  }
}
