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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.questionnaire.QuestionnaireReader;

/** Reads and checks every definition file of the source tree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadDefinitionsBench {

  private static final Path HERE = Path.of(".");

  @Benchmark
  public List<DefinitionFile> yamlOnly() {
    return DefinitionFolder.read(HERE, "questionnaires");
  }

  @Benchmark
  public QuestionnaireReader.Result questionnaires() {
    return QuestionnaireReader.read(DefinitionFolder.read(HERE, "questionnaires"));
  }

  @Benchmark
  public AnalysisReader.Result analysis() {
    return AnalysisReader.read(DefinitionFolder.read(HERE, "analysis"), SampleDataset.CODEBOOKS);
  }
}
