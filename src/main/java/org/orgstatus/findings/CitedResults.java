package org.orgstatus.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataLock;

/** Where findings read results from: those of a lock, or those of it that were released. */
@ApplicationScoped
public class CitedResults {

  private static final int KEPT = 96;

  @Inject private Comparisons comparisons;
  @Inject private Releases releases;

  /** Released bytes never change, so what was read of them stays right. */
  private final Map<String, AnalysisResult> read =
      Collections.synchronizedMap(
          new LinkedHashMap<String, AnalysisResult>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, AnalysisResult> eldest) {
              return size() > KEPT;
            }
          });

  protected CitedResults() {}

  /** A source of results by plan. */
  private final class Source implements ResultSource {
    private final Function<String, Optional<AnalysisResult>> results;
    private final boolean whole;
    private final Map<String, Optional<AnalysisResult>> found = new LinkedHashMap<>();

    Source(Function<String, Optional<AnalysisResult>> results, boolean whole) {
      this.results = results;
      this.whole = whole;
    }

    @Override
    public Optional<AnalysisResult> find(String planId) {
      return found.computeIfAbsent(planId, results);
    }

    @Override
    public Set<String> tablesOfUnits(String planId) {
      return comparisons.findPlan(planId).stream()
          .flatMap(plan -> plan.tables().stream())
          .filter(AnalysisPlan.TablePlan::ofUnits)
          .map(AnalysisPlan.TablePlan::id)
          .collect(Collectors.toSet());
    }

    @Override
    public boolean isWhole() {
      return whole;
    }

    @Override
    public Optional<LocalText> takenBack(long lockId, BoundNumber number) {
      boolean ofUnits = tablesOfUnits(number.at().plan()).contains(number.at().table());
      return withdrawn(lockId, number, ofUnits).map(release -> words(release, number));
    }
  }

  /**
   * The release of a lock that gave a number and was withdrawn, where none that stands gives it.
   */
  private Optional<Release> withdrawn(long lockId, BoundNumber number, boolean ofUnits) {
    List<Release> all = releases.list();
    Optional<Release> gone =
        all.stream()
            .filter(r -> r.state() == Release.State.WITHDRAWN && r.lockId() == lockId)
            .filter(r -> gives(r, number, ofUnits))
            .findFirst();
    return gone.filter(
        release ->
            all.stream()
                .filter(r -> r.stands() && r.waveId().equals(release.waveId()))
                .noneMatch(r -> gives(r, number, ofUnits)));
  }

  private boolean gives(Release release, BoundNumber number, boolean ofUnits) {
    return number.readsSame(
        result(release, number.at().plan())
            .flatMap(result -> Binding.of(result, number.at(), ofUnits)));
  }

  private static LocalText words(Release release, BoundNumber number) {
    return LocalText.of(
        "给出{" + number.mark() + "}的发布（" + release.title().zh() + "）已经撤回：" + release.reason(),
        "The release that gave {"
            + number.mark()
            + "} ("
            + release.title().en()
            + ") was withdrawn: "
            + release.reason());
  }

  /** All results of a lock; what is not there yet is computed. */
  public ResultSource computed(DataLock lock, Audience audience) {
    return new Source(plan -> run(plan, lock, audience), true);
  }

  /**
   * The results of one paper.
   *
   * @param results by id of their comparison
   * @param whole whether what it has no result of is not for its readers; false where that may only
   *     not be computed yet
   */
  public ResultSource of(Function<String, Optional<AnalysisResult>> results, boolean whole) {
    return new Source(plan -> results.apply(plan).map(ResultBytes::rounded), whole);
  }

  /** The results of a lock that are there already. */
  public ResultSource kept(DataLock lock, Audience audience) {
    return new Source(
        plan -> comparisons.find(plan, lock, audience).map(ResultBytes::rounded), false);
  }

  /**
   * What staff were given of a lock and may still see: internal releases first, then those for
   * reporting units, then public ones, the latest of each.
   */
  public ResultSource released(DataLock lock) {
    List<Release> standing = standing(lock);
    return new Source(plan -> released(standing, plan), false);
  }

  private List<Release> standing(DataLock lock) {
    return releases.list().stream()
        .filter(release -> release.stands() && release.lockId() == lock.id())
        .sorted(
            Comparator.comparing(Release::audience)
                .thenComparing(Comparator.comparingInt(Release::number).reversed()))
        .toList();
  }

  /** The release that shows a comparison of a lock to staff; empty where none stands. */
  public Optional<Release> release(DataLock lock, String planId) {
    return standing(lock).stream()
        .filter(release -> result(release, planId).isPresent())
        .findFirst();
  }

  /** Ids of the plans of which something stands released of a lock. */
  public List<String> releasedPlans(DataLock lock) {
    return standing(lock).stream()
        .flatMap(release -> releases.planIds(release).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Optional<AnalysisResult> released(List<Release> standing, String planId) {
    return standing.stream().flatMap(r -> result(r, planId).stream()).findFirst();
  }

  private Optional<AnalysisResult> result(Release release, String planId) {
    String key = release.id() + " " + planId;
    AnalysisResult known = read.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<AnalysisResult> result = releases.result(release, planId);
    result.ifPresent(r -> read.put(key, r));
    return result;
  }

  private Optional<AnalysisResult> run(String planId, DataLock lock, Audience audience) {
    if (comparisons.findPlan(planId).filter(plan -> !plan.isFor(audience)).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ResultBytes.rounded(comparisons.run(planId, lock, audience)));
    } catch (NoSuchElementException e) {
      return Optional.empty(); // the plan is gone, or the lock has no such units
    }
  }
}
