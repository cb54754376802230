package org.orgstatus.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.PastWaves;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Runs plans over the present data of waves or over locked ones, and keeps results: those on locked
 * data for good, the others in memory.
 */
@ApplicationScoped
public class Comparisons {

  private static final Logger LOG = System.getLogger(Comparisons.class.getName());
  private static final int KEPT = 64;

  /**
   * @param lock whose name stands in the result; empty for the answers as they stand
   */
  private record Key(ResultKey inputs, Optional<Dataset.Lock> lock) {}

  @Inject private AnalysisPlans plans;
  @Inject private Datasets datasets;
  @Inject private DataLocks locks;
  @Inject private PastWaves pastWaves;
  @Inject private StoredResults stored;

  private final Map<Key, FutureTask<AnalysisResult>> results =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FutureTask<AnalysisResult>> eldest) {
          return size() > KEPT;
        }
      };

  protected Comparisons() {}

  /** The plans that can be run, in the order of their files. */
  public List<AnalysisPlan> listPlans() {
    return plans.listAll();
  }

  public Optional<AnalysisPlan> findPlan(String planId) {
    return plans.find(planId);
  }

  /**
   * For the nation's own desk.
   *
   * @throws NoSuchElementException when there is no such plan without faults, or the wave was never
   *     opened
   */
  public AnalysisResult run(String planId, String waveId) {
    return run(planId, waveId, Audience.INTERNAL);
  }

  /**
   * @throws NoSuchElementException when there is no such plan without faults, the wave was never
   *     opened, or it does not ask the units that the plan counts
   */
  public AnalysisResult run(String planId, String waveId, Audience audience) {
    WaveData data =
        datasets
            .findAll(waveId)
            .orElseThrow(() -> new NoSuchElementException("wave " + waveId + " has no frame"));
    return run(planId, data, datasets.codebooks(waveId), audience);
  }

  /**
   * Runs a plan over data that were frozen: the same numbers whatever is answered later.
   *
   * @throws NoSuchElementException when there is no such plan without faults, or the lock has no
   *     table of the units that the plan counts
   */
  public AnalysisResult run(String planId, DataLock lock, Audience audience) {
    return findPlan(planId)
        .filter(plan -> !plan.method().looksBack())
        .flatMap(plan -> known(plan, lock, audience))
        .orElseGet(() -> run(planId, locks.data(lock), audience));
  }

  /** A result on frozen data that is there already; nothing is computed. */
  public Optional<AnalysisResult> find(String planId, DataLock lock, Audience audience) {
    Optional<AnalysisPlan> plan = findPlan(planId);
    if (plan.filter(p -> p.method().looksBack()).isPresent()) {
      ResultKey inputs =
          ResultKey.of(
              plan.get(), plans.definitions(), lock.contentHash(), before(lock.waveId()), audience);
      return stored.find(inputs).map(found -> found.result(lock.key()));
    }
    return plan.flatMap(p -> known(p, lock, audience));
  }

  /** A result that is stored already, without reading the data that it rests on. */
  private Optional<AnalysisResult> known(AnalysisPlan plan, DataLock lock, Audience audience) {
    ResultKey inputs =
        ResultKey.of(plan, plans.definitions(), lock.contentHash(), Optional.empty(), audience);
    Key key = new Key(inputs, Optional.of(lock.key()));
    Optional<FutureTask<AnalysisResult>> held;
    synchronized (results) {
      held = Optional.ofNullable(results.get(key));
    }
    return held.map(result -> result(key, result))
        .or(() -> stored.find(inputs).map(found -> made(key, () -> found.result(lock.key()))));
  }

  /** A stored result of frozen data by the hash of its bytes, whatever the files say today. */
  public Optional<AnalysisResult> kept(String planId, DataLock lock, String contentHash) {
    return stored
        .find(planId, lock.contentHash(), contentHash)
        .map(found -> found.result(lock.key()));
  }

  /**
   * The stored result of a plan over frozen data; it is computed now where it is not there yet.
   *
   * @throws NoSuchElementException when there is no such plan without faults, or the lock has no
   *     table of the units that the plan counts
   */
  public StoredResult stored(String planId, DataLock lock, Audience audience) {
    PlanBatch batch = batch(lock, audience);
    return batch.plans().stream()
        .filter(plan -> plan.id().equals(planId))
        .findFirst()
        .map(plan -> batch.make(plan, Progress.NONE).result())
        .orElseThrow(() -> new NoSuchElementException("no plan " + planId));
  }

  /**
   * All plans over frozen data, to be run one after another.
   *
   * @throws IllegalStateException when the stored bytes of the lock are not those that were frozen
   */
  public PlanBatch batch(DataLock lock, Audience audience) {
    WaveData data = locks.data(lock);
    return new PlanBatch(
        plans.read(data.codebooks()), data, audience, () -> before(data.wave().id()), stored);
  }

  /**
   * Runs a plan over data that somebody holds.
   *
   * @throws NoSuchElementException when there is no such plan without faults, or the data have no
   *     table of the units that the plan counts
   */
  public AnalysisResult run(String planId, WaveData data, Audience audience) {
    return run(planId, data, data.codebooks(), audience);
  }

  /** Plans whose main tables can be recomputed from {@link #units}. */
  public List<AnalysisPlan> listRecomputable() {
    return listPlans().stream().filter(PlanUnits::isFor).toList();
  }

  /**
   * What the tables of a plan are computed of, unit by unit, for recomputing them elsewhere.
   *
   * @throws NoSuchElementException when there is no such plan without faults, it cannot be
   *     recomputed, or the data have no table of the units that it counts
   */
  public PlanUnits units(String planId, WaveData data) {
    AnalysisDefinitions definitions = plans.read(data.codebooks()).definitions();
    return definitions.plans().stream()
        .filter(p -> p.id().equals(planId) && PlanUnits.isFor(p))
        .findFirst()
        .map(plan -> PlanUnits.of(plan, definitions, data))
        .orElseThrow(() -> new NoSuchElementException("no plan to recompute " + planId));
  }

  private AnalysisResult run(
      String planId, WaveData data, Map<UnitKind, Codebook> codebooks, Audience audience) {
    AnalysisDefinitions definitions = plans.read(codebooks).definitions();
    AnalysisPlan plan =
        definitions.plans().stream()
            .filter(p -> p.id().equals(planId))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("no plan " + planId));
    Optional<AnalysisRunner.Before> before =
        plan.method().looksBack() ? before(data.wave().id()) : Optional.empty();
    String content = data.lock().map(Dataset.Lock::contentHash).orElseGet(data::version);
    ResultKey inputs = ResultKey.of(plan, definitions, content, before, audience);
    Callable<AnalysisResult> computed =
        () -> new AnalysisRunner(definitions).run(plan, data, before, audience);
    return made(
        new Key(inputs, data.lock()),
        data.lock().isEmpty() ? computed : () -> kept(inputs, data.lock().get(), computed));
  }

  /** What is stored, else what is computed, and stored from now on. */
  private AnalysisResult kept(
      ResultKey inputs, Dataset.Lock lock, Callable<AnalysisResult> computed) throws Exception {
    Optional<StoredResult> known = stored.find(inputs);
    if (known.isPresent()) {
      return known.get().result(lock);
    }
    long begun = System.nanoTime();
    AnalysisResult result = computed.call();
    try {
      stored.keep(inputs, result, Duration.ofNanos(System.nanoTime() - begun));
    } catch (RuntimeException e) {
      // Somebody else kept it at the same moment, or nothing can be kept: it is right all the same.
      LOG.log(Level.WARNING, "result " + inputs.hash() + " was not kept", e);
    }
    return result;
  }

  private AnalysisResult made(Key key, Callable<AnalysisResult> make) {
    FutureTask<AnalysisResult> made;
    synchronized (results) {
      made = results.computeIfAbsent(key, k -> new FutureTask<>(make));
    }
    made.run(); // does nothing where another request made it or is making it
    return result(key, made);
  }

  private AnalysisResult result(Key key, FutureTask<AnalysisResult> made) {
    try {
      return made.get();
    } catch (ExecutionException e) {
      synchronized (results) {
        results.remove(key);
      }
      if (e.getCause() instanceof RuntimeException trouble) {
        throw trouble;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The wave before, read by the same files as far as its forms allow. */
  private Optional<AnalysisRunner.Before> before(String waveId) {
    return pastWaves
        .find(waveId)
        .map(
            past ->
                new AnalysisRunner.Before(plans.read(past.data().codebooks()).definitions(), past));
  }
}
