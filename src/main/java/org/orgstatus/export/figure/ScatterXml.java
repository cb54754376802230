package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.orgstatus.export.figure.ChartSheet.Series;

/** The DrawingML of a scatter: named points, whose shapes tell their groups in grey too. */
final class ScatterXml {

  private static final List<String> SHAPES = List.of("circle", "diamond", "triangle", "square");
  private static final List<String> COLOURS = List.of("0B3C6F", "9A3E00", "00866B", "1C2430");
  private static final int LABEL = 800;
  private static final int TITLE = 900;
  private static final String GREY = "6B7280";
  private static final String PALE = "D9DEE6";

  private final ChartXml xml;
  private final List<String> names;
  private final Map<Integer, String> places;

  /**
   * @param names what stands beside the point of each row
   * @param places where it stands there, by the rows with a point
   */
  ScatterXml(ChartXml xml, List<String> names, Map<Integer, String> places) {
    this.xml = xml;
    this.names = names;
    this.places = places;
  }

  /**
   * The whole chart.
   *
   * @param across numbers along the lower axis, one for each row
   * @param groups numbers up, one series for each group; blank in rows of other groups
   * @param percent whether these run from 0 to 100
   */
  String draw(Series across, List<Series> groups, String up, boolean percent)
      throws XMLStreamException {
    xml.startPlot();
    xml.open("scatterChart");
    xml.value("scatterStyle", "lineMarker");
    xml.value("varyColors", "0");
    for (int g = 0; g < groups.size(); g++) {
      group(across, groups.get(g), g);
    }
    xml.value("axId", "1");
    xml.value("axId", "2");
    xml.close();
    axis("1", "2", "b", across.title(), List.of(across), false);
    axis("2", "1", "l", up, groups, percent);
    return xml.finishPlot();
  }

  private void group(Series across, Series of, int g) throws XMLStreamException {
    xml.openSeries(of);
    xml.hiddenLine();
    xml.marker(SHAPES.get(g % SHAPES.size()), 7, COLOURS.get(g % COLOURS.size()));
    xml.open("dLbls");
    for (int row : rows(across, of)) {
      xml.open("dLbl");
      xml.value("idx", String.valueOf(row));
      xml.rich(names.get(row), LABEL);
      xml.value("dLblPos", places.getOrDefault(row, "r"));
      shown(true);
      xml.close();
    }
    shown(false);
    xml.close();
    xml.numbers("xVal", across);
    xml.numbers("yVal", of);
    xml.value("smooth", "0");
    xml.close();
  }

  private static List<Integer> rows(Series across, Series of) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < of.values().length; row++) {
      if (of.values()[row] != null && across.values()[row] != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  private void shown(boolean value) throws XMLStreamException {
    xml.value("showLegendKey", "0");
    xml.value("showVal", value ? "1" : "0");
    xml.value("showCatName", "0");
    xml.value("showSerName", "0");
    xml.value("showPercent", "0");
    xml.value("showBubbleSize", "0");
  }

  /** The title of an axis says its unit. */
  private void axis(
      String id, String other, String at, String title, List<Series> along, boolean percent)
      throws XMLStreamException {
    xml.open("valAx");
    xml.value("axId", id);
    xml.open("scaling");
    xml.value("orientation", "minMax");
    if (percent) {
      xml.value("max", "100");
      xml.value("min", "0");
    }
    xml.close();
    xml.value("delete", "0");
    xml.value("axPos", at);
    xml.open("majorGridlines");
    xml.open("spPr");
    xml.stroke(PALE, 0.5, "solid");
    xml.close();
    xml.close();
    xml.open("title");
    xml.rich(title, TITLE);
    xml.value("overlay", "0");
    xml.close();
    xml.axisMarks("low", AxisFormat.of(along.stream().map(Series::values)));
    xml.open("spPr");
    xml.stroke(GREY, 0.75, "solid");
    xml.close();
    xml.type(ChartXml.AUTOMATIC);
    xml.value("crossAx", other);
    xml.value("crosses", "min");
    xml.value("crossBetween", "midCat");
    xml.close();
  }
}
