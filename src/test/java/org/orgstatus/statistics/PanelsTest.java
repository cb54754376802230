package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.orgstatus.statistics.model.EventStudy;

/** What differences within strata and event studies answer at the edges. */
class PanelsTest {

  @Test
  void theSameSeedGivesTheSameAnswer() {
    int[] began = PanelAgreement.began(3, 3, 4, 6, 6);
    assertEquals(
        EventStudy.of(PanelAgreement.paces(began), began, 3, 99, 7),
        EventStudy.of(PanelAgreement.paces(began), began, 3, 99, 7));
  }

  @Test
  void whatCannotBeComparedSaysWhy() {
    double[] values = {1, 2, 3};
    boolean[] first = {true, true, false};
    int[] apart = {0, 0, 1};
    assertEquals(
        Outcome.Reason.NO_CASES, WithinStrata.ofMeans(values, first, apart, apart).why().get());
    int[] one = {0, 0, 0};
    WithinStrata alone = WithinStrata.ofMeans(values, first, one, one).orElseThrow();
    assertEquals(-1.5, alone.value(), 1e-12);
    assertTrue(alone.interval(0.95).isEmpty());
    int[] torn = {0, 1, 1};
    assertThrows(
        IllegalArgumentException.class, () -> WithinStrata.ofMeans(values, first, one, torn));
    int[] all = {1, 1};
    double[][] two = {{1, 2}, {3, 4}};
    assertEquals(Outcome.Reason.NO_CASES, EventStudy.of(two, all, 3, 99, 1).why().get());
    assertEquals(
        Outcome.Reason.NO_CASES, EventStudy.of(two, new int[] {-1, -1}, 3, 99, 1).why().get());
  }
}
