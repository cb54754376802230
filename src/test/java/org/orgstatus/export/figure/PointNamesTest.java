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
            new double[] {5, 5.3, 10},
            new double[] {50, 50, 90},
            List.of("福建", "北京", "上海"),
            false));
  }

  @Test
  void aPointAloneHasItsNameAtTheRight() {
    assertEquals(
        List.of("r"),
        PointNames.places(new double[] {5}, new double[] {50}, List.of("Beijing"), false));
    assertEquals(List.of(), PointNames.places(new double[0], new double[0], List.of(), true));
  }

  @Test
  void namesAreAsCloseAsTheAxisDrawsThem() {
    // Three points of one measure, three per cent apart: on an axis to 100 a name at the right
    // would cover the next one, on an axis of their own it would not.
    double[] same = {8, 8, 8};
    double[] rates = {60, 63, 66};
    List<String> names = List.of("Hubei", "Shanghai", "XPCC");
    assertEquals(List.of("r", "r", "r"), PointNames.places(same, rates, names, false));
    List<String> places = PointNames.places(same, rates, names, true);
    assertEquals(3, places.size());
    assertEquals("l", places.get(1), places.toString());
  }
}
