package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.List;

/** Sets the names of a scatter's points beside them, so that few hide another point or name. */
final class PointNames {

  /** Where a name stands from its point, as charts write it. */
  private static final List<String> PLACES = List.of("r", "l", "t", "b");

  /** Millimetres: the plot, half a mark, a line of names, a wide and a narrow letter. */
  private static final double WIDTH = 130;

  private static final double HEIGHT = 90;
  private static final double MARK = 1.5;
  private static final double LINE = 3.4;
  private static final double WIDE = 2.9;
  private static final double NARROW = 1.6;

  private record Box(double left, double right, double low, double high) {

    boolean hides(Box other) {
      return left < other.right && right > other.left && low < other.high && high > other.low;
    }
  }

  private PointNames() {}

  /**
   * A place for each point, in order.
   *
   * @param x numbers across, finite
   * @param y numbers up, finite
   */
  static List<String> places(double[] x, double[] y, List<String> names) {
    double[] across = scaled(x, WIDTH);
    double[] up = scaled(y, HEIGHT);
    List<Box> taken = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      taken.add(new Box(across[i] - MARK, across[i] + MARK, up[i] - MARK, up[i] + MARK));
    }
    List<String> places = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      String best = "";
      long fewest = Long.MAX_VALUE;
      for (String place : PLACES) {
        Box box = box(place, across[i], up[i], width(names.get(i)));
        long hidden = taken.stream().filter(box::hides).count();
        if (hidden < fewest) {
          fewest = hidden;
          best = place;
        }
      }
      places.add(best);
      taken.add(box(best, across[i], up[i], width(names.get(i))));
    }
    return places;
  }

  private static double[] scaled(double[] values, double length) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (double v : values) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = high > low ? length * (values[i] - low) / (high - low) : 0;
    }
    return scaled;
  }

  private static double width(String name) {
    return name.codePoints().mapToDouble(c -> c > 0x1100 ? WIDE : NARROW).sum();
  }

  /** The box of a name; it leaves its own point's mark free. */
  private static Box box(String place, double x, double y, double width) {
    double off = MARK + 0.1;
    return switch (place) {
      case "r" -> new Box(x + off, x + off + width, y - LINE / 2, y + LINE / 2);
      case "l" -> new Box(x - off - width, x - off, y - LINE / 2, y + LINE / 2);
      case "t" -> new Box(x - width / 2, x + width / 2, y + off, y + off + LINE);
      default -> new Box(x - width / 2, x + width / 2, y - off - LINE, y - off);
    };
  }
}
