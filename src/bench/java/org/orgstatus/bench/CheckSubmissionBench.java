package org.orgstatus.bench;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.SheetJson;

/** What a submission of form A computes between reading the draft and storing the sheet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CheckSubmissionBench {

  private final FormA form = new FormA();

  @Setup
  public void isFaultless() {
    List<Fault> faults = form.fill(form.sheet()).faults();
    if (!faults.isEmpty()) {
      throw new IllegalStateException("the sheet to submit has faults: " + faults);
    }
  }

  @Benchmark
  public JsonObject submission(Blackhole read) {
    Filling filling = form.fill(form.sheet());
    read.consume(filling.faults());
    read.consume(filling.warnings());
    read.consume(filling.hiddenInFormsAsked());
    return SheetJson.submitted(filling);
  }
}
