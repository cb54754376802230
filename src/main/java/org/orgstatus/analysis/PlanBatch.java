package org.orgstatus.analysis;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.FaultyPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.dataset.WaveData;

/**
 * All plans over one data lock: what several of them need is computed once, and what is stored
 * already is not computed at all. Not safe for use by several threads.
 */
public final class PlanBatch {

  private final AnalysisReader.Result read;
  private final AnalysisRunner.Shared shared;
  private final WaveData data;
  private final Audience audience;
  private final Supplier<Optional<AnalysisRunner.Before>> before;
  private final StoredResults stored;

  /**
   * @param read against the codebooks of the data
   * @param data of a lock
   * @param before asked only for plans that look back
   */
  PlanBatch(
      AnalysisReader.Result read,
      WaveData data,
      Audience audience,
      Supplier<Optional<AnalysisRunner.Before>> before,
      StoredResults stored) {
    this.read = read;
    this.shared = new AnalysisRunner(read.definitions()).over(data);
    this.data = data;
    this.audience = audience;
    this.before = before;
    this.stored = stored;
  }

  /**
   * A result that is stored now.
   *
   * @param cached whether it was before
   */
  public record Made(StoredResult result, boolean cached) {}

  /** Those that can be run for the audience, in the order of their files. */
  public List<AnalysisPlan> plans() {
    return read.definitions().plans().stream().filter(plan -> plan.isFor(audience)).toList();
  }

  /** Those that cannot. */
  public List<FaultyPlan> faulty() {
    return read.faulty();
  }

  /** Whether the data have a table of the units that the plan counts. */
  public boolean isAsked(AnalysisPlan plan) {
    return data.find(read.definitions().base(plan.base()).unit()).isPresent();
  }

  /**
   * Runs one of the plans, unless its result is stored.
   *
   * @throws NoSuchElementException unless {@link #isAsked}
   * @throws Progress.Cancelled when the progress says so
   */
  public Made make(AnalysisPlan plan, Progress progress) {
    Optional<AnalysisRunner.Before> past =
        plan.method().looksBack() ? before.get() : Optional.empty();
    String content = data.lock().orElseThrow().contentHash();
    ResultKey key = ResultKey.of(plan, read.definitions(), content, past, audience);
    Optional<StoredResult> known = stored.find(key);
    if (known.isPresent()) {
      return new Made(known.get(), true);
    }
    long begun = System.nanoTime();
    AnalysisResult result = shared.run(plan, past, audience, progress);
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    return new Made(stored.keep(key, result, taken), false);
  }
}
