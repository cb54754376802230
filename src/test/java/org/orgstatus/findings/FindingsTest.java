package org.orgstatus.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.findings.SampleResult.EAST;
import static org.orgstatus.findings.SampleResult.HUBEI;
import static org.orgstatus.findings.SampleResult.WEST;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.Partitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.base.ActRefused;
import org.orgstatus.base.Language;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.By;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.findings.FindingRefused.Reason;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

/** Writing findings, deciding on them, and what documents get of them. */
class FindingsTest {

  private static final Path FILES = Path.of("src/test/resources/definitions/small");
  private static final long WRITER = 7;
  private static final long COLLEAGUE = 8;
  private static final long APPROVER = 9;

  private final Map<String, SampleResult> results = new HashMap<>();

  /** Results that a test sets, by lock and audience. */
  private final class Fixed extends Comparisons {
    @Override
    public Optional<AnalysisPlan> findPlan(String planId) {
      return Optional.empty();
    }

    @Override
    public AnalysisResult run(String planId, DataLock lock, Audience audience) {
      return results
          .getOrDefault(lock.name() + " " + audience, new SampleResult())
          .find(planId)
          .orElseThrow(() -> new NoSuchElementException(planId));
    }
  }

  /** Nothing is released here. */
  private static final class NoGroups extends Partitions {}

  private <T> T call(Study study, Function<Wiring, T> work) {
    return study.call(
        b ->
            work.apply(
                b.with(Comparisons.class, new Fixed())
                    .with(Partitions.class, new NoGroups())
                    .with(Words.class, Words.of(Path.of(".")))));
  }

  private <T> T findings(Study study, Function<Findings, T> work) {
    return call(study, b -> work.apply(b.get(Findings.class)));
  }

  private ActRefused.Reason refused(Study study, Function<Findings, Object> act) {
    return assertThrows(FindingRefused.class, () -> findings(study, act)).reason();
  }

  private static Object did(Runnable act) {
    act.run();
    return "";
  }

  private static DataLock lock(Study study, String name) {
    return study.call(b -> b.get(DataLocks.class).make("W1", name, new By(WRITER, "")));
  }

  private static FindingContent content(String zh) {
    return new SampleResult().content(zh, "East {n1}, West {n2}", EAST, WEST);
  }

  @OnEachDatabase
  void whatDoesNotHoldIsNeverStored(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    FindingContent wrong = content("东部为{n1}，低于西部的{n2}");
    assertThrows(
        IllegalArgumentException.class, () -> findings(study, f -> f.make(lock, wrong, WRITER)));
    assertEquals(List.of(), findings(study, Findings::list));
    Finding made = findings(study, f -> f.make(lock, content("东部为{n1}，高于西部的{n2}"), WRITER));
    assertThrows(
        IllegalArgumentException.class,
        () -> findings(study, f -> f.change(made.id(), 1, lock, wrong, WRITER)));
    assertEquals(1, findings(study, f -> f.find(made.id())).orElseThrow().version());
  }

  @OnEachDatabase
  void nobodyApprovesWhatTheyWrote(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    FindingContent first = content("东部为{n1}，高于西部的{n2}");
    long id = findings(study, f -> f.make(lock, first, WRITER)).id();
    assertEquals(id, findings(study, f -> f.make(lock, first, WRITER)).id(), "a second click");
    assertEquals(
        Reason.NOT_NOW,
        refused(study, f -> did(() -> f.approve(id, 1, APPROVER))),
        "nobody proposed it");
    findings(study, f -> f.change(id, 1, lock, content("东部{n1}，高于西部{n2}"), COLLEAGUE));
    assertEquals(
        Reason.CHANGED, refused(study, f -> did(() -> f.propose(id, 1, WRITER))), "a stale form");
    findings(study, f -> did(() -> f.propose(id, 2, WRITER)));
    findings(study, f -> did(() -> f.propose(id, 2, WRITER)));
    for (long own : List.of(WRITER, COLLEAGUE)) {
      assertEquals(Reason.OWN, refused(study, f -> did(() -> f.approve(id, 2, own))));
      assertEquals(Reason.OWN, refused(study, f -> did(() -> f.sendBack(id, 2, "不够清楚", own))));
    }
    findings(study, f -> did(() -> f.sendBack(id, 2, "不够清楚", APPROVER)));
    assertEquals(Reason.NOT_NOW, refused(study, f -> did(() -> f.approve(id, 2, APPROVER))));
    findings(study, f -> did(() -> f.propose(id, 2, WRITER)));
    findings(study, f -> did(() -> f.approve(id, 2, APPROVER)));
    findings(study, f -> did(() -> f.approve(id, 2, APPROVER)));
    Finding approved = findings(study, f -> f.find(id)).orElseThrow();
    assertEquals(FindingState.APPROVED, approved.state());
    assertEquals(2, approved.approvedVersion());
    assertEquals(
        List.of(
            FindingAct.Kind.PROPOSED,
            FindingAct.Kind.RETURNED,
            FindingAct.Kind.PROPOSED,
            FindingAct.Kind.APPROVED),
        findings(study, f -> f.acts(approved).stream().map(FindingAct::kind).toList()));
    assertEquals(
        List.of(
            "finding-made",
            "finding-changed",
            "finding-proposed",
            "finding-returned",
            "finding-proposed",
            "finding-approved"),
        study.recorded().stream()
            .map(Recorded::action)
            .filter(a -> a.startsWith("finding"))
            .toList());
  }

  @OnEachDatabase
  void whoSavesSecondStoresNothingAndDifferencesAreKept(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    long id = findings(study, f -> f.make(lock, content("东部{n1}，高于西部{n2}"), WRITER)).id();
    FindingContent mine = content("东部为{n1}，高于西部{n2}");
    assertTrue(findings(study, f -> f.change(id, 1, lock, mine, WRITER)).saved());
    assertTrue(findings(study, f -> f.change(id, 1, lock, mine, WRITER)).saved(), "second click");
    assertFalse(
        findings(study, f -> f.change(id, 1, lock, content("{n1}高于{n2}"), COLLEAGUE)).saved());
    List<FindingVersion> versions = findings(study, f -> f.versions(f.find(id).orElseThrow()));
    assertEquals(List.of(2, 1), versions.stream().map(FindingVersion::number).toList());
    List<FindingDifference> differences = FindingDifference.of(versions.get(1), versions.get(0));
    assertEquals(
        List.of(FindingDifference.Part.SENTENCE),
        differences.stream().map(FindingDifference::part).toList());
    assertEquals("东部为{n1}，高于西部{n2}", differences.get(0).after().zh());
    findings(study, f -> did(() -> f.withdraw(id, 2, "已并入另一条", WRITER)));
    assertEquals(
        Reason.NOT_NOW, refused(study, f -> f.change(id, 2, lock, content("{n1}高于{n2}"), WRITER)));
  }

  @OnEachDatabase
  void documentsGetWhatWasApprovedAndSeeWhatTurnedStale(Database database) {
    Study study = Study.open(database, FILES);
    DataLock first = lock(study, "一");
    DataLock second = lock(study, "二");
    results.put("二 INTERNAL", new SampleResult().east(70.1));
    long id = findings(study, f -> f.make(first, content("东部{n1}，高于西部{n2}"), WRITER)).id();
    assertEquals(List.of(), printed(study, first, Audience.INTERNAL), "a draft is no finding");
    findings(study, f -> did(() -> f.propose(id, 1, WRITER)));
    findings(study, f -> did(() -> f.approve(id, 1, APPROVER)));
    findings(study, f -> f.change(id, 1, first, content("东部为{n1}，高于西部{n2}"), WRITER));

    PrintedFinding then = printed(study, first, Audience.INTERNAL).get(0);
    assertEquals("东部71.4%，高于西部54.0%", then.sentence(), "the version that was approved");
    assertTrue(then.mayLeave());
    assertEquals(EAST, then.numbers().get(0).at());

    PrintedFinding now = printed(study, second, Audience.INTERNAL).get(0);
    assertEquals(Freshness.State.STALE, now.state());
    assertFalse(now.mayLeave());
    assertEquals(List.of("{n1}（章程，东部）：71.4% → 70.1%"), now.changes());

    results.put("一 INTERNAL", new SampleResult().east(70.1));
    assertEquals(
        Freshness.State.STALE,
        printed(study, first, Audience.INTERNAL).get(0).state(),
        "the same data under another definition");

    FindingVersion version =
        findings(study, f -> f.version(f.find(id).orElseThrow(), 1)).orElseThrow();
    Freshness stale = freshness(study, version, second);
    assertEquals(
        Reason.CHANGED_AGAIN,
        refused(study, f -> did(() -> f.keep(id, 1, stale, "another", "差别很小", APPROVER))));
    assertEquals(
        Reason.OWN,
        refused(study, f -> did(() -> f.keep(id, 1, stale, stale.fingerprint(), "差别很小", WRITER))));
    findings(study, f -> did(() -> f.keep(id, 1, stale, stale.fingerprint(), "差别很小", APPROVER)));
    PrintedFinding kept = printed(study, second, Audience.INTERNAL).get(0);
    assertEquals(Freshness.State.KEPT, kept.state());
    assertEquals("差别很小", kept.keptWhy());
    assertTrue(kept.mayLeave());
    results.put("二 INTERNAL", new SampleResult().east(69.0));
    assertEquals(
        Freshness.State.STALE,
        printed(study, second, Audience.INTERNAL).get(0).state(),
        "kept against other changes");
  }

  @OnEachDatabase
  void whatAnAudienceMayNotSeeIsWithheldWithTheReason(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    results.put("一 PUBLIC", new SampleResult().hubei(new Cell.Suppressed(SampleResult.FEW)));
    FindingContent hubei = new SampleResult().content("湖北{n1}", "Hubei {n1}", HUBEI);
    long id = findings(study, f -> f.make(lock, hubei, WRITER)).id();
    findings(study, f -> did(() -> f.propose(id, 1, WRITER)));
    findings(study, f -> did(() -> f.approve(id, 1, APPROVER)));
    PrintedFinding open = printed(study, lock, Audience.PUBLIC).get(0);
    assertEquals("", open.sentence());
    assertEquals(NumberText.WITHHELD, open.numbers().get(0).text());
    assertTrue(open.withheld().get(0).endsWith("没有可用的数字：不足5个单位。"), open.withheld().get(0));
    assertFalse(open.mayLeave());
    assertEquals("湖北52.0%", printed(study, lock, Audience.INTERNAL).get(0).sentence());
    results.put("一 PUBLIC", new SampleResult().without("c01"));
    assertTrue(printed(study, lock, Audience.PUBLIC).get(0).isWithheld(), "not given at all");
  }

  @OnEachDatabase
  void whatMayNotBeShownAnyMoreIsNeverKept(Database database) {
    Study study = Study.open(database, FILES);
    DataLock first = lock(study, "一");
    DataLock second = lock(study, "二");
    FindingContent hubei = new SampleResult().content("湖北{n1}", "Hubei {n1}", HUBEI);
    long id = findings(study, f -> f.make(first, hubei, WRITER)).id();
    findings(study, f -> did(() -> f.propose(id, 1, WRITER)));
    findings(study, f -> did(() -> f.approve(id, 1, APPROVER)));
    results.put("二 INTERNAL", new SampleResult().hubei(new Cell.Suppressed(SampleResult.FEW)));
    FindingVersion version =
        findings(study, f -> f.version(f.find(id).orElseThrow(), 1)).orElseThrow();
    Freshness hidden = freshness(study, version, second);
    assertFalse(hidden.mayBeKept());
    assertEquals(
        Reason.HIDDEN,
        refused(
            study, f -> did(() -> f.keep(id, 1, hidden, hidden.fingerprint(), "差别很小", APPROVER))));
    PrintedFinding gone = printed(study, second, Audience.INTERNAL).get(0);
    assertFalse(gone.mayLeave());
    assertEquals("", gone.sentence());
    PrintedFinding old =
        call(
            study,
            b ->
                b.get(ApprovedFindings.class)
                    .of(
                        first,
                        second,
                        b.get(CitedResults.class).computed(first, Audience.INTERNAL),
                        Language.ZH)
                    .get(0));
    assertFalse(old.mayLeave(), "a paper of the older lock prints it no more either");
    assertTrue(old.changes().get(0).endsWith("52.0% → 不予显示：不足5个单位"), old.changes().get(0));
  }

  @OnEachDatabase
  void aPaperPrintsOnlyWhatItsOwnResultsShow(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    FindingContent hubei = new SampleResult().content("湖北{n1}", "Hubei {n1}", HUBEI);
    long id = findings(study, f -> f.make(lock, hubei, WRITER)).id();
    findings(study, f -> did(() -> f.propose(id, 1, WRITER)));
    findings(study, f -> did(() -> f.approve(id, 1, APPROVER)));
    PrintedFinding leftOut =
        call(
            study,
            b ->
                b.get(ApprovedFindings.class)
                    .of(
                        lock,
                        lock,
                        b.get(CitedResults.class).of(plan -> Optional.empty(), true),
                        Language.ZH)
                    .get(0));
    assertEquals(Freshness.State.CURRENT, leftOut.state());
    assertTrue(leftOut.isWithheld(), "a release may leave out what the data hold");
    assertEquals(Set.of(HUBEI.plan()), call(study, b -> b.get(ApprovedFindings.class).plans("W1")));
    assertEquals(Set.of(), call(study, b -> b.get(ApprovedFindings.class).plans("W2")));
  }

  private List<PrintedFinding> printed(Study study, DataLock lock, Audience audience) {
    return call(
        study,
        b ->
            b.get(ApprovedFindings.class)
                .of(lock, lock, b.get(CitedResults.class).computed(lock, audience), Language.ZH));
  }

  private Freshness freshness(Study study, FindingVersion version, DataLock lock) {
    return call(
        study,
        b ->
            b.get(Findings.class)
                .freshness(version, b.get(CitedResults.class).computed(lock, Audience.INTERNAL)));
  }
}
