package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.job.ComparisonJobs;
import org.orgstatus.analysis.job.JobStep;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.ReleaseAudience;
import org.orgstatus.analysis.release.ReleasedResult;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.export.Manifest;
import org.orgstatus.web.Refusal;

/**
 * The results that an edition of the papers is made of: of the data lock itself, or as released.
 */
@RequestScoped
public class EditionResults {

  /**
   * A result that may be printed.
   *
   * @param release that gave it; 0 where it was computed from the lock
   */
  record Given(AnalysisResult result, long release, String contentHash) {}

  @Inject DataLocks locks;
  @Inject Comparisons comparisons;
  @Inject ComparisonJobs jobs;
  @Inject Releases releases;

  /** The results of an edition, each from the latest release of the lock that has it. */
  List<Given> of(long lockId, DocumentEdition edition, Set<String> wanted) {
    return edition.audience().isEmpty()
        ? computed(lock(lockId), wanted)
        : released(edition.audience().get(), wanted, release -> release.lockId() == lockId);
  }

  /** The results of a comparison, without computing it: a page that lists is no reason to. */
  List<Given> ready(long lockId, DocumentEdition edition, String planId) {
    return edition == DocumentEdition.DESK
        ? comparisons.find(planId, lock(lockId), Audience.INTERNAL).stream()
            .map(result -> new Given(result, 0, ""))
            .toList()
        : of(lockId, edition, Set.of(planId));
  }

  DataLock lock(long id) {
    return locks.find(id).orElseThrow(() -> new Refusal(404, Shelves.NONE));
  }

  /** Comparisons of the report that are not there yet and would be computed for a paper. */
  int missing(long lockId, DocumentEdition edition) {
    if (edition != DocumentEdition.DESK) {
      return 0;
    }
    DataLock lock = lock(lockId);
    Set<String> without = // the last job found that they cannot be computed
        jobs.latest(lock, Audience.INTERNAL).stream()
            .flatMap(job -> jobs.steps(job.id()).stream())
            .filter(step -> step.state().isOver() && !step.state().hasResult())
            .map(JobStep::planId)
            .collect(Collectors.toSet());
    return (int)
        comparisons.listPlans().stream()
            .filter(p -> !without.contains(p.id()))
            .filter(p -> comparisons.find(p.id(), lock, Audience.INTERNAL).isEmpty())
            .count();
  }

  /** Ids of comparisons that an edition has results of, or would compute. */
  Set<String> plans(long lockId, DocumentEdition edition) {
    return edition == DocumentEdition.DESK
        ? comparisons.listPlans().stream().map(AnalysisPlan::id).collect(Collectors.toSet())
        : releases.listStanding(edition.audience().orElseThrow()).stream()
            .filter(release -> release.lockId() == lockId)
            .flatMap(release -> releases.planIds(release).stream())
            .collect(Collectors.toSet());
  }

  private List<Given> computed(DataLock lock, Set<String> wanted) {
    List<Given> given = new ArrayList<>();
    for (AnalysisPlan plan : comparisons.listPlans()) {
      if (wanted.contains(plan.id())) {
        try {
          AnalysisResult result = comparisons.run(plan.id(), lock, Audience.INTERNAL);
          given.add(new Given(result, 0, Checksums.of(ResultBytes.of(result))));
        } catch (NoSuchElementException e) {
          continue; // the wave does not ask the units that the comparison counts
        }
      }
    }
    return given;
  }

  private List<Given> released(
      ReleaseAudience audience, Set<String> wanted, Predicate<Release> which) {
    Map<String, Given> given = new TreeMap<>();
    for (Release release : releases.listStanding(audience).stream().filter(which).toList()) {
      for (ReleasedResult one : releases.results(release)) {
        if (wanted.contains(one.planId()) && !given.containsKey(one.planId())) {
          releases
              .result(release, one.planId())
              .ifPresent(
                  result ->
                      given.put(one.planId(), new Given(result, release.id(), one.contentHash())));
        }
      }
    }
    return List.copyOf(given.values());
  }

  /** Of the newest data of the wave, or the latest releases of it. */
  List<Given> today(String wave, DocumentEdition edition, Set<String> wanted) {
    return edition.audience().isEmpty()
        ? computed(locks.list(wave).get(0), wanted)
        : released(edition.audience().get(), wanted, release -> release.waveId().equals(wave));
  }

  /**
   * The very results that a paper says it was made of; those that are not kept here are missing.
   */
  List<Given> original(Manifest manifest, DocumentEdition edition) {
    Optional<DataLock> lock =
        locks.find(manifest.lockId()).filter(l -> l.contentHash().equals(manifest.lockHash()));
    List<Given> given = new ArrayList<>();
    for (Manifest.Source source : manifest.results()) {
      lock.flatMap(l -> original(source, l, edition))
          .ifPresent(
              result -> given.add(new Given(result, source.release(), source.contentHash())));
    }
    return given;
  }

  private Optional<AnalysisResult> original(
      Manifest.Source source, DataLock lock, DocumentEdition edition) {
    if (edition == DocumentEdition.DESK) {
      return comparisons.kept(source.plan(), lock, source.contentHash());
    }
    return releases
        .find(source.release())
        .filter(r -> r.lockId() == lock.id() && r.state() != Release.State.REFUSED)
        .filter(r -> edition.audience().filter(r.audience()::equals).isPresent())
        .flatMap(r -> releases.result(r, source.plan()))
        .filter(result -> Checksums.of(ResultBytes.of(result)).equals(source.contentHash()));
  }

  /** Releases that a file has numbers from and that were withdrawn since. */
  List<Release> withdrawn(Manifest manifest) {
    return manifest.results().stream()
        .map(Manifest.Source::release)
        .distinct()
        .flatMap(id -> releases.find(id).stream())
        .filter(release -> release.state() == Release.State.WITHDRAWN)
        .toList();
  }
}
