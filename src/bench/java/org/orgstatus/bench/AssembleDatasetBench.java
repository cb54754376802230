package org.orgstatus.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;

/** Makes the dataset of a wave from its frame and its stored sheets, and freezes it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g"})
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class AssembleDatasetBench {

  @Param({"2631", "100000"})
  public int responses;

  private Submitted submitted = new Submitted(64);
  private @Nullable WaveData data;

  @Setup
  public void invent() {
    submitted = new Submitted(responses);
  }

  /** The sheets read from their stored text. */
  @Benchmark
  public Dataset dataset() {
    return submitted.assemble();
  }

  /** What a data lock of that size does beyond reading the sheets: bytes, hash, compression. */
  @Benchmark
  public long freeze() {
    return StudyDataset.freeze(assembled());
  }

  private WaveData assembled() {
    if (data == null) {
      data = new WaveData(List.of(submitted.assemble()));
    }
    return data;
  }
}
