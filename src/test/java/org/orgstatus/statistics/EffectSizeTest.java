package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.orgstatus.statistics.Marked.Verdict;

/** Ends and refusals; ordinary values are compared with R in ReferenceTest. */
class EffectSizeTest {

  @Test
  void countsBelowZeroAndRaggedTablesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> CramersV.of(new double[][] {{1, -1}, {2, 2}}, 4));
    assertThrows(
        IllegalArgumentException.class, () -> CramersV.of(new double[][] {{1, 1}, {2}}, 4));
    assertThrows(IllegalArgumentException.class, () -> Phi.of(1, 2, -3, 4));
    assertThrows(
        IllegalArgumentException.class,
        () -> CliffsDelta.of(new double[] {Double.NaN}, new double[] {1}));
  }

  @Test
  void emptyRowsAndColumnsAreLeftOutOfV() {
    CramersV v = CramersV.of(new double[][] {{5, 0, 0}, {0, 0, 0}, {0, 0, 5}}, 10).orElseThrow();
    assertEquals(1, v.plain(), 1e-12);
    assertEquals(2, v.rows());
    assertEquals(2, v.columns());
  }

  @Test
  void oneRowGoesWithNothing() {
    assertEquals(Optional.empty(), CramersV.of(new double[][] {{5, 3}, {0, 0}}, 8));
    assertEquals(Optional.empty(), CramersV.of(new double[0][0], 0));
  }

  @Test
  void withTooFewCasesTheCorrectionIsNotEstimable() {
    CramersV v = CramersV.of(new double[][] {{1, 0}, {0, 1}}, 2).orElseThrow();
    assertEquals(OptionalDouble.empty(), v.corrected());
  }

  @Test
  void noAssociationIsZeroAfterCorrection() {
    CramersV v = CramersV.of(new double[][] {{10, 11}, {10, 10}}, 41).orElseThrow();
    assertEquals(0, v.corrected().orElseThrow());
    assertTrue(v.plain() > 0);
  }

  @Test
  void deltaIsOneWhereAllLieAboveAndZeroForTies() {
    double[] low = {1, 2, 3};
    double[] high = {4, 5};
    assertEquals(1, CliffsDelta.of(high, low).orElseThrow());
    assertEquals(-1, CliffsDelta.of(low, high).orElseThrow());
    assertEquals(0, CliffsDelta.of(new double[] {2, 2}, new double[] {2}).orElseThrow());
    assertEquals(OptionalDouble.empty(), CliffsDelta.of(low, new double[0]));
  }

  @Test
  void aNormThatAllPassFailsTogetherWithNothing() {
    assertEquals(OptionalDouble.empty(), Phi.of(0, 0, 3, 7));
    assertEquals(OptionalDouble.empty(), Phi.of(3, 0, 7, 0));
    assertEquals(1, Phi.of(4, 0, 0, 6).orElseThrow());
    assertEquals(-1, Phi.of(0, 4, 6, 0).orElseThrow());
  }

  @Test
  void exactlyTenPointsAreMarkedWhateverTheRounding() {
    assertEquals(Verdict.MARKED, Marked.STUDY.ofShares(0.6 - 0.5, 40, 10)); // 0.0999…98
    assertEquals(Verdict.MARKED, Marked.STUDY.ofShares(-0.1, 40, 10));
    assertEquals(Verdict.NOT_MARKED, Marked.STUDY.ofShares(0.0999, 40, 10));
    assertEquals(Verdict.MARKED, Marked.STUDY.ofTable(0.15, 40, 10, 33));
    assertEquals(Verdict.NOT_MARKED, Marked.STUDY.ofRanks(-0.27, 40, 10));
    assertEquals(Verdict.MARKED, Marked.STUDY.ofRanks(-0.28, 40, 10));
  }

  @Test
  void smallGroupsAreNotComparedAndSmallerOnesNotShown() {
    assertEquals(Verdict.NOT_COMPARED, Marked.STUDY.ofShares(0.5, 40, 9));
    assertEquals(Verdict.NOT_COMPARED, Marked.STUDY.ofShares(0.5, 5, 9));
    assertEquals(Verdict.SUPPRESSED, Marked.STUDY.ofShares(0.5, 40, 4));
  }

  @Test
  void aDifferenceIsKeptOnlyIfItHoldsAfterStandardization() {
    assertEquals(Verdict.MARKED, Marked.STUDY.ofStandardizedShares(0.2, 0.12, 40, 40));
    assertEquals(Verdict.NOT_MARKED, Marked.STUDY.ofStandardizedShares(0.2, 0.08, 40, 40));
    assertEquals(Verdict.NOT_MARKED, Marked.STUDY.ofStandardizedShares(0.2, -0.2, 40, 40));
  }
}
