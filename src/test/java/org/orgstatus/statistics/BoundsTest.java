package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

  private static final Target HALF = Target.atLeastPercent(50);
  private static final Target MORE = Target.abovePercent(50);

  @Test
  void countsThatDoNotFitTheFrameAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Bounds(10, 8, 3));
    assertThrows(IllegalArgumentException.class, () -> new Bounds(10, -1, 3));
    assertThrows(IllegalArgumentException.class, () -> new Bounds(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Target.abovePercent(100));
    assertThrows(IllegalArgumentException.class, () -> Target.atLeastPercent(101));
  }

  @Test
  void aFrameWithoutUnitsHasNoRate() {
    assertEquals(Optional.empty(), Bounds.of(0, 0, 0));
    assertEquals(Optional.empty(), new Bounds(3, 0, 3).ofKnown());
  }

  @Test
  void theBoundsTakeTheUnknownAsWithoutAndAsWith() {
    Bounds b = Bounds.of(40, 15, 10).orElseThrow();
    assertEquals(new Share(15, 40), b.lower());
    assertEquals(new Share(25, 40), b.upper());
    assertEquals(50, b.ofKnown().orElseThrow().percent());
    assertEquals(37.5, b.lower().percent());
  }

  @ParameterizedTest(name = "N={0}, a={1}, unknown={2}: {3}, above half {4}, settled by {5}")
  @CsvSource({
    "10, 5, 0, REACHED, NOT_REACHED, 0",
    "10, 5, 1, REACHED, OPEN, 0",
    "10, 4, 1, OPEN, NOT_REACHED, 1",
    "10, 4, 0, NOT_REACHED, NOT_REACHED, 0",
    "11, 5, 0, NOT_REACHED, NOT_REACHED, 0",
    "11, 6, 5, REACHED, REACHED, 0",
    "40, 15, 10, OPEN, OPEN, 5",
    "40, 10, 10, OPEN, NOT_REACHED, 1",
    "40, 11, 10, OPEN, OPEN, 2",
    "1, 0, 1, OPEN, OPEN, 1"
  })
  void theClassHoldsWhateverTheUnknownAre(
      int population,
      int established,
      int unknown,
      Bounds.Reach half,
      Bounds.Reach more,
      long answers) {
    Bounds b = new Bounds(population, established, unknown);
    assertEquals(half, b.reach(HALF));
    assertEquals(more, b.reach(MORE));
    assertEquals(answers, b.answersToSettle(HALF));
  }

  @Test
  void thirtyEightOfSeventySixIsHalf() {
    assertTrue(HALF.reachedBy(new Share(38, 76)));
    assertFalse(MORE.reachedBy(new Share(38, 76)));
    assertFalse(HALF.reachedBy(new Share(1_000_000_000, 2_000_000_001)));
  }

  @Test
  void theGapIsExactForEveryFrameAndPercentage() {
    for (int percent = 0; percent < 100; percent += 1) {
      for (int n = 1; n < 120; n++) {
        BigDecimal goal = new BigDecimal(percent).multiply(new BigDecimal(n)).movePointLeft(2);
        long least = goal.setScale(0, RoundingMode.CEILING).longValueExact();
        long above = goal.setScale(0, RoundingMode.FLOOR).longValueExact() + 1;
        assertEquals(least, Target.atLeastPercent(percent).needed(n));
        assertEquals(above, Target.abovePercent(percent).needed(n));
      }
    }
  }

  @Test
  void theGapHasBoundsToo() {
    assertEquals(new CoverageGap(5, 0), new Bounds(40, 15, 10).gap(HALF));
    assertEquals(new CoverageGap(6, 0), new Bounds(40, 15, 10).gap(MORE));
    assertEquals(new CoverageGap(9, 6), new Bounds(41, 12, 3).gap(HALF));
    assertEquals(new CoverageGap(0, 0), new Bounds(41, 30, 3).gap(HALF));
  }

  @Test
  void provincesTogetherMissAtLeastWhatTheNationMisses() {
    Bounds met = new Bounds(10, 9, 0);
    Bounds missed = new Bounds(11, 3, 1);
    assertEquals(new CoverageGap(3, 2), CoverageGap.sum(List.of(met.gap(HALF), missed.gap(HALF))));
    assertEquals(new CoverageGap(0, 0), new Bounds(21, 12, 1).gap(HALF));
  }
}
