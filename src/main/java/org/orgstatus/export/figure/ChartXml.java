package org.orgstatus.export.figure;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.orgstatus.export.figure.ChartSheet.Series;

/**
 * The DrawingML of a native chart (ECMA-376 part 1, 21.2). Written out here because the schemas
 * that come with the document library lack types that dots and intervals need.
 */
public final class ChartXml {

  /** From dark to light, so that a copy in grey tells them apart too; pages use the same. */
  public static final List<String> COLOURS =
      List.of("0B3C6F", "9A3E00", "00866B", "C87AA6", "E6A52E", "F0E442");

  /** Which of them so many areas take: far apart where they are few. */
  public static final List<List<Integer>> SPREAD =
      List.of(
          List.of(0),
          List.of(0),
          List.of(0, 4),
          List.of(0, 3, 5),
          List.of(0, 2, 4, 5),
          List.of(0, 1, 2, 4, 5),
          List.of(0, 1, 2, 3, 4, 5));

  /** Of lines behind others. */
  public static final String BEHIND = "B4BAC4";

  private static final List<String> DASHES = List.of("solid", "dash", "sysDot", "dashDot");

  private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
  private static final String MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
  private static final String INK = "1C2430";
  private static final String GREY = "6B7280";
  private static final String PALE = "D9DEE6";

  static final String AUTOMATIC = "";
  private static final String LEVEL = "0";
  private static final String UPRIGHT = "-5400000";

  /** Twelve thousand seven hundred English metric units make a point. */
  private static final int POINT = 12_700;

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final ChartSheet sheet;
  private final ChartType type;
  private int order;
  private int behind;

  ChartXml(ChartSheet sheet, ChartType type) throws XMLStreamException {
    this.sheet = sheet;
    this.type = type;
    this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /** Begins a chart of dots or lines over upright columns, or of lying bars. */
  void start(boolean bars) throws XMLStreamException {
    startPlot();
    open(bars ? "barChart" : "lineChart");
    if (bars) {
      value("barDir", "bar");
    }
    value("grouping", bars ? "clustered" : "standard");
    value("varyColors", "0");
  }

  /** Begins a chart of any kind, up to its plot. */
  void startPlot() throws XMLStreamException {
    xml.writeStartElement("c", "chartSpace", CHART);
    xml.writeNamespace("c", CHART);
    xml.writeNamespace("a", MAIN);
    value("roundedCorners", "0");
    open("chart");
    value("autoTitleDeleted", "1");
    open("plotArea");
    xml.writeEmptyElement("c", "layout", CHART);
  }

  /** Dots without a line between them; total rows get a larger dark diamond. */
  void dots(Series of, List<Integer> totals, @Nullable Series below, @Nullable Series above)
      throws XMLStreamException {
    openSeries(of);
    hiddenLine();
    marker("circle", 6, COLOURS.get(0));
    for (int row : totals) {
      open("dPt");
      value("idx", String.valueOf(row));
      marker("diamond", 9, INK);
      value("bubble3D", "0");
      close();
    }
    intervals(below, above, GREY);
    closeDots(of);
  }

  /** Small dashes, so that bounds show where a program draws no error bars. */
  void limits(Series of) throws XMLStreamException {
    openSeries(of);
    hiddenLine();
    marker("dash", 5, GREY);
    closeDots(of);
  }

  /** A dashed line without marks. */
  void reference(Series of) throws XMLStreamException {
    openSeries(of);
    open("spPr");
    stroke("B84A00", 1.25, "dash");
    close();
    open("marker");
    value("symbol", "none");
    close();
    closeDots(of);
  }

  /** A line without marks; lines differ by dash as well as by colour. */
  void line(Series of) throws XMLStreamException {
    int own = order - behind;
    line(of, COLOURS.get(own % COLOURS.size()), 2, DASHES.get(own % DASHES.size()));
  }

  /** A thin line under those drawn later; the legend leaves it out. */
  void behind(Series of) throws XMLStreamException {
    line(of, BEHIND, 1, "solid");
    behind++;
  }

  private void line(Series of, String colour, double points, String dash)
      throws XMLStreamException {
    openSeries(of);
    open("spPr");
    stroke(colour, points, dash);
    close();
    open("marker");
    value("symbol", "none");
    close();
    closeDots(of);
  }

  /**
   * @param count of series with bars
   */
  void bars(Series of, int count, @Nullable Series below, @Nullable Series above)
      throws XMLStreamException {
    List<Integer> spread = SPREAD.get(Math.min(count, SPREAD.size() - 1));
    String colour = COLOURS.get(spread.get(order % spread.size()));
    openSeries(of);
    open("spPr");
    fill(colour);
    stroke(INK, 0.5, "solid");
    close();
    value("invertIfNegative", "0");
    intervals(below, above, INK);
    sources(of);
    close();
  }

  /**
   * Ends the chart.
   *
   * @param level whether the names of rows stand as they are read; upright otherwise
   * @param scale empty where the program that draws the chart finds it
   * @param format of the numbers along the scale
   */
  String finish(boolean bars, boolean level, Optional<ChartScale> scale, String format)
      throws XMLStreamException {
    if (bars) {
      value("gapWidth", "60");
    } else {
      value("marker", "1");
    }
    value("axId", "1");
    value("axId", "2");
    close();
    categoryAxis(bars, level);
    valueAxis(bars, scale, format);
    return finishPlot();
  }

  /** Ends a chart of any kind after its axes. */
  String finishPlot() throws XMLStreamException {
    close();
    if (order > 1) {
      open("legend");
      value("legendPos", "b");
      for (int i = 0; i < behind; i++) {
        open("legendEntry");
        value("idx", String.valueOf(i));
        value("delete", "1");
        close();
      }
      value("overlay", "0");
      close();
    }
    value("plotVisOnly", "1");
    value("dispBlanksAs", "gap");
    close();
    open("spPr");
    xml.writeEmptyElement("a", "noFill", MAIN);
    xml.writeStartElement("a", "ln", MAIN);
    xml.writeEmptyElement("a", "noFill", MAIN);
    close();
    close();
    type(AUTOMATIC);
    close();
    xml.flush();
    return text.toString();
  }

  private void categoryAxis(boolean bars, boolean level) throws XMLStreamException {
    open("catAx");
    value("axId", "1");
    open("scaling");
    value("orientation", bars ? "maxMin" : "minMax");
    close();
    value("delete", "0");
    value("axPos", bars ? "l" : "b");
    axisMarks("low", AxisFormat.WORDS);
    open("spPr");
    stroke(GREY, 0.75, "solid");
    close();
    type(level ? LEVEL : UPRIGHT);
    value("crossAx", "2");
    value("crosses", "autoZero");
    value("auto", "0");
    value("lblAlgn", "ctr");
    value("lblOffset", "60");
    value("tickLblSkip", "1");
    value("noMultiLvlLbl", "1");
    close();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number)
        .setScale(9, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private void valueAxis(boolean bars, Optional<ChartScale> scale, String format)
      throws XMLStreamException {
    open("valAx");
    value("axId", "2");
    open("scaling");
    value("orientation", "minMax");
    if (scale.isPresent()) {
      value("max", plain(scale.get().high()));
      value("min", plain(scale.get().low()));
    }
    close();
    value("delete", "0");
    value("axPos", bars ? "b" : "l");
    open("majorGridlines");
    open("spPr");
    stroke(PALE, 0.5, "solid");
    close();
    close();
    axisMarks("nextTo", format);
    open("spPr");
    hiddenStroke();
    close();
    type(AUTOMATIC);
    value("crossAx", "1");
    value("crosses", bars ? "max" : "autoZero");
    value("crossBetween", "between");
    if (scale.isPresent()) {
      value("majorUnit", plain(bars ? scale.get().step() : scale.get().step() / 2));
    }
    close();
  }

  /**
   * @param format of the numbers at an axis
   */
  void axisMarks(String labels, String format) throws XMLStreamException {
    xml.writeEmptyElement("c", "numFmt", CHART);
    xml.writeAttribute("formatCode", format);
    xml.writeAttribute("sourceLinked", "0");
    value("majorTickMark", "none");
    value("minorTickMark", "none");
    value("tickLblPos", labels);
  }

  void openSeries(Series of) throws XMLStreamException {
    open("ser");
    value("idx", String.valueOf(order));
    value("order", String.valueOf(order));
    order++;
    open("tx");
    open("strRef");
    leaf("f", sheet.titleOf(of));
    open("strCache");
    value("ptCount", "1");
    point(0, of.title());
    close();
    close();
    close();
  }

  private void closeDots(Series of) throws XMLStreamException {
    sources(of);
    value("smooth", "0");
    close();
  }

  private void sources(Series of) throws XMLStreamException {
    open("cat");
    open("strRef");
    leaf("f", sheet.range(0));
    open("strCache");
    value("ptCount", String.valueOf(sheet.labels().size()));
    for (int i = 0; i < sheet.labels().size(); i++) {
      point(i, sheet.labels().get(i));
    }
    close();
    close();
    close();
    numbers("val", of);
  }

  private void intervals(@Nullable Series below, @Nullable Series above, String colour)
      throws XMLStreamException {
    if (below == null || above == null) {
      return;
    }
    open("errBars");
    value("errBarType", "both");
    value("errValType", "cust");
    value("noEndCap", "1");
    numbers("plus", above);
    numbers("minus", below);
    open("spPr");
    stroke(colour, 1, "solid");
    close();
    close();
  }

  void numbers(String name, Series of) throws XMLStreamException {
    open(name);
    open("numRef");
    leaf("f", sheet.range(of.column()));
    open("numCache");
    leaf("formatCode", of.format());
    value("ptCount", String.valueOf(of.values().length));
    for (int i = 0; i < of.values().length; i++) {
      Double number = of.values()[i];
      if (number != null) {
        point(i, number.toString());
      }
    }
    close();
    close();
    close();
  }

  void point(int index, String content) throws XMLStreamException {
    open("pt");
    xml.writeAttribute("idx", String.valueOf(index));
    leaf("v", content);
    close();
  }

  void marker(String symbol, int size, String colour) throws XMLStreamException {
    open("marker");
    value("symbol", symbol);
    value("size", String.valueOf(size));
    open("spPr");
    fill(colour);
    hiddenStroke();
    close();
    close();
  }

  void hiddenLine() throws XMLStreamException {
    open("spPr");
    hiddenStroke();
    close();
  }

  void hiddenStroke() throws XMLStreamException {
    xml.writeStartElement("a", "ln", MAIN);
    xml.writeEmptyElement("a", "noFill", MAIN);
    close();
  }

  void stroke(String colour, double points, String dash) throws XMLStreamException {
    xml.writeStartElement("a", "ln", MAIN);
    xml.writeAttribute("w", String.valueOf(Math.round(points * POINT)));
    fill(colour);
    xml.writeEmptyElement("a", "prstDash", MAIN);
    xml.writeAttribute("val", dash);
    close();
  }

  void fill(String colour) throws XMLStreamException {
    xml.writeStartElement("a", "solidFill", MAIN);
    xml.writeEmptyElement("a", "srgbClr", MAIN);
    xml.writeAttribute("val", colour);
    close();
  }

  /**
   * @param turned how far, in sixty thousandths of a degree; {@link #AUTOMATIC} where the program
   *     may turn labels, or leave some out
   */
  void type(String turned) throws XMLStreamException {
    open("txPr");
    xml.writeEmptyElement("a", "bodyPr", MAIN);
    if (!turned.equals(AUTOMATIC)) {
      xml.writeAttribute("rot", turned);
      xml.writeAttribute("vert", "horz");
    }
    xml.writeEmptyElement("a", "lstStyle", MAIN);
    xml.writeStartElement("a", "p", MAIN);
    xml.writeStartElement("a", "pPr", MAIN);
    xml.writeStartElement("a", "defRPr", MAIN);
    xml.writeAttribute("sz", String.valueOf(type.size()));
    fill(INK);
    typeface("latin", type.latin());
    typeface("ea", type.eastAsian());
    close();
    close();
    xml.writeEmptyElement("a", "endParaRPr", MAIN);
    xml.writeAttribute("lang", type.tag());
    close();
    close();
  }

  /**
   * A text of its own at a point or an axis.
   *
   * @param hundredths of a point that it has on paper
   */
  void rich(String words, int hundredths) throws XMLStreamException {
    open("tx");
    open("rich");
    xml.writeEmptyElement("a", "bodyPr", MAIN);
    xml.writeStartElement("a", "p", MAIN);
    xml.writeStartElement("a", "r", MAIN);
    xml.writeStartElement("a", "rPr", MAIN);
    xml.writeAttribute("lang", type.tag());
    xml.writeAttribute("sz", String.valueOf(type.sized(hundredths)));
    xml.writeAttribute("b", "0");
    fill(INK);
    typeface("latin", type.latin());
    typeface("ea", type.eastAsian());
    close();
    xml.writeStartElement("a", "t", MAIN);
    xml.writeCharacters(words);
    close();
    close();
    close();
    close();
    close();
  }

  private void typeface(String of, String name) throws XMLStreamException {
    xml.writeEmptyElement("a", of, MAIN);
    xml.writeAttribute("typeface", name);
  }

  void open(String name) throws XMLStreamException {
    xml.writeStartElement("c", name, CHART);
  }

  void value(String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("c", name, CHART);
    xml.writeAttribute("val", value);
  }

  private void leaf(String name, String content) throws XMLStreamException {
    open(name);
    xml.writeCharacters(content);
    close();
  }

  void close() throws XMLStreamException {
    xml.writeEndElement();
  }
}
