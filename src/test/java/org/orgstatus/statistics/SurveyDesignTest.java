package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SurveyDesignTest {

  /** Stratum 0: 3 of 6 answered; stratum 1: 2 of 2. */
  private static final int[] STRATUM = {0, 0, 0, 0, 0, 0, 1, 1};

  private static final boolean[] ANSWERED = {true, true, true, false, false, false, true, true};
  private static final double[] VALUES = {1, 2, 6, Double.NaN, Double.NaN, Double.NaN, 10, 20};

  private static final double[] NUMBERS = {1, 2, 6, 0, 0, 0, 10, 20};

  private static SurveyDesign census() {
    return SurveyDesign.census(STRATUM, ANSWERED);
  }

  private static boolean[] members(int... indexes) {
    boolean[] members = new boolean[STRATUM.length];
    for (int i : indexes) {
      members[i] = true;
    }
    return members;
  }

  @Test
  void moreAnswersThanUnitsAreRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> SurveyDesign.stratified(new int[] {0, 0, 0}, new double[] {2}));
    assertEquals("stratum 0 has 3 answers out of 2.0 units", e.getMessage());
  }

  @Test
  void aStratumWithoutAnswersIsRefusedUntilItIsCollapsed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> SurveyDesign.stratified(new int[] {0, 0}, new double[] {2, 5}));
    assertTrue(e.getMessage().contains("stratum 1 has 5.0 units and no answer"), e.getMessage());
  }

  @Test
  void aCodeOutsideTheStrataIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SurveyDesign.stratified(new int[] {0, 2}, new double[] {2, 2}));
  }

  @Test
  void aValueThatIsMissingInTheDomainIsRefusedByItsCase() {
    double[] values = {1, Double.NaN, 6, 0, 0, 0, 10, 20};
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Mean.of(census().all(), values));
    assertTrue(e.getMessage().startsWith("numerator of case 1 is NaN"), e.getMessage());
    assertEquals(4, Mean.of(census().all().withValues(values), values).orElseThrow().n());
  }

  @Test
  void thoseWhoAnsweredStandForTheirStratum() {
    SurveyDesign design = census();
    assertEquals(2, design.weight(0));
    assertEquals(0, design.weight(3));
    assertEquals(1, design.weight(6));
    // (6 units · mean 3 + 10 + 20) / 8
    assertEquals(48 / 8.0, Mean.of(design.all(), VALUES).orElseThrow().value(), 1e-12);
  }

  @Test
  void weightsMadeElsewhereGiveTheSameAsTheirEqual() {
    double[] weight = {2, 2, 2, 0, 0, 0, 1, 1};
    SurveyDesign given = SurveyDesign.weighted(STRATUM, new double[] {6, 2}, weight);
    assertEquals(Mean.of(census().all(), VALUES), Mean.of(given.all(), VALUES));
    weight[0] = -1;
    assertThrows(
        IllegalArgumentException.class,
        () -> SurveyDesign.weighted(STRATUM, new double[] {6, 2}, weight));
  }

  @Test
  void aDomainWithoutMembersHasNoEstimate() {
    assertEquals(Optional.empty(), Mean.of(census().domain(members(3)), VALUES));
    assertEquals(Optional.empty(), Total.of(census().domain(members()), VALUES));
  }

  @Test
  void aCompleteStratumIsAFactWithoutError() {
    Estimate mean = Mean.of(census().domain(members(6, 7)), VALUES).orElseThrow();
    assertTrue(mean.complete());
    assertEquals(15, mean.value());
    assertEquals(OptionalDouble.of(0), mean.standardError());
    assertEquals(Optional.empty(), Interval.student(mean, 0.95));
  }

  @Test
  void withoutCorrectionNothingIsComplete() {
    SurveyDesign infinite = census().withoutFinitePopulationCorrection();
    Estimate mean = Mean.of(infinite.domain(members(6, 7)), VALUES).orElseThrow();
    assertFalse(mean.complete());
    assertEquals(5, mean.standardError().orElseThrow(), 1e-12); // s / √n = √50 / √2
  }

  @Test
  void aDomainWhoseUnitsAllAnsweredIsPlainCounting() {
    // cases 0 and 6 are all units of some type; weights would say (2·1 + 10) / 3
    Domain type = census().domain(members(0, 6));
    assertFalse(type.complete());
    Estimate mean = Mean.of(type.holding(2), VALUES).orElseThrow();
    assertTrue(mean.complete());
    assertEquals(5.5, mean.value());
    assertEquals(2, mean.weightedN());
  }

  @Test
  void aDomainThatMissesUnitsUnseenInItsStrataHasNoError() {
    Estimate mean = Mean.of(census().domain(members(6, 7)).holding(3), VALUES).orElseThrow();
    assertFalse(mean.complete());
    assertEquals(OptionalDouble.empty(), mean.standardError());
    assertThrows(IllegalArgumentException.class, () -> census().domain(members(6, 7)).holding(1));
  }

  @Test
  void aDomainMayBeNamedByItsCases() {
    Domain named = census().domain(new int[] {0, 3, 6});
    assertEquals(2, named.n());
    assertTrue(named.contains(0));
    assertFalse(named.contains(3), "did not answer");
    assertEquals(2, named.units());
    assertEquals(5, named.holding(5).units());
    assertEquals(Mean.of(census().domain(members(0, 3, 6)), VALUES), Mean.of(named, VALUES));
    assertThrows(IllegalArgumentException.class, () -> census().domain(new int[] {3, 0}));
    assertThrows(IllegalArgumentException.class, () -> census().domain(new int[] {0, 0}));
    assertThrows(IllegalArgumentException.class, () -> census().domain(new int[] {8}));
  }

  @Test
  void degreesOfFreedomAreThoseOfTheDomain() {
    assertEquals(3, census().all().degreesOfFreedom());
    assertEquals(1, census().domain(members(0, 1, 3)).degreesOfFreedom());
  }

  @Test
  void aLonelyStratumFailsUnlessAModeIsChosen() {
    SurveyDesign design = SurveyDesign.stratified(new int[] {0, 0, 1}, new double[] {4, 3});
    double[] y = {1, 3, 7};
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Mean.of(design.all(), y));
    assertTrue(e.getMessage().startsWith("stratum 1 has one answer only"), e.getMessage());
    SurveyDesign removing = design.with(LonelyStratum.REMOVE);
    assertTrue(Mean.of(removing.all(), y).orElseThrow().standardError().getAsDouble() > 0);
  }

  @Test
  void aSingleUnitThatAnsweredIsCertainNotLonely() {
    SurveyDesign design = SurveyDesign.stratified(new int[] {0, 0, 1}, new double[] {4, 1});
    assertTrue(
        Mean.of(design.all(), new double[] {1, 3, 7}).orElseThrow().standardError().isPresent());
  }

  @Test
  void whereOnlyLonelyStrataAreLeftThereIsNoErrorRatherThanZero() {
    SurveyDesign design = SurveyDesign.stratified(new int[] {0, 1}, new double[] {4, 3});
    for (LonelyStratum mode : new LonelyStratum[] {LonelyStratum.REMOVE, LonelyStratum.AVERAGE}) {
      Estimate mean = Mean.of(design.with(mode).all(), new double[] {1, 3}).orElseThrow();
      assertEquals(OptionalDouble.empty(), mean.standardError());
      assertEquals(Optional.empty(), Interval.student(mean, 0.95));
    }
  }

  @Test
  void aRatioOverNothingIsNotEstimable() {
    assertEquals(Optional.empty(), Ratio.of(census().all(), NUMBERS, new double[8]));
  }

  @Test
  void aDifferenceNeedsTwoDomainsThatShareNobody() {
    SurveyDesign design = census();
    Domain first = design.domain(members(0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Difference.ofMeans(first, design.domain(members(1, 2)), VALUES));
    assertThrows(
        IllegalArgumentException.class,
        () -> Difference.ofMeans(first, census().domain(members(2)), VALUES));
    assertEquals(Optional.empty(), Difference.ofMeans(first, design.domain(members()), VALUES));
  }

  @Test
  void aCompleteDomainAddsNoErrorToADifference() {
    SurveyDesign design = census();
    Domain open = design.domain(members(0, 1, 2));
    Estimate e = Difference.ofMeans(open, design.domain(members(6, 7)), VALUES).orElseThrow();
    assertEquals(
        Mean.of(open, VALUES).orElseThrow().standardError().getAsDouble(),
        e.standardError().orElseThrow(),
        1e-12);
  }
}
