package org.orgstatus.statistics.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orgstatus.statistics.disclosure.Deduction.Range;
import org.orgstatus.statistics.disclosure.LinkedTables.Sum;

/** What a reader can work out of hidden numbers. */
class DeductionTest {

  private static Range exactly(double value) {
    return Range.exactly(value);
  }

  @Test
  void theOnlyHiddenPartOfASumFollows() {
    Deduction deduction =
        new Deduction(
            Map.of("all", exactly(20), "a", exactly(17), "b", Range.UNKNOWN),
            List.of(new Sum("all", List.of("a", "b"))));
    assertEquals(exactly(3), deduction.of(Set.of("b")).get("b"));
  }

  @Test
  void oneOfTwoHiddenPartsDoesNotFollowUnlessNothingIsLeftForIt() {
    List<Sum> sums = List.of(new Sum("all", List.of("a", "b", "c")));
    Deduction open =
        new Deduction(
            Map.of("all", exactly(20), "a", exactly(13), "b", Range.UNKNOWN, "c", Range.UNKNOWN),
            sums);
    Range range = open.of(Set.of("b")).get("b");
    assertEquals(0, range.low(), 1e-9);
    assertEquals(7, range.high(), 1e-9);
    assertFalse(range.isExact());
    Deduction nothing =
        new Deduction(
            Map.of("all", exactly(13), "a", exactly(13), "b", Range.UNKNOWN, "c", Range.UNKNOWN),
            sums);
    assertTrue(nothing.of(Set.of("b")).get("b").isExact());
  }

  @Test
  void whatTwoTablesHideDifferentlyFollowsFromBoth() {
    Deduction deduction =
        new Deduction(
            Map.of(
                "all", exactly(20),
                "a", Range.UNKNOWN,
                "b", Range.UNKNOWN,
                "c", exactly(9),
                "rest", exactly(8)),
            List.of(new Sum("all", List.of("a", "b", "c")), new Sum("rest", List.of("b"))));
    assertEquals(3, deduction.of(Set.of("a")).get("a").low(), 1e-6);
    assertTrue(deduction.of(Set.of("a")).get("a").isExact());
  }

  @Test
  void roundingLeavesRoomThatProtects() {
    List<Sum> sums = List.of(new Sum("all", List.of("a", "b")));
    Deduction coarse =
        new Deduction(
            Map.of("all", new Range(98, 101), "a", exactly(96), "b", Range.UNKNOWN), sums);
    assertFalse(coarse.of(Set.of("b")).get("b").isExact());
    Deduction fine =
        new Deduction(Map.of("all", exactly(98), "a", exactly(96), "b", Range.UNKNOWN), sums);
    assertTrue(fine.of(Set.of("b")).get("b").isExact());
  }

  @Test
  void numbersThatDoNotAddUpTellNothing() {
    Deduction deduction =
        new Deduction(
            Map.of("all", exactly(10), "a", exactly(17), "b", Range.UNKNOWN),
            List.of(new Sum("all", List.of("a", "b"))));
    assertEquals(Map.of(), deduction.of(Set.of("b")));
  }

  @Test
  void oneContradictionDoesNotHideWhatAnotherSumTells() {
    Deduction deduction =
        new Deduction(
            Map.of(
                "all", exactly(10),
                "a", exactly(17),
                "b", Range.UNKNOWN,
                "sum", exactly(5),
                "c", exactly(3)),
            List.of(new Sum("all", List.of("a", "b")), new Sum("sum", List.of("b", "c"))));
    assertEquals(2, deduction.of(Set.of("b")).get("b").low(), 1e-6);
  }

  @Test
  void aSumOfCellsThatNobodySpeaksOfIsAMistake() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Deduction(Map.of("all", exactly(1)), List.of(new Sum("all", List.of("a")))));
    assertThrows(IllegalArgumentException.class, () -> new Range(2, 1));
  }
}
