package org.orgstatus.analysis.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Results in their canonical bytes, and back. */
class ResultTextTest {

  private static final WaveData DATA = locked(StudyDataset.study(20170601, 150));

  private static WaveData locked(InventedStudy study) {
    return SampleDataset.locked(
        Stream.of(UnitKind.values())
            .map(
                unit ->
                    unit == UnitKind.INSTITUTION
                        ? StudyDataset.of(study)
                        : StudyDataset.of(study, unit))
            .toArray(Dataset[]::new));
  }

  private static Dataset.Lock lock() {
    return DATA.lock().orElseThrow();
  }

  @Test
  void everyComparisonIsReadBackToTheLastDigitAndSharedValuesChangeNone() {
    AnalysisRunner runner = new AnalysisRunner(Shipped.DEFINITIONS);
    AnalysisRunner.Shared shared = runner.over(DATA);
    for (AnalysisPlan plan : Shipped.DEFINITIONS.plans()) {
      AnalysisResult alone = runner.run(plan, DATA, Audience.INTERNAL);
      byte[] bytes = ResultText.write(alone);
      assertEquals(alone, ResultReader.read(bytes, lock()), plan.id());
      AnalysisResult together =
          shared.run(plan, Optional.empty(), Audience.INTERNAL, Progress.NONE);
      assertEquals(text(bytes), text(ResultText.write(together)), plan.id());
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void theNameOfTheLockIsNotInTheBytesAndStandsInWhatIsRead() {
    AnalysisResult result = Shipped.run("c01", DATA, Audience.PUBLIC);
    byte[] bytes = ResultText.write(result);
    assertFalse(text(bytes).contains(lock().name()));
    Dataset.Lock renamed = new Dataset.Lock(99, "另一名称", lock().contentHash());
    AnalysisResult read = ResultReader.read(bytes, renamed);
    assertEquals(Optional.of(renamed), read.provenance().lock());
    assertArrayEquals(bytes, ResultText.write(read));
    Dataset.Lock other = new Dataset.Lock(1, lock().name(), "cd".repeat(32));
    assertThrows(IllegalArgumentException.class, () -> ResultReader.read(bytes, other));
  }

  @Test
  void aResultThatKnowsItsFormsByTheirIdsOnlyIsRead() {
    AnalysisResult result = Shipped.run("c01", DATA, Audience.PUBLIC);
    String now = text(ResultText.write(result));
    int from = now.indexOf("\"sourceForms\":[") + "\"sourceForms\":".length();
    String before =
        now.substring(0, from) + "[\"gate\"]" + now.substring(now.indexOf("}}]", from) + 3);
    Provenance read =
        ResultReader.read(before.getBytes(StandardCharsets.UTF_8), lock()).provenance();
    assertEquals("gate", read.sourceForms().get(0).id());
    assertEquals(1, read.sourceForms().size());
    assertEquals(result.provenance().dataDate(), read.dataDate());
  }

  @Test
  void thereIsNoNegativeZero() {
    Cell.Estimate zero = Cell.Estimate.exact(-0.0, 1, 1);
    assertEquals(0, Double.compare(0.0, zero.value()));
    Cell.Interval around = new Cell.Interval(-1, -0.0);
    assertEquals(0, Double.compare(0.0, around.high()));
  }

  @Test
  void whoeverListensMayEndAComputationBetweenTwoDraws() {
    AnalysisPlan plan =
        Shipped.DEFINITIONS.plans().stream()
            .filter(p -> p.id().equals("c12"))
            .findFirst()
            .orElseThrow();
    AnalysisRunner.Shared shared = new AnalysisRunner(Shipped.DEFINITIONS).over(DATA);
    int[] last = new int[2];
    Progress three =
        (done, of) -> {
          last[0] = done;
          last[1] = of;
          if (done == 3) {
            throw new Progress.Cancelled();
          }
        };
    assertThrows(
        Progress.Cancelled.class,
        () -> shared.run(plan, Optional.empty(), Audience.INTERNAL, three));
    assertEquals(3, last[0]);
    int[] steps = new int[2];
    shared.run(
        plan,
        Optional.empty(),
        Audience.INTERNAL,
        (done, of) -> {
          steps[0] = done;
          steps[1] = of;
        });
    assertEquals(steps[1], steps[0], "every step is told");
    assertEquals(last[1], steps[1]);
  }
}
