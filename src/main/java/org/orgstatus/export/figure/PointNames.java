package org.orgstatus.export.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.export.text.Letters;

/**
 * Sets the names of a scatter's points where they hide no other point and no other name. All
 * lengths are millimetres, to the right and up.
 */
public final class PointNames {

  /**
   * Where a name may stand from its point.
   *
   * @param anchor what of the name stands there: start, middle or end
   * @param right of the point
   * @param up the middle of the letters
   * @param led whether a line leads to it, since it does not stand beside its point
   */
  public record Spot(String anchor, double right, double up, boolean led) {}

  /** Height of a line of names with the gap to the next. */
  private static final double LINE = 3.1;

  /** Between two names in one line. */
  private static final double GAP = 0.6;

  /** What a place to which a line leads counts as hiding, and each later one of the places. */
  private static final double AGAINST_LED = 0.3;

  private static final double AGAINST_LATER = 0.02;

  /** What is hidden of points counts so many times: they are small. */
  private static final double POINTS = 4;

  /** What a line counts as hiding that runs through a name, a point or another line. */
  private static final double CROSSED = 12;

  /** Square millimetres that hide nothing: letters do not fill their lines, nor marks squares. */
  private static final double TOUCH = 0.8;

  /** The plot of an office chart. */
  private static final double WIDTH = 130;

  private static final double HEIGHT = 74;

  /** What an axis that ends at round numbers leaves free at each end, as part of what it shows. */
  private static final double FREE = 0.12;

  /** How far from a plot's right edge names may stand. */
  private static final double BESIDE_PLOT = 9;

  /** The places that office charts know, in the order in which they are tried. */
  private static final List<String> CODES = List.of("r", "l", "t", "b");

  /**
   * How points and names are drawn.
   *
   * @param mark half the width of a point's mark
   * @param size of the letters, a little more where their font is a wide one
   * @param spots the places that names may have, the first best
   */
  private record Way(double mark, double size, List<Spot> spots) {}

  private static final Way OFFICE = new Way(1.25, 2.82, beside(2.2, 4));
  private static final Way DRAWN = new Way(0.8, 2.95, drawn());

  private final List<Rectangle2D> marks = new ArrayList<>();
  private final List<List<Rectangle2D>> names = new ArrayList<>();
  private final List<List<Line2D>> lines = new ArrayList<>();
  private final List<Spot> spots;
  private final Rectangle2D room;

  private PointNames(double[] x, double[] y, List<String> texts, Way way, Rectangle2D room) {
    this.spots = way.spots;
    this.room = room;
    double mark = way.mark;
    for (int i = 0; i < x.length; i++) {
      marks.add(new Rectangle2D.Double(x[i] - mark, y[i] - mark, 2 * mark, 2 * mark));
      List<Rectangle2D> boxes = new ArrayList<>();
      List<Line2D> leading = new ArrayList<>();
      double width = GAP + Letters.SANS.width(texts.get(i), way.size);
      for (Spot spot : spots) {
        boxes.add(box(spot, x[i], y[i], width));
        leading.add(new Line2D.Double(x[i], y[i], x[i] + spot.right, y[i] + spot.up));
      }
      names.add(boxes);
      lines.add(leading);
    }
  }

  /**
   * Where names stand in an office chart.
   *
   * @param places of all names, as the chart writes them
   * @param crowded those that it has no place for, by index from 0
   */
  record Placed(List<String> places, List<Integer> crowded) {}

  /**
   * Names beside the points of an office chart.
   *
   * @param x numbers across, finite
   * @param y numbers up, finite
   * @param percent whether the upright axis runs from 0 to 100 whatever the numbers
   */
  static Placed placed(double[] x, double[] y, List<String> names, boolean percent) {
    PointNames office = office(x, y, names, percent);
    int[] at = office.found();
    return new Placed(Arrays.stream(at).mapToObj(CODES::get).toList(), office.crowded(at));
  }

  private List<Integer> crowded(int[] at) {
    List<Integer> crowded = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      int one = i;
      boolean hides =
          IntStream.range(0, at.length)
              .filter(other -> other != one && !crowded.contains(other))
              .anyMatch(other -> hidden(one, at[one], other, at[other]) > TOUCH);
      if (hides || hiddenPoints(i, at[i]) > TOUCH) {
        crowded.add(i);
      }
    }
    return crowded;
  }

  private static PointNames office(double[] x, double[] y, List<String> names, boolean percent) {
    return new PointNames(
        scaled(x, WIDTH, false),
        scaled(y, HEIGHT, percent),
        names,
        OFFICE,
        new Rectangle2D.Double(0, 0, WIDTH + BESIDE_PLOT, HEIGHT + LINE));
  }

  /**
   * Where each name stands in a drawing.
   *
   * @param room where names may stand
   */
  public static List<Spot> spots(double[] x, double[] y, List<String> names, Rectangle2D room) {
    PointNames drawn = new PointNames(x, y, names, DRAWN, room);
    return Arrays.stream(drawn.found()).mapToObj(DRAWN.spots::get).toList();
  }

  private int[] found() {
    return new PlaceSearch(names.size(), spots.size(), this::against, this::hidden, this::areNear)
        .found();
  }

  private boolean areNear(int one, int other) {
    return reach(one).intersects(reach(other));
  }

  /** Around all places of a name. */
  private Rectangle2D reach(int name) {
    Rectangle2D all = (Rectangle2D) marks.get(name).clone();
    names.get(name).forEach(all::add);
    return all;
  }

  /** What speaks against a place: it covers points, leaves the room, or is a later choice. */
  private double against(int name, int spot) {
    Rectangle2D box = names.get(name).get(spot);
    double outside = box.getWidth() * box.getHeight() - covered(box, room);
    return POINTS * hiddenPoints(name, spot)
        + outside
        + (spots.get(spot).led ? AGAINST_LED : 0)
        + spot * AGAINST_LATER;
  }

  /** What a name hides of other points, in square millimetres, its line too. */
  private double hiddenPoints(int name, int spot) {
    double hidden = 0;
    for (int i = 0; i < marks.size(); i++) {
      if (i != name) {
        hidden += covered(names.get(name).get(spot), marks.get(i));
        hidden += crosses(name, spot, marks.get(i)) ? CROSSED : 0;
      }
    }
    return hidden;
  }

  /** What two names hide of each other, counted alike. */
  private double hidden(int one, int spot, int other, int otherSpot) {
    Rectangle2D box = names.get(one).get(spot);
    Rectangle2D otherBox = names.get(other).get(otherSpot);
    boolean crossed =
        spots.get(spot).led
            && spots.get(otherSpot).led
            && lines.get(one).get(spot).intersectsLine(lines.get(other).get(otherSpot));
    return covered(box, otherBox)
        + (crosses(one, spot, otherBox) ? CROSSED : 0)
        + (crosses(other, otherSpot, box) ? CROSSED : 0)
        + (crossed ? CROSSED : 0);
  }

  /** Whether the line to a name runs into what does not lie where it begins. */
  private boolean crosses(int name, int spot, Rectangle2D box) {
    Line2D line = lines.get(name).get(spot);
    return spots.get(spot).led && line.intersects(box) && !box.contains(line.getP1());
  }

  private static double covered(Rectangle2D one, Rectangle2D other) {
    Rectangle2D both = one.createIntersection(other);
    return Math.max(0, both.getWidth()) * Math.max(0, both.getHeight());
  }

  // ---- where things lie

  /** Beside a point: at its right, its left, above and below. */
  private static List<Spot> beside(double across, double up) {
    return List.of(
        new Spot("start", across, 0, false),
        new Spot("end", -across, 0, false),
        new Spot("middle", 0, up, false),
        new Spot("middle", 0, -up, false));
  }

  /** Beside a point, a little higher and lower there, and then farther off. */
  private static List<Spot> drawn() {
    List<Spot> spots = new ArrayList<>(beside(1.3, 2.4));
    sideways(spots, 1.2, 1.2, false);
    for (double far : new double[] {4, 7, 10}) {
      sideways(spots, far, far, true);
      spots.add(new Spot("middle", 0, far + 2, true));
      spots.add(new Spot("middle", 0, -far - 2, true));
    }
    sideways(spots, 7, 2.5, true);
    return List.copyOf(spots);
  }

  private static void sideways(List<Spot> spots, double across, double up, boolean led) {
    spots.add(new Spot("start", across, up, led));
    spots.add(new Spot("start", across, -up, led));
    spots.add(new Spot("end", -across, up, led));
    spots.add(new Spot("end", -across, -up, led));
  }

  private static Rectangle2D box(Spot spot, double x, double y, double width) {
    double left =
        switch (spot.anchor) {
          case "start" -> -GAP / 2;
          case "end" -> GAP / 2 - width;
          default -> -width / 2;
        };
    return new Rectangle2D.Double(x + spot.right + left, y + spot.up - LINE / 2, width, LINE);
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
}
