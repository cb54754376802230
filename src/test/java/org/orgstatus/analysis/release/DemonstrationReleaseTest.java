package org.orgstatus.analysis.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.Demonstration;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * The comparisons of an invented study released together: nothing that one table hides may follow
 * from the others. It is a third of the demonstration's size, so that more cells are small;
 * ResultsIT releases all comparisons of the demonstration itself.
 */
class DemonstrationReleaseTest {

  /** They draw many samples, which takes longest; ResultsIT releases them with the others. */
  private static final Set<String> LEFT_OUT = Set.of("c16", "c24");

  private static WaveData data;
  private static final Map<String, Map<Audience, AnalysisResult>> RESULTS = new HashMap<>();

  @BeforeAll
  static void compute() {
    InventedStudy study = StudyDataset.study(Demonstration.SEED, 800);
    data =
        new WaveData(
            Stream.concat(
                    Stream.of(StudyDataset.of(study)),
                    Stream.of(UnitKind.REPORTING_UNIT, UnitKind.ALLIANCE, UnitKind.VISIT)
                        .map(unit -> StudyDataset.of(study, unit)))
                .toList());
    Optional<AnalysisRunner.Before> past = Optional.of(Shipped.before(StudyDataset.earlier(study)));
    AnalysisRunner.Shared runner = Shipped.over(data);
    for (AnalysisPlan plan : plans()) {
      Map<Audience, AnalysisResult> editions = new HashMap<>();
      for (Audience audience : Audience.values()) {
        editions.put(audience, runner.run(plan, past, audience, Progress.NONE));
      }
      RESULTS.put(plan.id(), editions);
    }
  }

  private static List<AnalysisPlan> plans() {
    return Shipped.plans().stream().filter(plan -> !LEFT_OUT.contains(plan.id())).toList();
  }

  private static Shown shown(AnalysisPlan plan, ReleaseAudience audience) {
    Map<Audience, AnalysisResult> made = RESULTS.get(plan.id());
    AnalysisResult internal = made.get(Audience.INTERNAL);
    AnalysisResult edition = Editions.of(plan, audience, internal, made.get(Audience.PUBLIC));
    return new Shown(
        plan.base(),
        audience == ReleaseAudience.PROVINCE ? Editions.shared(edition) : edition,
        Optional.of(internal),
        LocalText.same(plan.id()),
        plan.tables().stream()
            .filter(AnalysisPlan.TablePlan::ofUnits)
            .map(AnalysisPlan.TablePlan::id)
            .collect(Collectors.toSet()),
        true);
  }

  @ParameterizedTest
  @EnumSource(ReleaseAudience.class)
  void noCellFollowsFromTheOthers(ReleaseAudience audience) {
    List<Shown> all = new ArrayList<>();
    plans().stream()
        .filter(plan -> Editions.isFor(plan, audience))
        .forEach(plan -> all.add(shown(plan, audience)));
    Audit audit =
        ReleaseAudit.of(all, List.of(), Shipped.partitions(data), audience, "ab".repeat(32));
    String found =
        audit.findings().stream()
            .map(
                f ->
                    f.plan()
                        + " "
                        + f.table().en()
                        + " | "
                        + f.row().en()
                        + " | "
                        + f.column().en()
                        + " | "
                        + f.how().en())
            .collect(Collectors.joining("\n"));
    assertEquals(0, audit.count(), audit.count() + " findings\n" + found);
    assertTrue(audit.hidden() > 0 || audience == ReleaseAudience.INTERNAL, "it has hidden cells");
  }
}
