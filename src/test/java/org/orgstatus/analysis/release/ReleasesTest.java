package org.orgstatus.analysis.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.SampleResults.table;
import static org.orgstatus.analysis.release.SampleTables.HIDDEN;
import static org.orgstatus.analysis.release.SampleTables.count;
import static org.orgstatus.analysis.release.SampleTables.counts;
import static org.orgstatus.analysis.release.SampleTables.down;
import static org.orgstatus.analysis.release.SampleTables.row;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.Partitions;
import org.orgstatus.analysis.SampleResults;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.OpenTo;
import org.orgstatus.analysis.release.ReleaseRefused.Reason;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.ActRefused;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.By;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

/** Making, keeping and withdrawing releases. */
class ReleasesTest {

  private static final Path FILES = Path.of("src/test/resources/definitions/small");

  private int third = 33;
  private boolean hides;

  /** Whether it hides a further unit too, so that none follows from the others. */
  private boolean hidesAnother;

  private int first = 40;

  /** Results that a test sets. */
  private final class Fixed extends Comparisons {
    private final AnalysisPlan open =
        SampleTables.plan(
            "c01",
            SampleTables.shown("a", OpenTo.PUBLIC),
            SampleTables.shown("list", OpenTo.INTERNAL));
    private final AnalysisPlan closed =
        SampleTables.plan("c02", SampleTables.shown("list", OpenTo.INTERNAL));
    private final AnalysisPlan kept =
        SampleTables.plan(
            "c03",
            Optional.of(LocalText.of("试点候选只供内部。", "candidates stay inside.")),
            SampleTables.shown("a", OpenTo.PUBLIC));

    @Override
    public List<AnalysisPlan> listPlans() {
      return List.of(open, closed, kept);
    }

    @Override
    public AnalysisResult run(String planId, DataLock lock, Audience audience) {
      if (listPlans().stream().noneMatch(plan -> plan.id().equals(planId))) {
        throw new NoSuchElementException(planId);
      }
      boolean internal = audience == Audience.INTERNAL;
      ResultTable units =
          down(
              "a",
              counts("population"),
              count(first),
              count(30),
              hides && !internal ? HIDDEN : count(third),
              hidesAnother && !internal ? HIDDEN : count(27),
              count(57 + third + first));
      ResultTable list =
          table(
              "list",
              List.of(counts("score")),
              internal ? List.of(row("4199910001", false, count(5))) : List.of());
      AnalysisResult made =
          planId.equals("c01")
              ? SampleResults.result(planId, units, list)
              : SampleResults.result(planId, planId.equals("c03") ? units : list);
      return of(made, lock);
    }
  }

  private static AnalysisResult of(AnalysisResult made, DataLock lock) {
    Provenance p = made.provenance();
    return new AnalysisResult(
        made.planId(),
        made.title(),
        made.question(),
        made.policyQuestion(),
        made.clauses(),
        made.method(),
        made.tables(),
        made.figures(),
        made.notes(),
        new Provenance(
            p.wave(),
            p.referenceDate(),
            p.base(),
            p.denominator(),
            p.population(),
            p.n(),
            p.missing(),
            p.sourceForms(),
            p.dataDate(),
            p.dataVersion(),
            p.indicatorVersion(),
            p.planVersion(),
            Optional.of(lock.key())));
  }

  /** The groups of the sample tables. */
  private static final class Groups extends Partitions {
    @Override
    public List<Partition> of(DataLock lock) {
      return List.of(new Partition("nation", SampleTables.UNITS));
    }
  }

  private <T> T call(Study study, Function<Releases, T> work) {
    return study.call(
        b -> {
          Wiring beans =
              b.with(Comparisons.class, new Fixed()).with(Partitions.class, new Groups());
          return work.apply(beans.get(Releases.class));
        });
  }

  private Draft draft(Study study, DataLock lock, ReleaseAudience audience, String... plans) {
    return call(study, r -> r.prepare(lock, audience, List.of(plans)));
  }

  private Release release(Study study, Draft draft) {
    return call(study, r -> r.release(draft, draft.hash(), "年度公报", 7));
  }

  private static DataLock lock(Study study, String name) {
    return study.call(b -> b.get(DataLocks.class).make("W1", name, new By(7, "")));
  }

  private static ActRefused.Reason refused(Runnable act) {
    return assertThrows(ReleaseRefused.class, act::run).reason();
  }

  @OnEachDatabase
  void whatMayNotBeReleasedIsRefused(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    assertEquals(
        Reason.NO_PLAN,
        refused(() -> draft(study, lock, ReleaseAudience.PUBLIC)),
        "nothing chosen");
    assertEquals(
        Reason.NO_PLAN, refused(() -> draft(study, lock, ReleaseAudience.PUBLIC, "c01", "c99")));
    for (ReleaseAudience wide : Set.of(ReleaseAudience.PROVINCE, ReleaseAudience.PUBLIC)) {
      assertEquals(
          Reason.NOT_FOR_AUDIENCE,
          refused(() -> draft(study, lock, wide, "c01", "c02")),
          "the plan's file says that its only table is internal");
      ReleaseRefused inside =
          assertThrows(ReleaseRefused.class, () -> draft(study, lock, wide, "c01", "c03"));
      assertEquals(Reason.NOT_FOR_AUDIENCE, inside.reason());
      assertTrue(inside.words().zh().contains("试点候选只供内部。"), inside.words().zh());
      assertTrue(inside.words().en().contains("candidates stay inside."), inside.words().en());
      assertEquals(
          List.of("c01"),
          call(study, r -> r.listPlans(wide)).stream().map(AnalysisPlan::id).toList());
    }
    assertTrue(
        draft(study, lock, ReleaseAudience.INTERNAL, "c03").audit().isPassed(),
        "staff are given what stays inside");
    third = 3;
    hides = true;
    Draft leaking = draft(study, lock, ReleaseAudience.PUBLIC, "c01");
    assertFalse(leaking.audit().isPassed());
    assertEquals(Reason.AUDIT, refused(() -> release(study, leaking)));
    assertEquals(List.of(), call(study, r -> r.listStanding(ReleaseAudience.PUBLIC)));
    third = 33;
    hides = false;
    Draft sound = draft(study, lock, ReleaseAudience.PUBLIC, "c01");
    assertEquals(
        Reason.CHANGED,
        refused(() -> call(study, r -> r.release(sound, leaking.hash(), "年度公报", 7))),
        "another one was looked through");
  }

  @OnEachDatabase
  void aReleaseIsKeptInItsBytesAndNamesNobody(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    Draft draft = draft(study, lock, ReleaseAudience.PUBLIC, "c01");
    Release made = release(study, draft);
    assertEquals(1, made.number());
    assertEquals(made.id(), release(study, draft).id(), "a second click");
    first = 400;
    AnalysisResult kept = call(study, r -> r.result(made, "c01").orElseThrow());
    assertEquals(draft.parts().get(0).result(), kept, "whatever the engine says today");
    assertEquals(List.of(), kept.table("list").rows());
    ReleasedResult stored = call(study, r -> r.results(made).get(0));
    assertEquals(draft.parts().get(0).hash(), stored.contentHash());
    assertEquals("hash of c01", stored.planHash());
    assertEquals(Optional.empty(), call(study, r -> r.result(made, "c02")));
    assertTrue(call(study, r -> r.find(made.id())).orElseThrow().audit().isPassed());
    assertTrue(
        study.recorded().stream()
            .anyMatch(e -> e.action().equals("results-released") && e.detail().endsWith("年度公报")));
  }

  @OnEachDatabase
  void aLaterReleaseIsComparedWithWhatWasGivenThoughItWasWithdrawn(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    Release one = release(study, draft(study, lock, ReleaseAudience.PUBLIC, "c01"));
    first = 43;
    Draft few = draft(study, lock, ReleaseAudience.PUBLIC, "c01");
    assertEquals(2, few.audit().count(), "three institutions more, in the unit and the nation");
    study.run(b -> call(b).withdraw(one.id(), "数据有误", 7));
    assertEquals(2, draft(study, lock, ReleaseAudience.PUBLIC, "c01").audit().count());
    first = 60;
    Release two = release(study, draft(study, lock, ReleaseAudience.PUBLIC, "c01"));
    assertEquals(2, two.number());
    first = 43;
    assertTrue(
        draft(study, lock, ReleaseAudience.INTERNAL, "c01").audit().isPassed(),
        "staff were not given the public's");
  }

  @OnEachDatabase
  void staffAreGivenWhatWasHiddenFromEverybodyBefore(Database database) {
    Study study = Study.open(database, FILES);
    DataLock lock = lock(study, "一");
    third = 3;
    hides = true;
    hidesAnother = true;
    release(study, draft(study, lock, ReleaseAudience.PUBLIC, "c01"));
    Draft inside = draft(study, lock, ReleaseAudience.INTERNAL, "c01");
    assertEquals(List.of(), inside.audit().findings());
    assertEquals(1, inside.audit().earlier(), "it was laid beside it all the same");
    release(study, inside);
    hides = false;
    assertTrue(
        draft(study, lock, ReleaseAudience.PUBLIC, "c01").audit().findings().stream()
            .anyMatch(found -> found.row().zh().equals("130000")),
        "everybody is still not given it");
  }

  private Releases call(Wiring b) {
    return b.with(Comparisons.class, new Fixed())
        .with(Partitions.class, new Groups())
        .get(Releases.class);
  }

  @OnEachDatabase
  void whatIsWithdrawnNoLongerStandsAndStaysOnRecord(Database database) {
    Study study = Study.open(database, FILES);
    Release made = release(study, draft(study, lock(study, "一"), ReleaseAudience.PUBLIC, "c01"));
    assertEquals(
        Reason.NOT_RELEASED,
        refused(() -> study.run(b -> call(b).withdraw(made.id() + 1, "?", 7))));
    study.run(b -> call(b).withdraw(made.id(), "数据有误", 8));
    assertEquals(List.of(), call(study, r -> r.listStanding(ReleaseAudience.PUBLIC)));
    Release kept = call(study, r -> r.find(made.id())).orElseThrow();
    assertEquals(Release.State.WITHDRAWN, kept.state());
    assertEquals("数据有误", kept.reason());
    assertEquals(8, kept.withdrawnBy().orElseThrow());
    assertTrue(call(study, r -> r.result(kept, "c01")).isPresent(), "its bytes are still there");
    assertEquals(
        Reason.NOT_RELEASED, refused(() -> study.run(b -> call(b).withdraw(made.id(), "?", 7))));
  }

  @OnEachDatabase
  void aReportingUnitSeesItsOwnRowBesideTheNation(Database database) {
    Study study = Study.open(database, FILES);
    third = 3;
    hides = true;
    Release made = release(study, draft(study, lock(study, "一"), ReleaseAudience.PROVINCE, "c01"));
    AnalysisResult stored = call(study, r -> r.result(made, "c01").orElseThrow());
    assertEquals(SampleTables.UNITS, Editions.units(stored));
    AnalysisResult own = Editions.ofUnit(stored, "130000").orElseThrow();
    assertEquals(
        List.of("130000", "nation"),
        own.table("a").rows().stream().map(ResultTable.Row::key).toList());
    assertEquals(count(3), own.table("a").rows().get(0).cells().get(0), "its own few");
    assertEquals(Optional.empty(), Editions.ofUnit(stored, "990000"));
  }

  @OnEachDatabase
  void staffAreGivenNoSingleInstitution(Database database) {
    Study study = Study.open(database, FILES);
    Draft draft = draft(study, lock(study, "一"), ReleaseAudience.INTERNAL, "c01", "c02");
    assertEquals(List.of(), draft.parts().get(0).result().table("list").rows());
  }

  private static Baskets.Address piece(Release release, String part) {
    return new Baskets.Address(release.id(), "c01", "", part);
  }

  private static boolean put(Study study, Baskets.Address piece) {
    return study.call(b -> b.get(Baskets.class).put(8, piece));
  }

  private static List<String> parts(Study study, long account) {
    return study.call(b -> b.get(Baskets.class).list(account)).stream()
        .map(BasketPiece::part)
        .toList();
  }

  private static long id(Study study, long account, int at) {
    return study.call(b -> b.get(Baskets.class).list(account)).get(at).id();
  }

  @OnEachDatabase
  void aBasketKeepsItsOrderAndIsItsAccountsOwn(Database database) {
    Study study = Study.open(database, FILES);
    Release made = release(study, draft(study, lock(study, "一"), ReleaseAudience.PUBLIC, "c01"));
    for (String part : List.of("a", "figure-dots", "b", "a")) {
      assertTrue(put(study, piece(made, part)));
    }
    assertEquals(List.of("a", "figure-dots", "b"), parts(study, 8), "once each");
    study.run(b -> b.get(Baskets.class).move(8, id(study, 8, 2), true));
    assertEquals(List.of("a", "b", "figure-dots"), parts(study, 8));
    study.run(b -> b.get(Baskets.class).move(8, id(study, 8, 0), false));
    assertEquals(List.of("b", "a", "figure-dots"), parts(study, 8));
    study.run(b -> b.get(Baskets.class).move(8, id(study, 8, 0), true));
    study.run(b -> b.get(Baskets.class).move(8, id(study, 8, 2), false));
    assertEquals(List.of("b", "a", "figure-dots"), parts(study, 8), "at the ends nothing moves");
    long own = id(study, 8, 1);
    assertThrows(
        NoSuchElementException.class, () -> study.run(b -> b.get(Baskets.class).remove(9, own)));
    assertThrows(
        NoSuchElementException.class,
        () -> study.run(b -> b.get(Baskets.class).move(9, own, true)));
    assertEquals(List.of(), parts(study, 9));
    study.run(b -> call(b).withdraw(made.id(), "数据有误", 7));
    assertEquals(3, parts(study, 8).size(), "what became of them is told, not dropped silently");
    study.run(b -> b.get(Baskets.class).remove(8, own));
    assertEquals(List.of("b", "figure-dots"), parts(study, 8));
    assertEquals(
        List.of("basket-put", "basket-put", "basket-put", "basket-removed"),
        study.recorded().stream()
            .map(e -> e.action())
            .filter(action -> action.startsWith("basket-"))
            .toList());
  }

  @OnEachDatabase
  void aBasketHoldsSoManyPieces(Database database) {
    Study study = Study.open(database, FILES);
    Release made = release(study, draft(study, lock(study, "一"), ReleaseAudience.PUBLIC, "c01"));
    for (int i = 0; i < Baskets.MOST; i++) {
      Baskets.Address one = piece(made, "t" + i);
      assertTrue(put(study, one));
    }
    assertFalse(put(study, piece(made, "more")));
    assertTrue(put(study, piece(made, "t0")), "it is there");
    assertEquals(Baskets.MOST, parts(study, 8).size());
  }
}
