package org.orgstatus.export.writer;

import java.awt.geom.Rectangle2D;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultFigure.Kind;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.figure.ChartXml;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.figure.FigureData.Mark;
import org.orgstatus.export.figure.PointNames;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.TableHead;

/**
 * A figure as lines, boxes, dots and texts, for pages and PDF alike. Rows lie below one another, so
 * that names of any length can be read; series differ in shade and shape, not in colour alone.
 *
 * @param width in pixels, of which 96 make an inch
 */
public record FigureDrawing(int width, int height, List<Shape> shapes) {

  static final int WIDTH = 640;

  private static final int LABELS = 190;
  private static final int RIGHT = 30;
  private static final int AXIS = 24;
  private static final int ROW = 15;

  /** Of a label that takes more than one. */
  private static final int LABEL_LINE = 12;

  /** Halves of a Chinese character that a line of a label holds. */
  private static final int HALVES = 32;

  private static final int PER_SERIES = 8;
  private static final int TALL = 330;

  /** Of a unit of the drawing, where its names are as high as those of an office chart. */
  private static final double MILLIMETRES = 0.256;

  private static final int TICKS = 5;

  /** How far from a mark its number is said. */
  private static final double NEAR = 7;

  private static final String INK = "#1c2430";
  private static final String GREY = "#6b7280";
  private static final String PALE = "#d9dee6";
  private static final String BEHIND = "#" + ChartXml.BEHIND;
  private static final String LINE = "#b4460f";

  /** Of marks, so that groups differ in grey too; in the order of office charts. */
  enum Outline {
    ROUND,
    DIAMOND,
    TRIANGLE,
    SQUARE
  }

  /** A part of the drawing. */
  sealed interface Shape {
    /** A straight line; dashed where it is no data. */
    record Line(
        double x1, double y1, double x2, double y2, String colour, double width, boolean dashed)
        implements Shape {}

    /** A filled box. */
    record Box(double x, double y, double width, double height, String colour) implements Shape {}

    /** A filled mark, about as large as a dot of the radius. */
    record Dot(double x, double y, double radius, String colour, Outline outline) implements Shape {

      /** Corners right and down of the middle, in turn; none for a round one. */
      double[][] corners() {
        double r = radius;
        return switch (outline) {
          case ROUND -> new double[0][];
          case DIAMOND -> new double[][] {{0, -r}, {r, 0}, {0, r}, {-r, 0}};
          case TRIANGLE -> new double[][] {{0, -r}, {r, r}, {-r, r}};
          case SQUARE -> new double[][] {{-r, -r}, {r, -r}, {r, r}, {-r, r}};
        };
      }
    }

    /**
     * @param y of the middle of the letters
     * @param anchor start, middle or end
     */
    record Text(double x, double y, String anchor, String text, String colour) implements Shape {}

    /** Lies unseen over a mark; a page says the words where it is pointed at. */
    record Told(double x, double y, double width, double height, String words) implements Shape {}
  }

  public FigureDrawing {
    shapes = List.copyOf(shapes);
  }

  /** Whether the figure is drawn here; heat maps are tables of shaded cells. */
  public static boolean isFor(ResultFigure figure) {
    return figure.kind().isChart();
  }

  public static FigureDrawing of(FigureData data, Language language) {
    Drawing drawing = new Drawing(data, language);
    return switch (data.figure().kind()) {
      case STEPS, LINES -> drawing.overRows();
      case SCATTER -> drawing.points();
      default -> drawing.rows();
    };
  }

  /** The drawing as SVG that stands in a page. */
  public String svg(String alternative) {
    StringBuilder svg =
        new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
            .append(width)
            .append(' ')
            .append(height)
            .append("\" aria-label=\"")
            .append(HtmlWriter.escaped(alternative))
            .append("\">");
    for (Shape shape : shapes) {
      svg.append(svg(shape));
    }
    return svg.append("</svg>").toString();
  }

  private static String svg(Shape shape) {
    if (shape instanceof Shape.Line l) {
      return String.format(
          Locale.ROOT,
          "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
              + " stroke-width=\"%.1f\"%s/>",
          l.x1,
          l.y1,
          l.x2,
          l.y2,
          l.colour,
          l.width,
          l.dashed ? " stroke-dasharray=\"5 3\"" : "");
    }
    if (shape instanceof Shape.Box b) {
      return String.format(
          Locale.ROOT,
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
          b.x,
          b.y,
          b.width,
          b.height,
          b.colour);
    }
    if (shape instanceof Shape.Dot d) {
      return d.outline == Outline.ROUND
          ? String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>",
              d.x,
              d.y,
              d.radius,
              d.colour)
          : String.format(
              Locale.ROOT,
              "<path d=\"M%sz\" fill=\"%s\"/>",
              Stream.of(d.corners())
                  .map(c -> String.format(Locale.ROOT, "%.1f %.1f", d.x + c[0], d.y + c[1]))
                  .collect(Collectors.joining("L")),
              d.colour);
    }
    if (shape instanceof Shape.Told t) {
      return String.format(
          Locale.ROOT,
          "<rect class=\"told\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
              + " fill-opacity=\"0\" data-words=\"%s\"/>",
          t.x,
          t.y,
          t.width,
          t.height,
          HtmlWriter.escaped(t.words));
    }
    Shape.Text t = (Shape.Text) shape;
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"11\">%s</text>",
        t.x,
        t.y + 4,
        t.anchor,
        t.colour,
        HtmlWriter.escaped(t.text));
  }

  /** One figure in the making. */
  private static final class Drawing {
    private final FigureData data;
    private final Language language;
    private final List<Shape> shapes = new ArrayList<>();
    private double low;
    private double high;

    Drawing(FigureData data, Language language) {
      this.data = data;
      this.language = language;
      scale();
    }

    /** From 0 or the lowest number to a round one above the highest. */
    private void scale() {
      double least = Math.min(0, data.figure().reference().orElse(0.0));
      double most = data.figure().reference().orElse(0.0);
      for (Bar bar : data.bars()) {
        for (Mark mark : bar.marks()) {
          for (OptionalDouble each : List.of(mark.value(), mark.low(), mark.high())) {
            least = Math.min(least, each.orElse(0));
            most = Math.max(most, each.orElse(0));
          }
        }
      }
      for (FigureData.Behind line : data.behind()) {
        for (OptionalDouble each : line.values()) {
          least = Math.min(least, each.orElse(0));
          most = Math.max(most, each.orElse(0));
        }
      }
      double step = step((most - least) / TICKS);
      low = step * Math.floor(least / step);
      high =
          data.isPercent() && least >= 0 && most <= 100
              ? 100
              : Math.max(low + step, step * Math.ceil(most / step));
    }

    private static double step(double rough) {
      if (rough <= 0) {
        return 1;
      }
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      for (double nice : new double[] {1, 2, 5}) {
        if (nice * power >= rough - 1e-12) {
          return nice * power;
        }
      }
      return 10 * power;
    }

    private double ticks() {
      return step((high - low) / TICKS);
    }

    private double across(double value) {
      return LABELS + (WIDTH - LABELS - RIGHT) * (value - low) / (high - low);
    }

    private void text(double x, double y, String anchor, String text, String colour) {
      shapes.add(new Shape.Text(x, y, anchor, InertText.shown(text), colour));
    }

    private static String number(double value) {
      boolean whole = Math.abs(value - Math.rint(value)) < 1e-9;
      return CellText.number(value, whole ? 0 : value * 10 == Math.rint(value * 10) ? 1 : 2);
    }

    private double legend(List<String> names, double top) {
      if (names.size() < 2) {
        return top;
      }
      double x = LABELS;
      double y = top + 7;
      for (int i = 0; i < names.size(); i++) {
        double wide = 26 + 6.0 * ColumnWidths.halves(names.get(i));
        if (x + wide > WIDTH && x > LABELS) {
          x = LABELS;
          y += ROW;
        }
        shapes.add(new Shape.Box(x, y - 5, 10, 10, colour(i)));
        text(x + 14, y, "start", names.get(i), INK);
        x += wide;
      }
      return y + ROW;
    }

    private List<String> names() {
      return data.series().stream()
          .map(c -> TableHead.withUnit(c.fullLabel(), c.unit(), language))
          .toList();
    }

    private static String colour(int series) {
      return "#" + ChartXml.COLOURS.get(series % ChartXml.COLOURS.size());
    }

    FigureDrawing rows() {
      boolean bars = data.figure().kind() == Kind.BARS;
      double top = legend(names(), 2);
      double each = Math.max(ROW, 4 + PER_SERIES * (bars ? data.series().size() : 1));
      double blocks =
          data.bars().stream()
              .map(b -> b.row().block())
              .filter(b -> !b.isEmpty())
              .distinct()
              .mapToDouble(b -> high(b, ROW))
              .sum();
      double bottom =
          top + blocks + data.bars().stream().mapToDouble(bar -> high(bar.label(), each)).sum();
      for (double at = low; at <= high + 1e-9; at += ticks()) {
        shapes.add(new Shape.Line(across(at), top, across(at), bottom, PALE, 0.7, false));
        text(across(at), bottom + 9, "middle", number(at), GREY);
      }
      double y = top;
      String block = "";
      for (Bar bar : data.bars()) {
        String next = bar.row().block().in(language);
        if (!next.equals(block) && !next.isEmpty()) {
          double high = high(bar.row().block(), ROW);
          label(2, y + high / 2, "start", next, GREY);
          y += high;
        }
        block = next;
        double high = high(bar.label(), each);
        label(LABELS - 6, y + high / 2, "end", bar.label().in(language), INK);
        for (int s = 0; s < bar.marks().size(); s++) {
          mark(bar, s, y + (high - each) / 2, each, bars);
        }
        y += high;
      }
      data.figure()
          .reference()
          .ifPresent(
              at ->
                  shapes.add(new Shape.Line(across(at), top, across(at), bottom, LINE, 1.3, true)));
      shapes.add(new Shape.Line(LABELS, top, LABELS, bottom, GREY, 1, false));
      return new FigureDrawing(WIDTH, (int) Math.ceil(bottom + AXIS), shapes);
    }

    /** Of a row whose label may take several lines. */
    private double high(LocalText label, double least) {
      int lines = lines(label.in(language)).size();
      return lines == 1 ? least : Math.max(least, LABEL_LINE * lines + 4);
    }

    private void label(double x, double middle, String anchor, String label, String colour) {
      List<String> lines = lines(label);
      double y = middle - LABEL_LINE * (lines.size() - 1) / 2.0;
      for (String line : lines) {
        text(x, y, anchor, line, colour);
        y += LABEL_LINE;
      }
    }

    /** A label in lines that its place holds; no word of it is lost. */
    private static List<String> lines(String label) {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
      breaks.setText(label);
      int begin = breaks.first();
      for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        String piece = label.substring(begin, end);
        if (line.length() > 0 && ColumnWidths.halves(line + piece.strip()) > HALVES) {
          lines.add(line.toString().strip());
          line.setLength(0);
        }
        line.append(piece);
        begin = end;
      }
      lines.add(line.toString().strip());
      return lines;
    }

    private void mark(Bar bar, int series, double top, double each, boolean bars) {
      Mark mark = bar.marks().get(series);
      double y = bars ? top + 2 + PER_SERIES * (series + 0.5) : top + each / 2;
      if (mark.value().isEmpty()) {
        text(LABELS + 4, y, "start", mark.withheld() ? CellText.WITHHELD : CellText.NONE, GREY);
        return;
      }
      double value = mark.value().getAsDouble();
      double from = bars ? across(Math.max(low, Math.min(0, high))) : across(value);
      if (bars) {
        shapes.add(
            new Shape.Box(
                Math.min(from, across(value)),
                y - PER_SERIES / 2.0 + 0.5,
                Math.abs(across(value) - from),
                PER_SERIES - 1,
                colour(series)));
      }
      if (mark.low().isPresent() && mark.high().isPresent()) {
        double left = across(mark.low().getAsDouble());
        double right = across(mark.high().getAsDouble());
        shapes.add(new Shape.Line(left, y, right, y, GREY, 1.2, false));
        shapes.add(new Shape.Line(left, y - 2.5, left, y + 2.5, GREY, 1.2, false));
        shapes.add(new Shape.Line(right, y - 2.5, right, y + 2.5, GREY, 1.2, false));
      }
      if (!bars) {
        boolean total = bar.row().total();
        shapes.add(
            new Shape.Dot(
                across(value),
                y,
                total ? 5 : 3.4,
                total ? INK : colour(series),
                total ? Outline.DIAMOND : Outline.ROUND));
      }
      double tall = bars ? PER_SERIES : each;
      shapes.add(
          new Shape.Told(
              Math.min(from, across(value)) - NEAR,
              y - tall / 2,
              Math.abs(across(value) - from) + 2 * NEAR,
              tall,
              told(bar, List.of(series))));
    }

    /** The row with its numbers, their intervals and how many they rest on. */
    private String told(Bar bar, List<Integer> of) {
      String stop = language == Language.ZH ? "：" : ": ";
      List<String> numbers = new ArrayList<>();
      for (int s : of) {
        CellText cell =
            CellText.of(bar.marks().get(s).cell(), data.series().get(s), language, true);
        String number =
            String.join(" ", Stream.concat(Stream.of(cell.main()), cell.small().stream()).toList());
        numbers.add(data.series().size() == 1 ? number : names().get(s) + stop + number);
      }
      String comma = language == Language.ZH ? "；" : "; ";
      return bar.label().in(language) + stop + String.join(comma, numbers);
    }

    private double up(double value, double bottom, double from, double to) {
      return bottom - (bottom - 10 - legendHeight) * (value - from) / (to - from);
    }

    private double legendHeight;

    private void frame(double bottom, double from, double to, double tick) {
      for (double at = from; at <= to + 1e-9; at += tick) {
        double y = up(at, bottom, from, to);
        shapes.add(new Shape.Line(60, y, WIDTH - RIGHT, y, PALE, 0.7, false));
        text(54, y, "end", number(at), GREY);
      }
    }

    FigureDrawing overRows() {
      legendHeight = legend(names(), 0);
      double bottom = TALL - AXIS;
      frame(bottom, low, high, ticks());
      int n = data.bars().size();
      double wide = (WIDTH - RIGHT - 60.0) / Math.max(1, n);
      int every = Math.max(1, n / 12);
      for (int i = 0; i < n; i += every) {
        text(
            60 + wide * (i + 0.5),
            bottom + 10,
            "middle",
            data.bars().get(i).label().in(language),
            GREY);
      }
      for (FigureData.Behind line : data.behind()) {
        for (int i = 1; i < n; i++) {
          OptionalDouble from = line.values().get(i - 1);
          OptionalDouble to = line.values().get(i);
          if (from.isPresent() && to.isPresent()) {
            double x = 60 + wide * (i + 0.5);
            double y1 = up(from.getAsDouble(), bottom, low, high);
            double y2 = up(to.getAsDouble(), bottom, low, high);
            shapes.add(new Shape.Line(x - wide, y1, x, y2, BEHIND, 1, false));
          }
        }
      }
      for (int s = 0; s < data.series().size(); s++) {
        boolean straight = data.figure().kind() == ResultFigure.Kind.LINES;
        double before = Double.NaN;
        for (int i = 0; i < n; i++) {
          OptionalDouble value = data.bars().get(i).marks().get(s).value();
          double x = 60 + wide * i;
          double y = value.isEmpty() ? Double.NaN : up(value.getAsDouble(), bottom, low, high);
          if (straight && !Double.isNaN(before) && !Double.isNaN(y)) {
            double middle = x + wide / 2;
            shapes.add(new Shape.Line(middle - wide, before, middle, y, colour(s), 1.8, s > 0));
          } else if (!straight && !Double.isNaN(y)) {
            shapes.add(new Shape.Line(x, y, x + wide, y, colour(s), 1.8, false));
            if (!Double.isNaN(before)) {
              shapes.add(new Shape.Line(x, before, x, y, colour(s), 1.8, false));
            }
          }
          if (!Double.isNaN(y)) {
            String words = told(data.bars().get(i), List.of(s));
            shapes.add(new Shape.Told(x, y - NEAR, wide, 2 * NEAR, words));
          }
          before = y;
        }
      }
      shapes.add(new Shape.Line(60, bottom, WIDTH - RIGHT, bottom, GREY, 1, false));
      return new FigureDrawing(WIDTH, TALL, shapes);
    }

    FigureDrawing points() {
      double bottom = TALL - AXIS - ROW;
      double[] x = span(0);
      double[] y = span(1);
      legendHeight = ROW;
      frame(bottom, y[0], y[1], step((y[1] - y[0]) / TICKS));
      for (double at = x[0]; at <= x[1] + 1e-9; at += step((x[1] - x[0]) / TICKS)) {
        text(
            60 + (WIDTH - RIGHT - 60) * (at - x[0]) / (x[1] - x[0]),
            bottom + 10,
            "middle",
            number(at),
            GREY);
      }
      Column across = data.series().get(0);
      Column upwards = data.series().get(1);
      text(2, 6, "start", TableHead.withUnit(upwards.fullLabel(), upwards.unit(), language), GREY);
      text(
          WIDTH - RIGHT,
          bottom + 10 + ROW,
          "end",
          TableHead.withUnit(across.fullLabel(), across.unit(), language),
          GREY);
      List<LocalText> groups = data.bars().stream().map(b -> b.row().block()).distinct().toList();
      List<Shape.Dot> dots = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Bar bar : data.bars()) {
        if (bar.marks().stream().allMatch(m -> m.value().isPresent())) {
          double at =
              60
                  + (WIDTH - RIGHT - 60)
                      * (bar.marks().get(0).value().getAsDouble() - x[0])
                      / (x[1] - x[0]);
          double high = up(bar.marks().get(1).value().getAsDouble(), bottom, y[0], y[1]);
          dots.add(dot(at, high, groups.indexOf(bar.row().block())));
          names.add(bar.label().in(language));
          String words = told(bar, List.of(0, 1));
          shapes.add(new Shape.Told(at - NEAR, high - NEAR, 2 * NEAR, 2 * NEAR, words));
        }
      }
      named(dots, names, bottom);
      if (groups.size() < 2) {
        return new FigureDrawing(WIDTH, TALL, shapes);
      }
      groups(groups, TALL);
      return new FigureDrawing(WIDTH, TALL + ROW, shapes);
    }

    /** A line that says what the outlines stand for. */
    private void groups(List<LocalText> groups, double y) {
      double x = 60 + NEAR;
      for (int i = 0; i < groups.size(); i++) {
        String name = groups.get(i).in(language);
        shapes.add(dot(x, y, i));
        text(x + NEAR, y, "start", name, INK);
        x += 26 + 6.0 * ColumnWidths.halves(name);
      }
    }

    private static Shape.Dot dot(double x, double y, int group) {
      Outline[] outlines = Outline.values();
      return new Shape.Dot(x, y, 3, colour(group), outlines[group % outlines.length]);
    }

    private void named(List<Shape.Dot> dots, List<String> names, double bottom) {
      List<PointNames.Spot> spots =
          PointNames.spots(
              dots.stream().mapToDouble(dot -> dot.x * MILLIMETRES).toArray(),
              dots.stream().mapToDouble(dot -> -dot.y * MILLIMETRES).toArray(),
              names,
              new Rectangle2D.Double(
                  60 * MILLIMETRES,
                  -bottom * MILLIMETRES,
                  (WIDTH - 60) * MILLIMETRES,
                  (bottom - ROW) * MILLIMETRES));
      for (int i = 0; i < spots.size(); i++) {
        Shape.Dot dot = dots.get(i);
        PointNames.Spot spot = spots.get(i);
        double x = dot.x + spot.right() / MILLIMETRES;
        double y = dot.y - spot.up() / MILLIMETRES;
        if (spot.led()) {
          double to = spot.anchor().equals("middle") ? y + Math.signum(spot.up()) * NEAR : y;
          shapes.add(new Shape.Line(dot.x, dot.y, x, to, GREY, 0.5, false));
        }
        shapes.add(dot);
        text(x, y, spot.anchor(), names.get(i), INK);
      }
    }

    private double[] span(int series) {
      double least = 0;
      double most = 0;
      for (Bar bar : data.bars()) {
        double value = bar.marks().get(series).value().orElse(0);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      double step = step((most - least) / TICKS);
      return new double[] {
        step * Math.floor(least / step), Math.max(step, step * Math.ceil(most / step))
      };
    }
  }
}
