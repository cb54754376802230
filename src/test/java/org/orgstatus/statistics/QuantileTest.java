package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantileTest {

  private static final double[] ONE_TO_TEN =
      IntStream.rangeClosed(1, 10).asDoubleStream().toArray();

  @Test
  void aProbabilityOutsideZeroToOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Quantile.type7(ONE_TO_TEN, 25));
    assertThrows(
        IllegalArgumentException.class, () -> Quantile.type7(new double[] {Double.NaN}, 0.5));
  }

  @Test
  void quartilesAreThoseOfRAndPandas() {
    // R: quantile(1:10) = 1.00 3.25 5.50 7.75 10.00
    assertEquals(1, Quantile.type7(ONE_TO_TEN, 0).orElseThrow());
    assertEquals(3.25, Quantile.type7(ONE_TO_TEN, 0.25).orElseThrow(), 1e-12);
    assertEquals(5.5, Quantile.type7(ONE_TO_TEN, 0.5).orElseThrow(), 1e-12);
    assertEquals(7.75, Quantile.type7(ONE_TO_TEN, 0.75).orElseThrow(), 1e-12);
    assertEquals(10, Quantile.type7(ONE_TO_TEN, 1).orElseThrow(), 1e-12);
  }

  @Test
  void noValueHasNoQuantileAndOneIsEveryQuantile() {
    assertEquals(OptionalDouble.empty(), Quantile.type7(new double[0], 0.5));
    for (Quantile.Rule rule : Quantile.Rule.values()) {
      assertEquals(
          4, Quantile.weighted(new double[] {4}, new double[] {2.5}, 0.3, rule).orElseThrow());
      assertEquals(
          OptionalDouble.empty(), Quantile.weighted(new double[] {4}, new double[] {0}, 0.3, rule));
    }
  }

  @Test
  void belowTheFirstWeightTheSmallestValueStands() {
    double[] values = {1, 2, 3};
    double[] weight = {8, 1, 1};
    assertEquals(1, Quantile.weighted(values, weight, 0.25, Quantile.Rule.MATH).orElseThrow());
    assertEquals(1, Quantile.weighted(values, weight, 0.25, Quantile.Rule.SCHOOL).orElseThrow());
    assertEquals(1.5, Quantile.weighted(values, weight, 0.8, Quantile.Rule.SCHOOL).orElseThrow());
  }

  @Test
  void theOrderOfEqualValuesDoesNotMatter() {
    double[] values = {1, 2, 2, 5};
    double[] there = {1, 4, 1, 3};
    double[] back = {1, 1, 4, 3};
    assertEquals(
        Quantile.weighted(values, there, 0.7, Quantile.Rule.HF7),
        Quantile.weighted(values, back, 0.7, Quantile.Rule.HF7));
  }

  @Test
  void theSpreadOfNobodyIsEmpty() {
    SurveyDesign design = SurveyDesign.stratified(new int[2], new double[] {2});
    Domain nobody = design.domain(new boolean[2]);
    assertEquals(Optional.empty(), Spread.of(nobody, new double[2]));
    assertEquals(
        new Spread(1, 2, 3, 0.5, 2), Spread.of(design.all(), new double[] {0, 4}).orElseThrow());
  }
}
