package org.orgstatus.analysis.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.PlanFolder;
import org.orgstatus.analysis.StoredResult;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.By;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

/** All comparisons over a lock as a job, on a real database. */
class ComparisonJobsTest {

  private static final Path PROJECT = Path.of(".");
  private static final By BY = new By(7, "");

  /** What the first database gave, by comparison: every further one must give the same bytes. */
  private static final Map<String, String> FIRST = new HashMap<>();

  @TempDir Path folder;

  private static Wiring withPlans(Wiring beans, Path definitions) {
    return beans.with(
        AnalysisPlans.class, PlanFolder.plans(definitions, beans.get(Datasets.class)));
  }

  private static DataLock lock(Study study, String name) {
    return study.call(b -> b.get(DataLocks.class).make(Study.WAVE, name, BY));
  }

  private static ComparisonJob begin(Study study, DataLock lock) {
    return study.call(b -> b.get(ComparisonJobs.class).begin(lock, Audience.INTERNAL, 7)).job();
  }

  private static List<JobStep> run(Study study, ComparisonJob job, Path definitions) {
    return study.call(
        b -> {
          Wiring beans = withPlans(b, definitions);
          beans.get(JobWorker.class).run(job.id());
          return beans.get(ComparisonJobs.class).steps(job.id());
        });
  }

  private static ComparisonJob.State state(Study study, ComparisonJob job) {
    return study.call(
        b -> {
          ComparisonJobs jobs = b.get(ComparisonJobs.class);
          return jobs.state(jobs.find(job.id()).orElseThrow());
        });
  }

  private static Set<JobStep.State> states(List<JobStep> steps) {
    return steps.stream().map(JobStep::state).collect(Collectors.toSet());
  }

  @OnEachDatabase
  void aSecondClickFindsTheJobThatRunsAndASilentOneIsTakenAsInterrupted(Database database) {
    Study study = Study.open(database, PROJECT);
    DataLock lock = lock(study, "定稿");
    ComparisonJob job = begin(study, lock);
    assertEquals(job.id(), begin(study, lock).id());
    ComparisonJobs.Begun other =
        study.call(b -> b.get(ComparisonJobs.class).begin(lock, Audience.PUBLIC, 7));
    assertTrue(other.isNew(), "another audience is another job");
    study.at(Study.NOW.plus(ComparisonJob.SILENCE).plusMillis(1));
    assertEquals(ComparisonJob.State.INTERRUPTED, state(study, job));
    ComparisonJob next = begin(study, lock);
    assertNotEquals(job.id(), next.id());
    assertEquals(ComparisonJob.State.INTERRUPTED, state(study, job), "for good");
    assertEquals(ComparisonJob.State.RUNNING, state(study, next));
    assertTrue(
        study.recorded().stream().map(Recorded::action).anyMatch("comparisons-begun"::equals));
  }

  @OnEachDatabase
  void whatIsCancelledBeforeItsTurnComputesNothing(Database database) {
    Study study = Study.open(database, PROJECT);
    DataLock lock = lock(study, "定稿");
    ComparisonJob job = begin(study, lock);
    study.run(b -> b.get(ComparisonJobs.class).cancel(lock, job.id()));
    study.run(b -> b.get(ComparisonJobs.class).cancel(lock, job.id()));
    assertEquals(ComparisonJob.State.RUNNING, state(study, job), "until its worker hears it");
    assertEquals(List.of(), run(study, job, PROJECT));
    assertEquals(ComparisonJob.State.CANCELLED, state(study, job));
    study.run(b -> b.get(ComparisonJobs.class).cancel(lock, job.id()));
    assertEquals(
        1,
        study.recorded().stream().filter(r -> r.action().equals("comparisons-cancelled")).count());
    study.at(Study.NOW.plus(ComparisonJob.SILENCE).plusMillis(1));
    assertEquals(ComparisonJob.State.CANCELLED, state(study, job));
  }

  @OnEachDatabase
  void aSilentJobThatIsCancelledIsOver(Database database) {
    Study study = Study.open(database, PROJECT);
    DataLock lock = lock(study, "定稿");
    ComparisonJob job = begin(study, lock);
    study.at(Study.NOW.plus(ComparisonJob.SILENCE).plusMillis(1));
    study.run(b -> b.get(ComparisonJobs.class).cancel(lock, job.id()));
    assertEquals(ComparisonJob.State.CANCELLED, state(study, job));
  }

  @OnEachDatabase
  void aSecondJobComputesNothingAndEveryDatabaseGivesTheSameBytes(Database database) {
    Study study = Study.open(database, PROJECT);
    DataLock lock = lock(study, "定稿");
    ComparisonJob job = begin(study, lock);
    List<JobStep> steps = run(study, job, PROJECT);
    assertEquals(Set.of(JobStep.State.DONE), states(steps));
    assertEquals(ComparisonJob.State.DONE, state(study, job));
    steps.forEach(
        step -> {
          String known = FIRST.putIfAbsent(step.planId(), step.contentHash());
          assertTrue(known == null || known.equals(step.contentHash()), step.planId());
        });

    DataLock renamed = lock(study, "同样的数据");
    List<JobStep> again = run(study, begin(study, renamed), PROJECT);
    assertEquals(Set.of(JobStep.State.CACHED), states(again), "the data decide, not their name");
    assertEquals(
        steps.stream().map(JobStep::contentHash).toList(),
        again.stream().map(JobStep::contentHash).toList());
    study.run(
        b -> {
          Comparisons comparisons = withPlans(b, PROJECT).get(Comparisons.class);
          StoredResult stored = comparisons.stored("c01", renamed, Audience.INTERNAL);
          assertEquals(steps.get(0).resultKey(), stored.key());
          AnalysisResult shown = comparisons.run("c01", renamed, Audience.INTERNAL);
          assertEquals("同样的数据", shown.provenance().lock().orElseThrow().name());
          assertEquals(stored.result(renamed.key()), shown);
        });
    assertTrue(
        study.recorded().stream()
            .anyMatch(
                r ->
                    r.action().equals("comparisons-ended")
                        && r.detail().contains("done, computed " + steps.size() + ", known 0")));
  }

  @OnEachDatabase
  void aPlanWithAnUnknownIndicatorSaysWhereAndTheOthersRun(Database database) throws IOException {
    Path broken = PlanFolder.copy(PROJECT, folder);
    Path plan = broken.resolve("analysis/c08-secretariat.yaml");
    String text = Files.readString(plan);
    String wrong = text.replaceFirst("- STR-18\n", "- STR-999\n");
    assertNotEquals(text, wrong);
    Files.writeString(plan, wrong);
    Study study = Study.open(database, PROJECT);
    DataLock lock = lock(study, "定稿");
    List<JobStep> steps = run(study, begin(study, lock), broken);
    JobStep faulty =
        steps.stream().filter(s -> s.state() == JobStep.State.FAULTY).findFirst().orElseThrow();
    assertEquals("c08-secretariat", faulty.planId());
    assertTrue(
        faulty.reason().en().startsWith("analysis/c08-secretariat.yaml:"), faulty.reason().en());
    assertTrue(faulty.reason().zh().contains("STR-999"), faulty.reason().zh());
    assertEquals(
        planFiles(broken) - 1,
        steps.stream().filter(step -> step.state() == JobStep.State.DONE).count());
    assertFalse(steps.stream().anyMatch(step -> step.state() == JobStep.State.FAILED));
  }

  @OnEachDatabase
  void anEditionForAllHasNoComparisonThatStaysInside(Database database) throws IOException {
    Path marked = PlanFolder.copy(PROJECT, folder);
    Path plan = marked.resolve("analysis/c25-candidates.yaml");
    String rule = "internal: {zh: 只供内部。, en: inside.}\n";
    Files.writeString(plan, Files.readString(plan).replaceFirst("base: ", rule + "base: "));
    Study study = Study.open(database, PROJECT);
    DataLock lock = lock(study, "定稿");
    assertEquals(List.of("c25"), notIn(study, lock, marked, Audience.PUBLIC));
    assertEquals(List.of(), notIn(study, lock, marked, Audience.INTERNAL));
    assertEquals(List.of(), notIn(study, lock, PROJECT, Audience.PUBLIC));
  }

  /** Comparisons that a batch for the audience leaves out. */
  private static List<String> notIn(
      Study study, DataLock lock, Path definitions, Audience audience) {
    return study.call(
        b -> {
          Wiring beans = withPlans(b, definitions);
          List<AnalysisPlan> all = beans.get(Comparisons.class).listPlans();
          List<AnalysisPlan> taken = beans.get(Comparisons.class).batch(lock, audience).plans();
          return all.stream().filter(plan -> !taken.contains(plan)).map(AnalysisPlan::id).toList();
        });
  }

  private static long planFiles(Path definitions) throws IOException {
    try (Stream<Path> files = Files.list(definitions.resolve("analysis"))) {
      return files.filter(f -> f.getFileName().toString().matches("c[0-9]{2}-.*")).count();
    }
  }
}
