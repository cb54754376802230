package org.orgstatus.export.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PointNamesTest {

  @Test
  void namesGiveWayToPointsAndToEachOther() {
    // The second point lies where the first one's name would stand, and on the first but for a
    // hair.
    assertEquals(
        List.of("l", "r", "r"),
        PointNames.places(
            new double[] {5, 5.3, 10}, new double[] {50, 50, 90}, List.of("福建", "北京", "上海")));
  }

  @Test
  void aPointAloneHasItsNameAtTheRight() {
    assertEquals(
        List.of("r"), PointNames.places(new double[] {5}, new double[] {50}, List.of("Beijing")));
    assertEquals(List.of(), PointNames.places(new double[0], new double[0], List.of()));
  }
}
