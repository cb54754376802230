package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The rule for shares; the formulas are compared with R in ReferenceTest. */
class IntervalTest {

  private static Estimate share(int count, int n, int population) {
    SurveyDesign design = SurveyDesign.stratified(new int[n], new double[] {population});
    boolean[] has = new boolean[n];
    for (int i = 0; i < count; i++) {
      has[i] = true;
    }
    return Proportion.of(design.all(), has).orElseThrow();
  }

  @Test
  void aShareOutsideZeroToOneIsRefused() {
    Estimate mean = new Estimate(1.5, OptionalDouble.of(0.1), 10, 20, 9, false);
    assertThrows(IllegalArgumentException.class, () -> Interval.logit(mean, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Interval.clopperPearson(3, 2, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Interval.wilson(0, 0, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Interval.wilson(1, 3, 95));
  }

  @Test
  void aCompleteBaseHasNoInterval() {
    assertEquals(Optional.empty(), Interval.ofShare(share(3, 10, 10)));
    assertEquals(Optional.empty(), Interval.ofShare(share(0, 10, 10)));
  }

  @Test
  void anOrdinaryShareGetsTheLogitInterval() {
    Interval i = Interval.ofShare(share(3, 10, 40)).orElseThrow();
    assertEquals(Interval.Method.LOGIT, i.method());
    assertTrue(i.low() > 0 && i.low() < 0.3 && 0.3 < i.high() && i.high() < 1);
  }

  @Test
  void atZeroAndOneKornGraubardTakesOver() {
    // R: qbeta(0.975, 1, 10) = 0.3084971, n.eff = n
    Interval none = Interval.ofShare(share(0, 10, 400)).orElseThrow();
    assertEquals(Interval.Method.KORN_GRAUBARD, none.method());
    assertEquals(0, none.low());
    assertEquals(1 - Math.pow(0.025, 0.1), none.high(), 1e-12);
    Interval all = Interval.ofShare(share(10, 10, 400)).orElseThrow();
    assertEquals(Math.pow(0.025, 0.1), all.low(), 1e-12);
    assertEquals(1, all.high());
  }

  @Test
  void atZeroTheLimitIsNoWiderThanTheMissingUnitsCouldMakeIt() {
    assertEquals(0.1, Interval.ofShare(share(0, 9, 10)).orElseThrow().high(), 1e-12);
    assertEquals(0.9, Interval.ofShare(share(9, 9, 10)).orElseThrow().low(), 1e-12);
  }

  @Test
  void whereNoIncompleteStratumVariesTheIntervalIsNotAPoint() {
    // stratum 0: 4 of 8, all with; stratum 1: 4 of 4, all without
    SurveyDesign design =
        SurveyDesign.stratified(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, new double[] {8, 4});
    boolean[] has = {true, true, true, true, false, false, false, false};
    Estimate share = Proportion.of(design.all(), has).orElseThrow();
    Interval i = Interval.ofShare(share).orElseThrow();
    assertEquals(Interval.Method.KORN_GRAUBARD, i.method());
    assertTrue(i.low() < 2 / 3.0 && i.high() > 2 / 3.0);
    assertEquals(Optional.empty(), Interval.logit(share, 0.95));
  }

  @Test
  void withoutDegreesOfFreedomThereIsNoInterval() {
    SurveyDesign design = SurveyDesign.stratified(new int[] {0, 0, 1, 1}, new double[] {5, 5});
    Domain one = design.domain(new boolean[] {true, false, true, false});
    Estimate share = Proportion.of(one, new boolean[] {true, true, false, false}).orElseThrow();
    assertEquals(0, share.degreesOfFreedom());
    assertEquals(Optional.empty(), Interval.ofShare(share));
    assertEquals(Optional.empty(), Interval.student(share, 0.95));
  }
}
