package org.orgstatus.analysis.typology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Input;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.typology.TypologyChoice.Division;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Quantile;

/** What marks the types: the number of the medoid, quartiles, and shares of yes. */
final class TypologyMarks {

  private static final LocalText ONE_CASE =
      LocalText.of(
          "一所学校的数值，发布的版本都不列", "The number of one institution; not in any released edition");
  private static final LocalText NOT_KNOWN = LocalText.of("该单位此项不明", "Not known of this unit");
  private static final LocalText YES_NO = LocalText.of("是否类指标，看比例", "Yes or no: see the share");
  private static final LocalText A_NUMBER = LocalText.of("数值，看四分位数", "A number: see the quartiles");

  static final List<ResultTable.Column> COLUMNS =
      List.of(
          Column.of("n"),
          Column.scores("medoid", "代表（最典型的一所）", "Medoid (the most typical one)"),
          Column.of("lower_quartile"),
          Column.of("median"),
          Column.of("upper_quartile"),
          Column.percents("share", "为“是”的比例", "Share of yes"));

  private final AnalysisRun run;
  private final TypologyCases cases;

  TypologyMarks(AnalysisRun run, TypologyCases cases) {
    this.run = run;
    this.cases = cases;
  }

  /** No rows where there are no types. */
  ResultTable table(String id, Optional<Division> chosen, List<LocalText> notes) {
    List<ResultTable.Row> rows = new ArrayList<>();
    chosen.ifPresent(
        division -> {
          for (int type = 0; type < division.count(); type++) {
            for (Input input : cases.inputs()) {
              rows.add(row(division, type, input));
            }
          }
        });
    return new ResultTable(
        id, run.title(id), LocalText.of("指标", "Indicator"), COLUMNS, rows, notes);
  }

  private ResultTable.Row row(Division division, int type, Input input) {
    String id = input.indicator();
    LocalText label =
        run.definitions()
            .findIndicator(id)
            .map(Indicator::title)
            .or(() -> run.definitions().findIndex(id).map(NormIndex::name))
            .orElseThrow();
    return new ResultTable.Row(
        TypologyProfile.code(type) + "." + id,
        ProfileMeasure.labelled(id, label),
        block(division, type),
        false,
        cells(division, type, input));
  }

  private LocalText block(Division division, int type) {
    int n = division.size(type);
    long percent = Math.round(100.0 * n / cases.size());
    String stable = String.format(Locale.ROOT, "%.2f", division.stability()[type]);
    return LocalText.of(
        TypologyProfile.name(type).zh() + "（n=" + n + "，" + percent + "%，稳定性" + stable + "）",
        TypologyProfile.name(type).en()
            + " (n = "
            + n
            + ", "
            + percent
            + "%, stability "
            + stable
            + ")");
  }

  private List<Cell> cells(Division division, int type, Input input) {
    Measured values = cases.values(input);
    double[] known =
        IntStream.range(0, cases.size())
            .filter(unit -> division.types()[unit] == type && values.has(cases.row(unit)))
            .mapToDouble(unit -> values.number(cases.row(unit)))
            .toArray();
    int size = division.size(type);
    boolean truth = cases.isTruth(input);
    Cell medoid = medoid(values, cases.row(division.medoids()[type]), truth, known.length, size);
    if (known.length == 0) {
      Cell none = Cells.noAnswer();
      return List.of(new Cell.Count(0), medoid, none, none, none, none);
    }
    Disclosure disclosure =
        run.definitions()
            .findIndicator(input.indicator())
            .map(run::disclosure)
            .orElse(Disclosure.ORDINARY);
    int with = truth ? (int) Arrays.stream(known).filter(v -> v > 0).count() : known.length;
    if (disclosure.rule().hides(known.length, with) || !truth && disclosure.isDominated(known)) {
      Cell hidden = Cells.withheld(known.length, disclosure.rule());
      return List.of(new Cell.Count(known.length), medoid, hidden, hidden, hidden, hidden);
    }
    Cell none = new Cell.NotEstimable(truth ? YES_NO : A_NUMBER);
    DoubleFunction<Cell> at =
        p -> number(Quantile.type7(known, p).orElseThrow(), known.length, size);
    return List.of(
        new Cell.Count(known.length),
        medoid,
        truth ? none : at.apply(0.25),
        truth ? none : at.apply(0.5),
        truth ? none : at.apply(0.75),
        truth ? number(100.0 * with / known.length, known.length, size) : none);
  }

  private static Cell number(double value, int n, int population) {
    return Cells.number(value, n == population, n, population);
  }

  /** What the most typical unit of a type has, with the type's own n. */
  private Cell medoid(Measured values, int row, boolean truth, int n, int size) {
    if (run.audience() != Audience.INTERNAL) {
      return new Cell.Suppressed(ONE_CASE);
    }
    if (!values.has(row)) {
      return new Cell.NotEstimable(NOT_KNOWN);
    }
    if (truth) {
      return values.isTrue(row) ? Cells.words("是", "Yes") : Cells.words("否", "No");
    }
    return number(values.number(row), n, size);
  }
}
