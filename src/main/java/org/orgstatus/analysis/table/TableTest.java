package org.orgstatus.analysis.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.orgstatus.analysis.table.TableRequest.Measure;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.CountCube;
import org.orgstatus.statistics.LonelyStratum;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.SurveyDesign;
import org.orgstatus.statistics.test.DesignRankTest;
import org.orgstatus.statistics.test.RaoScottTest;

/**
 * Whether the rows differ, under the design without finite population correction: Rao–Scott for
 * shares and counts, rank test for numbers. One test for each column; where the columns are what is
 * distributed, one for the table.
 */
final class TableTest {

  private final TableRun run;

  TableTest(TableRun run) {
    this.run = run;
  }

  /** What was found, in sentences. */
  List<LocalText> sentences() {
    TableRequest request = run.request();
    if (!request.test() || run.design().isEmpty()) {
      return List.of();
    }
    if (request.isOfRows() || request.measure() == Measure.COUNT) {
      return List.of(said(LocalText.EMPTY, distribution()));
    }
    List<LocalText> all = new ArrayList<>();
    for (int place = 0; place < run.heads().size(); place++) {
      LocalText where = run.hasColumns() ? run.heads().get(place).label() : LocalText.EMPTY;
      all.add(
          request.measure() == Measure.SHARE ? said(where, shares(place)) : ranks(where, place));
    }
    return all;
  }

  /** A stratum of one unit says nothing of variance: its answer stays in the estimates. */
  private SurveyDesign design() {
    return run.design()
        .orElseThrow()
        .withoutFinitePopulationCorrection()
        .with(LonelyStratum.REMOVE);
  }

  /** For each unit its row, where it is in a place. */
  private int[] rowOf(int place) {
    int[] rowOf = new int[run.units().size()];
    Arrays.fill(rowOf, -1);
    List<TableLine> lines = run.lines();
    for (int l = 0; l < lines.size() - 1; l++) {
      TableLine line = lines.get(l);
      boolean whole = place == line.whole();
      IntPredicate in = row -> line.group(row) >= 0 && (whole || line.group(row) == place);
      for (int row = 0; row < rowOf.length; row++) {
        rowOf[row] = in.test(row) ? l : rowOf[row];
      }
    }
    return rowOf;
  }

  private Outcome<RaoScottTest.Result> shares(int place) {
    int[] code = new int[run.units().size()];
    for (int row = 0; row < code.length; row++) {
      code[row] = run.values()[row] == 1 ? 1 : 0;
    }
    return raoScott(rowOf(place), code, 2);
  }

  private Outcome<RaoScottTest.Result> distribution() {
    int[] code = new int[run.units().size()];
    for (int row = 0; row < code.length; row++) {
      code[row] = run.columnOf(row);
    }
    return raoScott(rowOf(run.heads().size() - 1), code, run.width());
  }

  private Outcome<RaoScottTest.Result> raoScott(int[] rowOf, int[] code, int codes) {
    if (Arrays.stream(rowOf).filter(r -> r >= 0).limit(2).count() < 2) {
      return Outcome.not(Outcome.Reason.TOO_FEW_CASES, "fewer than two cases");
    }
    CountCube.Grouping grouping = CountCube.Grouping.of(design(), rowOf, run.lines().size() - 1);
    return RaoScottTest.of(CountCube.of(grouping, code, codes), RaoScottTest.Statistic.F);
  }

  private LocalText ranks(LocalText where, int place) {
    int[] rowOf = rowOf(place);
    boolean[] in = new boolean[rowOf.length];
    int[] group = new int[rowOf.length];
    for (int row = 0; row < in.length; row++) {
      in[row] = rowOf[row] >= 0;
      group[row] = Math.max(0, rowOf[row]);
    }
    Outcome<DesignRankTest.Result> found =
        DesignRankTest.of(design().domain(in), run.values(), group, DesignRankTest.Score.RANK);
    return found
        .known()
        .map(
            r ->
                sentence(
                    where,
                    "按设计的秩检验",
                    "Design-based rank test",
                    r.value(),
                    r.numerator(),
                    r.denominator(),
                    r.p(),
                    r.n()))
        .orElseGet(() -> not(where));
  }

  private static LocalText said(LocalText where, Outcome<RaoScottTest.Result> found) {
    return found
        .known()
        .map(
            r ->
                sentence(
                    where,
                    "Rao–Scott检验（二阶）",
                    "Rao–Scott test (second order)",
                    r.value(),
                    r.numerator(),
                    r.denominator(),
                    r.p(),
                    r.n()))
        .orElseGet(() -> not(where));
  }

  private static LocalText not(LocalText where) {
    return LocalText.of(
        at(where.zh(), "：") + "各行差别不能检验：只有一行有答案、答案都相同，或答案太少。",
        at(where.en(), ": ")
            + "the rows cannot be tested: one row has answers, all answers are alike, or there are"
            + " too few.");
  }

  private static String at(String where, String colon) {
    return where.isEmpty() ? "" : where + colon;
  }

  private static LocalText sentence(
      LocalText where, String zh, String en, double f, double from, double to, double p, int n) {
    String numbers =
        String.format(
            Locale.ROOT, "F = %.3f (df %s, %s), p %s", f, degrees(from), degrees(to), p(p));
    return LocalText.of(
        at(where.zh(), "：") + zh + "：" + numbers + "，n = " + n + "。",
        at(where.en(), ": ") + en + ": " + numbers + ", n = " + n + ".");
  }

  private static String degrees(double df) {
    return df == Math.rint(df)
        ? Long.toString(Math.round(df))
        : String.format(Locale.ROOT, "%.2f", df);
  }

  private static String p(double p) {
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "= %.4f", p);
  }
}
