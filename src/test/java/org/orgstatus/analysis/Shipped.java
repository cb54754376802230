package org.orgstatus.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.PastWave;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;

/** The plans of the source tree, run over samples. */
public final class Shipped {

  public static final AnalysisDefinitions DEFINITIONS =
      AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), SampleDataset.CODEBOOKS)
          .definitions();

  private Shipped() {}

  /** The plans, in the order of their files. */
  public static List<AnalysisPlan> plans() {
    return DEFINITIONS.plans();
  }

  /** Which groups of these data make up which whole. */
  public static List<Partitions.Partition> partitions(WaveData data) {
    return Partitions.of(DEFINITIONS, data);
  }

  public static AnalysisResult run(String plan, Dataset dataset, Audience audience) {
    return run(plan, new WaveData(List.of(dataset)), audience);
  }

  public static AnalysisResult run(String plan, WaveData data, Audience audience) {
    AnalysisPlan found =
        DEFINITIONS.plans().stream().filter(p -> p.id().equals(plan)).findFirst().orElseThrow();
    return new AnalysisRunner(DEFINITIONS).run(found, data, audience);
  }

  /** With the wave before, whose forms are those of today. */
  public static AnalysisResult run(String plan, WaveData data, PastWave past, Audience audience) {
    AnalysisPlan found =
        DEFINITIONS.plans().stream().filter(p -> p.id().equals(plan)).findFirst().orElseThrow();
    return new AnalysisRunner(DEFINITIONS).run(found, data, Optional.of(before(past)), audience);
  }

  /** Several plans over the same tables. */
  public static AnalysisRunner.Shared over(WaveData data) {
    return new AnalysisRunner(DEFINITIONS).over(data);
  }

  /** The wave before, whose forms are those of today. */
  public static AnalysisRunner.Before before(PastWave past) {
    return new AnalysisRunner.Before(DEFINITIONS, past);
  }

  public static AnalysisResult run(String plan, SampleDataset sample) {
    return run(plan, sample.build(), Audience.INTERNAL);
  }

  public static Cell cell(ResultTable table, String row, String column) {
    return table.rows().stream()
        .filter(r -> r.key().equals(row))
        .findFirst()
        .orElseThrow(() -> new AssertionError(table.id() + " has no row " + row))
        .cells()
        .get(table.indexOf(column));
  }

  public static double value(ResultTable table, String row, String column) {
    Cell cell = cell(table, row, column);
    return cell instanceof Cell.Count count ? count.count() : ((Cell.Estimate) cell).value();
  }

  public static String words(ResultTable table, String row, String column) {
    return ((Cell.Words) cell(table, row, column)).text().en();
  }
}
