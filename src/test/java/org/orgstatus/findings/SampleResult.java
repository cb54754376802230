package org.orgstatus.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.SampleResults;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.LocalText;

/** Results made up by hand: a profile of groups and a table of coverage. */
final class SampleResult implements ResultSource {

  static final CellAddress EAST = new CellAddress("c10", "shares.region", "STR-03", "EAST");
  static final CellAddress WEST = new CellAddress("c10", "shares.region", "STR-03", "WEST");
  static final CellAddress CENTRAL = new CellAddress("c10", "shares.region", "STR-03", "CENTRAL");
  static final CellAddress SMALL = new CellAddress("c10", "shares.region", "STR-03", "SMALL");
  static final CellAddress HUBEI = new CellAddress("c01", "coverage", "420000", "rate");
  static final CellAddress GANSU = new CellAddress("c01", "coverage", "620000", "rate");
  static final CellAddress HIDDEN = new CellAddress("c01", "coverage", "540000", "rate");
  static final CellAddress ESTABLISHED =
      new CellAddress("c01", "coverage", "420000", "established");
  static final CellAddress MEDIAN_EAST = new CellAddress("c10", "medians", "RES-01", "EAST");
  static final CellAddress MEDIAN_WEST = new CellAddress("c10", "medians", "RES-01", "WEST");

  static final LocalText FEW = LocalText.of("不足5个单位", "fewer than five units");

  private final Map<String, AnalysisResult> results = new HashMap<>();
  private boolean whole = true;

  private double east = 71.4;
  private Cell hubei = weighted(52.0, 50.2, 55.9, 90);

  SampleResult() {
    make();
  }

  SampleResult east(double percent) {
    east = percent;
    make();
    return this;
  }

  SampleResult hubei(Cell cell) {
    hubei = cell;
    make();
    return this;
  }

  SampleResult without(String plan) {
    results.remove(plan);
    return this;
  }

  SampleResult partly() {
    whole = false;
    return this;
  }

  private void make() {
    ResultTable.Row shares =
        row(
            "STR-03",
            "章程",
            weighted(60.0, 58.0, 62.0, 900),
            weighted(east, east - 3, east + 3, 300),
            weighted(55.0, 51.0, 59.0, 200),
            weighted(54.0, 50.5, 57.5, 300),
            weighted(90.0, 60.0, 99.0, 8),
            SampleResults.exact(0.16, 900),
            SampleResults.exact(68.0, 300),
            SampleResults.exact(55.2, 300),
            SampleResults.exact(0.17, 900),
            new Cell.Words(
                LocalText.of("明显，标准化后仍成立：东部高于西部", "Marked, holds standardized: East above West")));
    ResultTable profile =
        SampleResults.table(
            "shares.region",
            List.of(
                percent("nation", "全国"),
                percent("EAST", "东部"),
                percent("CENTRAL", "中部"),
                percent("WEST", "西部"),
                percent("SMALL", "小组"),
                new ResultTable.Column("effect", LocalText.same("V"), Unit.EFFECT, 2),
                percent("EAST.std", "东部标准化"),
                percent("WEST.std", "西部标准化"),
                new ResultTable.Column("effect.std", LocalText.same("V"), Unit.EFFECT, 2),
                new ResultTable.Column("verdict", LocalText.same("verdict"), Unit.WORDS, 0)),
            List.of(shares));
    ResultTable medians =
        SampleResults.table(
            "medians",
            List.of(
                score("EAST", "东部"),
                score("WEST", "西部"),
                new ResultTable.Column("effect", LocalText.same("delta"), Unit.EFFECT, 2),
                new ResultTable.Column("verdict", LocalText.same("verdict"), Unit.WORDS, 0)),
            List.of(
                row(
                    "RES-01",
                    "人员",
                    new Cell.Estimate(3, Optional.empty(), true, 300, 300),
                    new Cell.Estimate(2, Optional.empty(), true, 300, 300),
                    SampleResults.exact(0.2, 600),
                    new Cell.Words(LocalText.of("不明显", "Not marked")))));
    ResultTable coverage =
        SampleResults.table(
            "coverage",
            List.of(
                new ResultTable.Column(
                    "established", LocalText.of("已成立", "Established"), Unit.COUNT, 0),
                percent("rate", "比例"),
                percent("lower", "下限"),
                percent("upper", "上限")),
            List.of(
                row(
                    "420000",
                    "湖北省",
                    new Cell.Count(1204),
                    hubei,
                    SampleResults.exact(50.2, 90),
                    SampleResults.exact(55.9, 90)),
                row(
                    "620000",
                    "甘肃省",
                    new Cell.Count(30),
                    open(51.0, 40),
                    SampleResults.exact(40.0, 40),
                    SampleResults.exact(60.0, 40)),
                row(
                    "540000",
                    "西藏自治区",
                    new Cell.Count(3),
                    new Cell.Suppressed(FEW),
                    new Cell.Suppressed(FEW),
                    new Cell.Suppressed(FEW))));
    results.put("c10", SampleResults.result("c10", profile, medians));
    results.put("c01", SampleResults.result("c01", coverage));
  }

  @Override
  public Optional<AnalysisResult> find(String planId) {
    return Optional.ofNullable(results.get(planId));
  }

  @Override
  public Set<String> tablesOfUnits(String planId) {
    return Set.of();
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  BoundNumber number(String mark, CellAddress at) {
    return number(mark, at, NumberFormat.PLAIN);
  }

  BoundNumber number(String mark, CellAddress at, NumberFormat format) {
    return new BoundNumber(mark, at, format, cell(at).orElseThrow());
  }

  FindingContent content(String zh, String en, CellAddress... at) {
    List<BoundNumber> numbers = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      numbers.add(number("n" + (i + 1), at[i]));
    }
    return new FindingContent(
        LocalText.of(zh, en), numbers, "WP-1.6", Recommendation.NONE, List.of());
  }

  static Cell weighted(double value, double low, double high, int n) {
    return SampleResults.weighted(value, low, high, n, n + 10);
  }

  /** Some did not answer, and only bounds say how far that matters. */
  static Cell open(double value, int n) {
    return new Cell.Estimate(value, Optional.empty(), false, n, n + 10);
  }

  private static ResultTable.Column percent(String id, String label) {
    return new ResultTable.Column(id, LocalText.of(label, id), Unit.PERCENT, 1);
  }

  private static ResultTable.Column score(String id, String label) {
    return new ResultTable.Column(id, LocalText.of(label, id), Unit.SCORE, 1);
  }

  private static ResultTable.Row row(String key, String label, Cell... cells) {
    return SampleResults.row(key, LocalText.of(label, key), false, cells);
  }
}
