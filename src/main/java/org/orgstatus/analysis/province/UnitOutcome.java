package org.orgstatus.analysis.province;

import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.FoundingYears;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.Standardized;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Marked;
import org.orgstatus.statistics.Suppression;
import org.orgstatus.statistics.SurveyDesign;

/**
 * A number of every reporting unit that measures are set beside.
 *
 * @param id of its table and its column
 * @param denominator whose units a public edition looks at before it shows a reporting unit
 */
record UnitOutcome(
    String id, ResultTable.Column column, BaseUnits denominator, Value value, Shown shown) {

  /** The number of a unit, NaN where fewer than five institutions are behind it. */
  @FunctionalInterface
  interface Value {
    double of(boolean[] in);
  }

  /** What a table shows of a unit, or with an empty code of several. */
  @FunctionalInterface
  interface Shown {
    Cell of(String unit, boolean[] in);
  }

  private static final int LEAST = Marked.STUDY.shownFrom();
  private static final LocalText STRATA =
      LocalText.of("该单位缺少一类高校，不能标准化", "The unit lacks a kind of institution to standardize by");

  private static Slice slice(boolean[] in) {
    return new Slice(in, new boolean[in.length]);
  }

  /** Established institutions as a share of all, by best source. */
  static UnitOutcome coverage(CoverageRates rates, String rate) {
    return new UnitOutcome(
        "coverage",
        Column.of("coverage", "rate", rates.label(rate)),
        rates.units(rate),
        in -> {
          Coverage c = rates.coverage(rate, in);
          return c.population() < LEAST ? Double.NaN : 100.0 * c.established() / c.population();
        },
        (unit, in) -> rates.coverage(rate, in).rate());
  }

  /** The same as it would be with the nation's mix of strata. */
  static UnitOutcome standardized(AnalysisRun run, CoverageRates rates, String rate) {
    BaseUnits units = rates.units(rate);
    List<Group> by =
        run.plan().settings("standardize").stream().map(run.definitions()::group).toList();
    Standardized standardized = new Standardized(units, run.values(), by);
    double[] established = new double[units.size()];
    boolean[] truths = rates.established(rate).truths();
    double[] ones = new double[units.size()];
    for (int row = 0; row < ones.length; row++) {
      ones[row] = 1;
      established[row] = truths[row] ? 1 : 0;
    }
    Value value =
        in -> {
          boolean[] members = new boolean[in.length];
          for (int row = 0; row < in.length; row++) {
            members[row] = in[row] && units.isMember(row);
          }
          if (count(members) < LEAST) {
            return Double.NaN;
          }
          // Every institution of the frame counts, once, whoever answered.
          SurveyDesign frame =
              SurveyDesign.weighted(new int[in.length], new double[] {in.length}, ones);
          return standardized
              .mean(frame.domain(members), established)
              .map(e -> 100 * e.value())
              .orElse(Double.NaN);
        };
    return new UnitOutcome(
        "standardized",
        Column.percents("standardized", "标准化覆盖率", "Coverage, standardized"),
        units,
        value,
        (unit, in) -> {
          Coverage c = rates.coverage(rate, in);
          double number = value.of(in);
          if (c.population() < LEAST) {
            return c.population() == 0 ? Cells.nobody() : new Cell.Suppressed(Cells.FEW);
          }
          return Double.isNaN(number)
              ? new Cell.NotEstimable(STRATA)
              : Cells.number(number, c.unknown() == 0, c.known(), c.population());
        });
  }

  private static int count(boolean[] members) {
    return (int) IntStream.range(0, members.length).filter(row -> members[row]).count();
  }

  /** Foundings a year per 100 institutions that had none at the start. */
  static UnitOutcome foundings(AnalysisRun run, BaseUnits institutions, int first, int last) {
    FoundingYears years =
        new FoundingYears(
            institutions,
            run.base(run.plan().setting("associations")),
            run.values().values(run.plan().setting("founded")));
    Measured during = years.during(first, last);
    Measured atRisk = new Measured(during.size());
    for (int row = 0; row < during.size(); row++) {
      if (during.state(row) == Measured.State.UNKNOWN) {
        atRisk.set(row, Measured.State.UNKNOWN);
      } else {
        atRisk.set(row, during.has(row) ? 1 : 0, "");
      }
    }
    return new UnitOutcome(
        "foundings",
        Column.scores("foundings", "近年每百所成立（年均）", "Founded per 100, recent years, a year"),
        institutions.among(atRisk, run.values()),
        in ->
            institutions.count(slice(in), during, Measured.State.VALUE) >= LEAST
                    && years.pace(slice(in), first, last) instanceof Cell.Estimate e
                ? e.value()
                : Double.NaN,
        (unit, in) -> {
          int n = institutions.count(slice(in), during, Measured.State.VALUE);
          return n > 0 && n < LEAST
              ? new Cell.Suppressed(Cells.FEW)
              : years.pace(slice(in), first, last);
        });
  }

  /**
   * Institutions for which a yes/no rate among those that answered is yes.
   *
   * @param units codes of the reporting units
   * @param codes the reporting unit of every institution
   */
  static UnitOutcome contact(
      AnalysisRun run, Indicator rate, List<ValueLabel> units, String[] codes) {
    BaseUnits base = run.base(rate.base());
    Measured contacted = run.values().values(rate.id());
    List<Slice> slices = units.stream().map(v -> Slice.of(codes, v.code())).toList();
    GroupShares shares = new GroupShares(base, contacted, slices, run.disclosure(rate));
    List<String> order = units.stream().map(ValueLabel::code).toList();
    return new UnitOutcome(
        "contact",
        Column.of("contact", "rate", rate.name()),
        base,
        in ->
            base.count(slice(in), contacted, Measured.State.VALUE) < LEAST
                ? Double.NaN
                : shares.estimate(slice(in)).map(e -> 100 * e.value()).orElse(Double.NaN),
        (unit, in) -> {
          if (!unit.isEmpty()) {
            int at = order.indexOf(unit);
            return shares.hides(at) ? shares.hidden(at) : shares.shown(slice(in));
          }
          int n = base.count(slice(in), contacted, Measured.State.VALUE);
          int with = base.countTrue(slice(in), contacted);
          Suppression.Rule rule = run.disclosure(rate).rule();
          return rule.hides(n, with) ? Cells.withheld(n, rule) : shares.shown(slice(in));
        });
  }
}
