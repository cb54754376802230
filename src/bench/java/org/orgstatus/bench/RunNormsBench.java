package org.orgstatus.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;

/** Runs C07, compliance norm by norm, over a dataset. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx6g"})
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class RunNormsBench {

  @Param({"2631", "100000"})
  public int responses;

  private final AnalysisDefinitions definitions =
      AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), SampleDataset.CODEBOOKS)
          .definitions();
  private final AnalysisPlan plan =
      definitions.plans().stream().filter(p -> p.id().equals("c07")).findFirst().orElseThrow();
  private Dataset dataset = new Submitted(64).assemble();

  @Setup
  public void invent() {
    dataset = new Submitted(responses).assemble();
  }

  @Benchmark
  public AnalysisResult norms() {
    return new AnalysisRunner(definitions)
        .run(plan, new WaveData(List.of(dataset)), Audience.INTERNAL);
  }
}
