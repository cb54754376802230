package org.orgstatus.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Datasets;

/** Runs plans over the present data of waves and keeps results until something changes. */
@ApplicationScoped
public class Comparisons {

  private static final int KEPT = 64;

  private record Key(String plan, String definitions, String data, Audience audience) {}

  @Inject private AnalysisPlans plans;
  @Inject private Datasets datasets;

  private final Map<Key, AnalysisResult> results =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, AnalysisResult> eldest) {
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
   * @throws NoSuchElementException when there is no such plan without faults, or the wave was never
   *     opened
   */
  public AnalysisResult run(String planId, String waveId, Audience audience) {
    Dataset dataset =
        datasets
            .find(waveId)
            .orElseThrow(() -> new NoSuchElementException("wave " + waveId + " has no frame"));
    AnalysisDefinitions definitions = plans.read(dataset.codebook()).definitions();
    AnalysisPlan plan =
        definitions.plans().stream()
            .filter(p -> p.id().equals(planId))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("no plan " + planId));
    Key key = new Key(plan.hash(), definitions.version(), dataset.version(), audience);
    synchronized (results) {
      AnalysisResult known = results.get(key);
      if (known == null) {
        known = new AnalysisRunner(definitions).run(plan, dataset, audience);
        results.put(key, known);
      }
      return known;
    }
  }
}
