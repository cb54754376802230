package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Past;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.OpenTo;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.WaveValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.PastWave;
import org.orgstatus.dataset.WaveData;

/** Runs a plan over the tables of a wave. Same inputs, same result. */
public final class AnalysisRunner {

  private static final LocalText INVENTED =
      LocalText.of("演示数据：全部答案均为虚构，不得引用。", "Demonstration: every answer is invented; do not cite.");

  private static final LocalText PROVISIONAL =
      LocalText.of(
          "暂定结果：取自当前答卷，数据尚未锁定，以后可能变化。",
          "Provisional: from the answers as they stand; the data are not locked and may change.");

  private final AnalysisDefinitions definitions;

  /**
   * @param definitions read against the codebooks of the data to come
   */
  public AnalysisRunner(AnalysisDefinitions definitions) {
    this.definitions = definitions;
  }

  /**
   * @throws NoSuchElementException when the wave has no table of the units that the plan counts
   */
  public AnalysisResult run(AnalysisPlan plan, WaveData data, Audience audience) {
    return run(plan, data, Optional.empty(), audience);
  }

  /**
   * The wave before, for plans that look back.
   *
   * @param definitions read against the codebooks of that wave
   */
  public record Before(AnalysisDefinitions definitions, PastWave wave) {}

  /**
   * @param before the wave before; empty for the first wave, or where the plan does not look back
   * @throws NoSuchElementException when the wave has no table of the units that the plan counts
   */
  public AnalysisResult run(
      AnalysisPlan plan, WaveData data, Optional<Before> before, Audience audience) {
    return over(data).run(plan, before, audience, Progress.NONE);
  }

  /** The tables of a wave for several plans. */
  public Shared over(WaveData data) {
    return new Shared(new WaveValues(definitions, data));
  }

  /**
   * Runs plans over the same tables: a value that several of them read is computed once. Not safe
   * for use by several threads.
   */
  public final class Shared {

    private final WaveValues values;

    private Shared(WaveValues values) {
      this.values = values;
    }

    /**
     * @throws NoSuchElementException when the wave has no table of the units that the plan counts
     */
    public AnalysisResult run(
        AnalysisPlan plan, Optional<Before> before, Audience audience, Progress progress) {
      Optional<Past> past = before.map(b -> new Past(b.definitions(), b.wave()));
      return result(
          plan,
          new AnalysisRun(plan, definitions, values, past, audience, progress),
          values.data());
    }
  }

  private AnalysisResult result(AnalysisPlan plan, AnalysisRun run, WaveData data) {
    Dataset dataset = run.dataset();
    AnalysisRun.Output output = AnalysisMethod.of(plan).run(run);
    Provenance provenance =
        new Provenance(
            dataset.wave().id(),
            dataset.wave().referenceDate(),
            output.base(),
            output.denominator(),
            output.population(),
            output.n(),
            output.population() - output.n(),
            run.sourceForms(),
            dataset.dataDate(),
            data.version(),
            definitions.version(),
            plan.hash(),
            dataset.lock());
    return new AnalysisResult(
        plan.id(),
        plan.title(),
        plan.question(),
        plan.policyQuestion(),
        plan.clauses(),
        output.method(),
        tables(plan, output, run.audience()),
        figures(plan),
        notes(dataset, output, plan),
        provenance);
  }

  private static List<LocalText> notes(
      Dataset dataset, AnalysisRun.Output output, AnalysisPlan plan) {
    Stream<LocalText> internal = plan.internal().stream().map(rule -> plan.internalWords());
    return Stream.of(
            cautions(dataset).stream(), internal, output.notes().stream(), plan.notes().stream())
        .flatMap(notes -> notes)
        .toList();
  }

  /** What is said of every number of a dataset: that it is invented, or may still change. */
  public static List<LocalText> cautions(Dataset dataset) {
    Stream<LocalText> invented = dataset.wave().demonstration() ? Stream.of(INVENTED) : Stream.of();
    Stream<LocalText> provisional = dataset.lock().isEmpty() ? Stream.of(PROVISIONAL) : Stream.of();
    return Stream.concat(invented, provisional).toList();
  }

  /** The tables of the plan, in its order and with its columns. */
  private static List<ResultTable> tables(
      AnalysisPlan plan, AnalysisRun.Output output, Audience audience) {
    List<ResultTable> tables = new ArrayList<>();
    for (AnalysisPlan.TablePlan wanted : plan.tables()) {
      ResultTable whole =
          output.tables().stream()
              .filter(t -> t.id().equals(wanted.id()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("method gave no table " + wanted.id()));
      ResultTable table = wanted.columns().isEmpty() ? whole : chosen(whole, wanted.columns());
      boolean withheld = audience != Audience.INTERNAL && wanted.openTo() != OpenTo.PUBLIC;
      tables.add(withheld ? withoutRows(table, plan.whyWithheld(wanted)) : table);
    }
    return tables;
  }

  private static ResultTable withoutRows(ResultTable table, Optional<LocalText> why) {
    return new ResultTable(
        table.id(),
        table.title(),
        table.corner(),
        table.columns(),
        List.of(),
        why.stream().toList());
  }

  private static ResultTable chosen(ResultTable whole, List<String> columns) {
    int[] at = columns.stream().mapToInt(whole::indexOf).toArray();
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ResultTable.Row row : whole.rows()) {
      List<Cell> cells = new ArrayList<>();
      for (int i : at) {
        cells.add(row.cells().get(i));
      }
      rows.add(new ResultTable.Row(row.key(), row.label(), row.block(), row.total(), cells));
    }
    return new ResultTable(
        whole.id(),
        whole.title(),
        whole.corner(),
        columns.stream().map(c -> whole.columns().get(whole.indexOf(c))).toList(),
        rows,
        whole.notes());
  }

  private static List<ResultFigure> figures(AnalysisPlan plan) {
    return plan.figures().stream()
        .map(
            f ->
                new ResultFigure(
                    f.id(),
                    f.title(),
                    f.kind(),
                    f.table(),
                    f.columns(),
                    f.low(),
                    f.high(),
                    f.reference(),
                    Optional.empty(),
                    f.totals(),
                    f.classes(),
                    f.rows(),
                    f.beside()))
        .toList();
  }
}
