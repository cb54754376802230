package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Merging by hand; values and errors are compared with R in ReferenceTest. */
class StandardizationTest {

  private static final Map<List<String>, Double> NATION =
      Map.of(
          List.of("本科", "target", "central"), 10.0,
          List.of("本科", "target", "local"), 30.0,
          List.of("本科", "other", "local"), 20.0,
          List.of("专科", "target", "local"), 25.0,
          List.of("专科", "other", "local"), 10.0,
          List.of("专科", "other", "private"), 5.0);

  private static Standardization standardize(List<List<String>> cells, double... values) {
    SurveyDesign design =
        SurveyDesign.stratified(new int[values.length], new double[] {2.0 * values.length});
    return Standardization.of(design.all(), values, new StandardMix(cells, NATION));
  }

  @Test
  void aCaseOutsideTheStandardIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> standardize(List.of(List.of("本科", "other", "private")), 1));
  }

  @Test
  void keysOfDifferentLengthAreRefused() {
    SurveyDesign design = SurveyDesign.stratified(new int[1], new double[] {1});
    Map<List<String>, Double> uneven = Map.of(List.of("a", "b"), 1.0, List.of("a"), 1.0);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Standardization.of(
                design.all(),
                new double[] {1},
                new StandardMix(List.of(List.of("a", "b")), uneven)));
  }

  @Test
  void emptyCellsMergeOverAffiliationsFirstThenOverTypes() {
    List<List<String>> cells =
        List.of(
            List.of("本科", "target", "local"),
            List.of("本科", "target", "local"),
            List.of("本科", "other", "local"),
            List.of("专科", "other", "local"));
    Standardization s = standardize(cells, 1, 3, 5, 9);
    assertEquals(
        List.of(
            new Standardization.Merge(
                List.of("专科", "other"), List.of(List.of("专科", "other", "private"))),
            new Standardization.Merge(
                List.of("专科", "target"), List.of(List.of("专科", "target", "local"))),
            new Standardization.Merge(
                List.of("本科", "target"), List.of(List.of("本科", "target", "central"))),
            new Standardization.Merge(List.of("专科"), List.of(List.of("专科", "target")))),
        s.merges());
    // 本科 target 40 % · 2 + 本科 other 20 % · 5 + 专科 40 % · 9
    assertEquals(0.4 * 2 + 0.2 * 5 + 0.4 * 9, s.estimate().orElseThrow().value(), 1e-12);
  }

  @Test
  void aGroupWithoutALevelCannotBeStandardized() {
    Standardization s = standardize(List.of(List.of("本科", "other", "local")), 4);
    assertEquals(Optional.empty(), s.estimate());
    assertEquals(List.of("专科"), s.empty());
  }

  @Test
  void aCompleteGroupStaysWithoutErrorWhenStandardized() {
    SurveyDesign design = SurveyDesign.stratified(new int[3], new double[] {3});
    List<List<String>> cells =
        List.of(
            List.of("本科", "target", "local"),
            List.of("本科", "other", "local"),
            List.of("专科", "other", "local"));
    Estimate e =
        Standardization.of(design.all(), new double[] {1, 2, 3}, new StandardMix(cells, NATION))
            .estimate()
            .orElseThrow();
    assertTrue(e.complete());
    assertEquals(0, e.standardError().orElseThrow());
  }
}
