package org.orgstatus.analysis.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.Partitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.release.ReleaseRefused.Reason;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.dataset.DataLock;

/** Where results are released, found as they were released, and withdrawn. */
@ApplicationScoped
@Transactional
public class Releases {

  private static final LocalText THIS = LocalText.of("本次发布的", "this release: ");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Comparisons comparisons;
  @Inject private Partitions partitions;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Releases() {}

  /** All of them, whatever became of them, the latest first. */
  public List<Release> list() {
    return entities
        .createQuery("select r from Release r order by r.madeAt desc, r.id desc", Release.class)
        .getResultList();
  }

  /** Those that an audience sees, the latest first. */
  public List<Release> listStanding(ReleaseAudience audience) {
    return list().stream().filter(r -> r.audience() == audience && r.stands()).toList();
  }

  public Optional<Release> find(long id) {
    return Optional.ofNullable(entities.find(Release.class, id));
  }

  /** The comparisons of a release, in its order. */
  public List<ReleasedResult> results(Release release) {
    return entities
        .createQuery(
            "select r from ReleasedResult r where r.releaseId = :id order by r.place",
            ReleasedResult.class)
        .setParameter("id", release.id())
        .getResultList();
  }

  /** The ids of its comparisons, without their results. */
  public List<String> planIds(Release release) {
    return entities
        .createQuery(
            "select r.planId from ReleasedResult r where r.releaseId = :id order by r.place",
            String.class)
        .setParameter("id", release.id())
        .getResultList();
  }

  /** A comparison as it was released; empty where the release has none of that name. */
  public Optional<AnalysisResult> result(Release release, String planId) {
    return Optional.ofNullable(
            entities.find(ReleasedResult.class, new ReleasedResult.Key(release.id(), planId)))
        .map(found -> ResultBytes.read(found.bytes(), release.lock()));
  }

  /** The plans of which something can be released to an audience. */
  public List<AnalysisPlan> listPlans(ReleaseAudience audience) {
    return comparisons.listPlans().stream().filter(plan -> Editions.isFor(plan, audience)).toList();
  }

  /**
   * What a release would be, with its audit. Nothing is stored.
   *
   * @param planIds of comparisons
   * @throws ReleaseRefused where there is nothing to release, or not to this audience
   */
  public Draft prepare(DataLock lock, ReleaseAudience audience, Collection<String> planIds) {
    List<AnalysisPlan> chosen =
        comparisons.listPlans().stream().filter(plan -> planIds.contains(plan.id())).toList();
    if (chosen.isEmpty() || chosen.size() < planIds.stream().distinct().count()) {
      throw new ReleaseRefused(Reason.NO_PLAN);
    }
    requireOpen(chosen, audience);
    List<Draft.Part> parts = new ArrayList<>();
    List<Shown> now = new ArrayList<>();
    for (AnalysisPlan plan : chosen) {
      AnalysisResult internal = run(plan, lock, Audience.INTERNAL);
      AnalysisResult edition =
          Editions.of(plan, audience, internal, run(plan, lock, Audience.PUBLIC));
      parts.add(new Draft.Part(plan, edition, ResultBytes.of(edition)));
      now.add(
          new Shown(
              plan.base(),
              seen(edition, audience),
              Optional.of(internal),
              source(THIS, plan),
              plan.tables().stream()
                  .filter(AnalysisPlan.TablePlan::ofUnits)
                  .map(AnalysisPlan.TablePlan::id)
                  .collect(Collectors.toSet()),
              true));
    }
    Audit audit =
        ReleaseAudit.of(
            now, before(lock, audience), partitions.of(lock), audience, lock.contentHash());
    return new Draft(lock, audience, parts, audit);
  }

  private static void requireOpen(List<AnalysisPlan> chosen, ReleaseAudience audience) {
    List<LocalText> closed =
        chosen.stream()
            .filter(plan -> !Editions.isFor(plan, audience))
            .map(AnalysisPlan::internalWords)
            .toList();
    if (!closed.isEmpty()) {
      LocalText why = Reason.NOT_FOR_AUDIENCE.words();
      throw new ReleaseRefused(
          Reason.NOT_FOR_AUDIENCE,
          LocalText.of(
              closed.stream().map(LocalText::zh).collect(Collectors.joining()) + why.zh(),
              closed.stream().map(LocalText::en).collect(Collectors.joining(" "))
                  + " "
                  + why.en()));
    }
  }

  /** The one place where results come from: a store of results would be asked here. */
  private AnalysisResult run(AnalysisPlan plan, DataLock lock, Audience audience) {
    try {
      return comparisons.run(plan.id(), lock, audience);
    } catch (NoSuchElementException e) {
      throw new ReleaseRefused(Reason.NO_PLAN);
    }
  }

  private static AnalysisResult seen(AnalysisResult edition, ReleaseAudience audience) {
    return audience == ReleaseAudience.PROVINCE ? Editions.shared(edition) : edition;
  }

  private static LocalText source(LocalText where, AnalysisPlan plan) {
    return LocalText.of(where.zh() + plan.title().zh(), where.en() + plan.title().en());
  }

  /**
   * What readers of the audience hold of the wave: what was released to it or to everybody, though
   * it may have been withdrawn since.
   */
  private List<Shown> before(DataLock lock, ReleaseAudience audience) {
    List<Shown> held = new ArrayList<>();
    for (Release release : list()) {
      boolean given =
          release.audience() == audience || release.audience() == ReleaseAudience.PUBLIC;
      if (given
          && release.state() != Release.State.REFUSED
          && release.waveId().equals(lock.waveId())) {
        for (ReleasedResult result : results(release)) {
          LocalText source =
              LocalText.of(
                  release.title().zh() + "的" + result.title().zh(),
                  release.title().en() + ": " + result.title().en());
          AnalysisResult shown = ResultBytes.read(result.bytes(), release.lock());
          held.add(
              new Shown(
                  result.base(),
                  seen(shown, release.audience()),
                  Optional.empty(),
                  source,
                  Set.of(),
                  hidesFrom(audience, release)));
        }
      }
    }
    return held;
  }

  /** Staff are shown what the edition for everybody hides: that is no secret which follows. */
  private static boolean hidesFrom(ReleaseAudience audience, Release release) {
    return audience != ReleaseAudience.INTERNAL || release.audience() == ReleaseAudience.INTERNAL;
  }

  /**
   * Releases what was previewed.
   *
   * @param draft prepared anew
   * @param previewed the hash of the draft that somebody has looked through
   * @param purpose what for
   * @throws ReleaseRefused where it is another one by now, or did not pass its audit; the release
   *     is then on record as refused, so the caller must not roll back
   */
  @Transactional(dontRollbackOn = ReleaseRefused.class)
  public Release release(Draft draft, String previewed, String purpose, long accountId) {
    if (!draft.hash().equals(previewed)) {
      throw new ReleaseRefused(Reason.CHANGED);
    }
    // A second click at the same moment waits here and gets a number of its own, or what stands.
    entities.find(DataLock.class, draft.lock().id(), LockModeType.PESSIMISTIC_WRITE);
    boolean passed = draft.audit().isPassed();
    Optional<Release> known =
        list().stream()
            .filter(r -> r.stands() && r.contentHash().equals(draft.hash()))
            .filter(r -> r.audience() == draft.audience() && r.lockId() == draft.lock().id())
            .findFirst();
    if (passed && known.isPresent()) {
      return known.get();
    }
    Release made =
        new Release(
            draft,
            next(draft),
            passed ? Release.State.RELEASED : Release.State.REFUSED,
            purpose,
            accountId,
            now());
    entities.persist(made);
    entities.flush(); // results refer to the release, and EclipseLink does not know it
    String plans =
        draft.parts().stream().map(part -> part.plan().id()).collect(Collectors.joining(" "));
    recorded.fire(
        new Recorded(
            passed ? "results-released" : "release-refused",
            "wave " + made.waveId(),
            "release "
                + made.id()
                + ", "
                + made.audience()
                + " version "
                + made.number()
                + ", lock "
                + made.lockId()
                + ", "
                + plans
                + ", content "
                + made.contentHash()
                + ", findings "
                + draft.audit().count()
                + ": "
                + purpose));
    if (!passed) {
      throw new ReleaseRefused(Reason.AUDIT);
    }
    for (int i = 0; i < draft.parts().size(); i++) {
      entities.persist(new ReleasedResult(made.id(), i, draft.parts().get(i)));
    }
    return made;
  }

  private int next(Draft draft) {
    return 1
        + list().stream()
            .filter(r -> r.waveId().equals(draft.lock().waveId()))
            .filter(r -> r.audience() == draft.audience())
            .mapToInt(Release::number)
            .max()
            .orElse(0);
  }

  /**
   * Takes a release from its audience. What was released, and that it was, stays on record.
   *
   * @throws ReleaseRefused where it does not stand
   */
  public void withdraw(long id, String reason, long accountId) {
    Release release = entities.find(Release.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (release == null || !release.stands()) {
      throw new ReleaseRefused(Reason.NOT_RELEASED);
    }
    release.withdraw(reason, accountId, now());
    recorded.fire(
        new Recorded(
            "release-withdrawn", "wave " + release.waveId(), "release " + id + ": " + reason));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
