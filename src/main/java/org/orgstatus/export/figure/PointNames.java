package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets the names of a scatter's points beside them, so that few hide another point or name. */
public final class PointNames {

  /** Where a name stands from its point, as charts write it. */
  private static final List<String> PLACES = List.of("r", "l", "t", "b");

  /** Millimetres: the plot, half a mark, a line of names, a wide and a narrow letter. */
  private static final double WIDTH = 130;

  private static final double HEIGHT = 74;
  private static final double MARK = 1.5;
  private static final double LINE = 2.8;
  private static final double WIDE = 2.9;
  private static final double NARROW = 1.6;

  /** What an axis that ends at round numbers leaves free at each end, as part of what it shows. */
  private static final double FREE = 0.12;

  /** More rounds change nothing, or go in a circle. */
  private static final int ROUNDS = 20;

  /** Square millimetres for which no name moves. */
  private static final double HAIR = 1e-9;

  private record Box(double left, double right, double low, double high) {

    /** Square millimetres that both cover. */
    double covers(Box other) {
      double wide = Math.min(right, other.right) - Math.max(left, other.left);
      double tall = Math.min(high, other.high) - Math.max(low, other.low);
      return Math.max(0, wide) * Math.max(0, tall);
    }
  }

  /** Where each name may stand, by point and place, and what it would cover of the points. */
  private final List<List<Box>> boxes = new ArrayList<>();

  private final double[][] marked;

  /** The place of each name so far. */
  private final int[] at;

  private PointNames(double[] across, double[] up, List<String> names) {
    List<Box> marks = new ArrayList<>();
    for (int i = 0; i < across.length; i++) {
      marks.add(new Box(across[i] - MARK, across[i] + MARK, up[i] - MARK, up[i] + MARK));
    }
    at = new int[across.length];
    marked = new double[across.length][PLACES.size()];
    for (int i = 0; i < across.length; i++) {
      List<Box> own = new ArrayList<>();
      for (int p = 0; p < PLACES.size(); p++) {
        Box box = box(PLACES.get(p), across[i], up[i], width(names.get(i)));
        marked[i][p] = marks.stream().mapToDouble(box::covers).sum();
        own.add(box);
      }
      boxes.add(own);
    }
  }

  /**
   * A place for each point, in order. Names go, two at a time, where they cover least of points and
   * of other names, until none finds a better place.
   *
   * @param x numbers across, finite
   * @param y numbers up, finite
   * @param percent whether the upright axis runs from 0 to 100 whatever the numbers
   */
  static List<String> places(double[] x, double[] y, List<String> names, boolean percent) {
    return places(scaled(x, WIDTH, false), scaled(y, HEIGHT, percent), names);
  }

  /**
   * The same for points that are drawn already.
   *
   * @param x millimetres to the right
   * @param y millimetres up
   */
  public static List<String> places(double[] x, double[] y, List<String> names) {
    PointNames all = new PointNames(x, y, names);
    boolean moved = true;
    for (int round = 0; moved && round < ROUNDS; round++) {
      moved = false;
      for (int i = 0; i < x.length; i++) {
        for (int j = i; j < x.length; j++) {
          moved |= (j == i || all.areNear(i, j)) && all.move(i, j);
        }
      }
    }
    return Arrays.stream(all.at).mapToObj(PLACES::get).toList();
  }

  private boolean areNear(int i, int j) {
    return boxes.get(i).stream()
        .anyMatch(one -> boxes.get(j).stream().anyMatch(other -> one.covers(other) > 0));
  }

  /** Moves two names, or one, where they cover less; tells whether they have moved. */
  private boolean move(int i, int j) {
    double[] ofOne = covered(i, i, j);
    double[] ofOther = covered(j, i, j);
    int[] best = {at[i], at[j]};
    double least = together(i, j, best[0], best[1], ofOne, ofOther) - HAIR;
    for (int p = 0; p < PLACES.size(); p++) {
      for (int q = i == j ? p : 0; q < (i == j ? p + 1 : PLACES.size()); q++) {
        double covered = together(i, j, p, q, ofOne, ofOther);
        if (covered < least) {
          least = covered;
          best = new int[] {p, q};
        }
      }
    }
    boolean moved = at[i] != best[0] || at[j] != best[1];
    at[i] = best[0];
    at[j] = best[1];
    return moved;
  }

  private double together(int i, int j, int p, int q, double[] ofOne, double[] ofOther) {
    return i == j
        ? ofOne[p]
        : ofOne[p] + ofOther[q] + boxes.get(i).get(p).covers(boxes.get(j).get(q));
  }

  /** What a name covers in each place, but for the names of two points. */
  private double[] covered(int of, int i, int j) {
    double[] covered = marked[of].clone();
    for (int k = 0; k < at.length; k++) {
      for (int p = 0; k != i && k != j && p < covered.length; p++) {
        covered[p] += boxes.get(of).get(p).covers(boxes.get(k).get(at[k]));
      }
    }
    return covered;
  }

  private static double[] scaled(double[] values, double length, boolean percent) {
    double low = percent ? 0 : Double.MAX_VALUE;
    double high = percent ? 100 : -Double.MAX_VALUE;
    for (double v : values) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    double free = percent ? 0 : length * FREE;
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      double part = high > low ? (values[i] - low) / (high - low) : 0;
      scaled[i] = free + (length - 2 * free) * part;
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
