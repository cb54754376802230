package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeRateTest {

  /** I 600, P 50, R 90, NC 40, O 20, UH 60, UO 40, not eligible 200; e = 800/1000. */
  private static final Dispositions CASES = new Dispositions(600, 50, 90, 40, 20, 60, 40, 200);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          RR1,   600, 900
          RR2,   650, 900
          RR3,   600, 880
          RR4,   650, 880
          RR5,   600, 800
          RR6,   650, 800
          COOP1, 600, 760
          COOP2, 650, 760
          COOP3, 600, 740
          COOP4, 650, 740
          REF1,   90, 900
          REF2,   90, 880
          REF3,   90, 800
          CON1,  760, 900
          CON2,  760, 880
          CON3,  760, 800
          """)
  void followsTheFormula(OutcomeRate rate, int numerator, double denominator) {
    OutcomeRate.Value value = rate.of(CASES).orElseThrow();
    assertEquals(numerator, value.numerator());
    assertEquals(denominator, value.denominator());
    assertEquals(numerator / denominator, value.value());
    OptionalDouble e = rate.usesEligibleShare() ? OptionalDouble.of(0.8) : OptionalDouble.empty();
    assertEquals(e, value.eligibleShare());
  }

  @Test
  void aRateWithTheShareLiesBetweenItsNeighbours() {
    double least = OutcomeRate.RR1.of(CASES).orElseThrow().value();
    double most = OutcomeRate.RR5.of(CASES).orElseThrow().value();
    double middle = OutcomeRate.RR3.of(CASES).orElseThrow().value();
    assertTrue(least < middle && middle < most);
    assertEquals(least, OutcomeRate.RR3.of(CASES, 1).orElseThrow().value());
    assertEquals(most, OutcomeRate.RR3.of(CASES, 0).orElseThrow().value());
  }

  @ParameterizedTest
  @EnumSource
  void nothingComesOfNoCases(OutcomeRate rate) {
    assertEquals(Optional.empty(), rate.of(Dispositions.NONE));
    Dispositions ineligible = new Dispositions(0, 0, 0, 0, 0, 0, 0, 7);
    assertEquals(Optional.empty(), rate.of(ineligible));
  }

  @Test
  void allUnknownGivesNoShareAndNoRateThatNeedsIt() {
    Dispositions unknown = new Dispositions(0, 0, 0, 0, 0, 9, 0, 0);
    assertEquals(Optional.empty(), OutcomeRate.RR3.of(unknown));
    assertEquals(0, OutcomeRate.RR1.of(unknown).orElseThrow().value());
  }

  @Test
  void provincesAddUp() {
    Dispositions other = new Dispositions(1, 2, 3, 4, 5, 6, 7, 8);
    Dispositions both = CASES.plus(other);
    assertEquals(CASES.cases() + other.cases(), both.cases());
    assertEquals(CASES.eligible() + other.eligible(), both.eligible());
    assertThrows(IllegalArgumentException.class, () -> new Dispositions(1, 0, 0, 0, 0, 0, -1, 0));
  }
}
