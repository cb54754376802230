package org.orgstatus.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.PastWaves;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Runs plans over the present data of waves or over locked ones, and keeps results. */
@ApplicationScoped
public class Comparisons {

  private static final int KEPT = 64;

  private record Key(
      String plan,
      String definitions,
      String data,
      Optional<Dataset.Lock> lock,
      Optional<String> past,
      Audience audience) {}

  @Inject private AnalysisPlans plans;
  @Inject private Datasets datasets;
  @Inject private DataLocks locks;
  @Inject private PastWaves pastWaves;

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
    return run(planId, locks.data(lock), audience);
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
    Key key =
        new Key(
            plan.hash(),
            definitions.version(),
            data.version(),
            data.lock(),
            before.map(b -> b.wave().version()),
            audience);
    FutureTask<AnalysisResult> made;
    synchronized (results) {
      made =
          results.computeIfAbsent(
              key,
              k ->
                  new FutureTask<>(
                      () -> new AnalysisRunner(definitions).run(plan, data, before, audience)));
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
