package org.orgstatus.export.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointNamesTest {

  @Test
  void namesGiveWayToPointsAndToEachOther() {
    // The second point lies where the first one's name would stand, and on the first but for a
    // hair.
    assertEquals(
        List.of("l", "r", "r"),
        PointNames.placed(
                new double[] {5, 5.3, 10},
                new double[] {50, 50, 90},
                List.of("福建", "北京", "上海"),
                false)
            .places());
  }

  @Test
  void aPointAloneHasItsNameAtTheRight() {
    assertEquals(
        List.of("r"),
        PointNames.placed(new double[] {5}, new double[] {50}, List.of("Beijing"), false).places());
    assertEquals(
        List.of(), PointNames.placed(new double[0], new double[0], List.of(), true).places());
  }

  @Test
  void namesAreAsCloseAsTheAxisDrawsThem() {
    // Three points of one measure, three per cent apart: on an axis to 100 a name at the right
    // would cover the next one, on an axis of their own it would not.
    double[] same = {8, 8, 8};
    double[] rates = {60, 63, 66};
    List<String> names = List.of("Hubei", "Shanghai", "XPCC");
    assertEquals(List.of("r", "r", "r"), PointNames.placed(same, rates, names, false).places());
    List<String> places = PointNames.placed(same, rates, names, true).places();
    assertEquals(3, places.size());
    assertEquals("l", places.get(1), places.toString());
  }

  /** Measures and coverage of provinces, many of which did as much as others. */
  private static final String PROVINCES =
      "Beijing 10 61.9, Tianjin 10 51.6, Hebei 10 31, Shanghai 11 60.7, Jiangsu 10 57.6,"
          + " Zhejiang 10 66.7, Fujian 10 62.3, Shandong 12 50, Guangdong 11 50.8, Hainan 8 44.4,"
          + " Shanxi 5 45, Anhui 10 38.2, Jiangxi 9 39.4, Henan 8 34.1, Hunan 7 45.9,"
          + " InnerMongolia 8 17.1, Guangxi 8 29.2, Chongqing 7 35.7, Sichuan 10 45.1,"
          + " Guizhou 9 26.2, Yunnan 6 32.7, Shaanxi 9 47.6, Gansu 9 30, Qinghai 9 40,"
          + " Ningxia 8 55.6, Xinjiang 4 46.9, Liaoning 10 44.9, Heilongjiang 7 40.7";

  private static double[] column(int column, double times) {
    return Stream.of(PROVINCES.split(", "))
        .mapToDouble(line -> times * Double.parseDouble(line.split(" ")[column]))
        .toArray();
  }

  private static List<String> names() {
    return Stream.of(PROVINCES.split(", ")).map(line -> line.split(" ")[0]).toList();
  }

  private static Rectangle2D square(double x, double y, double half) {
    return new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half);
  }

  /** Letters two millimetres and a half high and half as wide, as they are on average. */
  private static Rectangle2D letters(PointNames.Spot spot, double x, double y, String name) {
    double wide = 1.25 * name.length();
    double left =
        switch (spot.anchor()) {
          case "start" -> 0;
          case "end" -> -wide;
          default -> -wide / 2;
        };
    return new Rectangle2D.Double(x + spot.right() + left, y + spot.up() - 1.25, wide, 2.5);
  }

  private static void assertNothingHidden(
      double[] x, double[] y, List<String> names, List<PointNames.Spot> spots, Rectangle2D room) {
    for (int i = 0; i < x.length; i++) {
      Rectangle2D name = letters(spots.get(i), x[i], y[i], names.get(i));
      assertTrue(room.contains(name), names.get(i));
      for (int j = 0; j < x.length; j++) {
        if (j != i) {
          String both = names.get(i) + " and " + names.get(j);
          assertFalse(name.intersects(square(x[j], y[j], 0.7)), both);
          assertFalse(name.intersects(letters(spots.get(j), x[j], y[j], names.get(j))), both);
        }
      }
    }
  }

  @Test
  void noNameHidesAnotherOrAPointWhereManyLieClose() {
    double[] x = column(1, 9.4);
    double[] y = column(2, 0.87);
    Rectangle2D room = new Rectangle2D.Double(0, 0, 149, 70);
    List<PointNames.Spot> spots = PointNames.spots(x, y, names(), room);
    assertNothingHidden(x, y, names(), spots, room);
    long led = spots.stream().filter(PointNames.Spot::led).count();
    assertTrue(led <= 4, led + " names stand away from their points");
  }

  @Test
  void aLineLeadsToANameThatHasNoPlaceBesideItsPoint() {
    double[] x = {50, 50.1, 50, 50.1, 50, 50.1, 50, 50.1, 50};
    double[] y = {30, 30, 30.1, 30.1, 30.2, 30.2, 30.3, 30.3, 30.4};
    List<String> names =
        List.of(
            "Beijing", "Tianjin", "Hebei", "Shanxi", "Jilin", "Henan", "Hubei", "Hunan", "Anhui");
    Rectangle2D room = new Rectangle2D.Double(0, 0, 149, 70);
    List<PointNames.Spot> spots = PointNames.spots(x, y, names, room);
    assertNothingHidden(x, y, names, spots, room);
    assertTrue(spots.stream().anyMatch(PointNames.Spot::led), spots.toString());
    assertFalse(spots.stream().allMatch(PointNames.Spot::led), spots.toString());
  }

  @Test
  void namesWithoutAPlaceInAnOfficeChartAreTold() {
    List<Integer> provinces =
        PointNames.placed(column(1, 1), column(2, 1), names(), true).crowded();
    assertTrue(provinces.size() <= 2, provinces.toString());
    // There are four places about a point for six names.
    double[] same = new double[6];
    List<String> six = List.of("Beijing", "Tianjin", "Hebei", "Shanxi", "Jilin", "Henan");
    assertEquals(2, PointNames.placed(same, same, six, false).crowded().size());
    // Two and a third far from them have.
    assertEquals(
        List.of(),
        PointNames.placed(
                new double[] {0, 0.8, 9}, new double[] {5, 5, 9}, six.subList(0, 3), false)
            .crowded());
  }
}
