package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.ChartSheet.Series;
import org.orgstatus.export.figure.FigureData.Mark;
import org.orgstatus.export.file.FlatTable.Heading;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.TableHead;

/** The DrawingML of a figure; the sheet behind it gets the series that it draws. */
final class ChartMarkup {

  private final FigureData data;
  private final Messages labels;
  private final ChartRows rows;
  private final ChartSheet sheet;
  private final ChartXml xml;

  /**
   * @param sheet with the labels of the rows
   */
  ChartMarkup(FigureData data, Messages labels, ChartRows rows, ChartSheet sheet, ChartType type)
      throws XMLStreamException {
    this.data = data;
    this.labels = labels;
    this.rows = rows;
    this.sheet = sheet;
    this.xml = new ChartXml(sheet, type);
  }

  /**
   * The whole chart.
   *
   * @param level whether the labels stand as they are read; upright otherwise
   * @param scale empty where the program that draws the chart finds it
   * @param percent how an axis of percentages is written
   */
  String draw(boolean level, Optional<ChartScale> scale, String percent) throws XMLStreamException {
    sheet.clear();
    if (rows.isPoints()) {
      return points();
    }
    boolean lying = rows.isLying();
    xml.start(lying);
    if (rows.isDots()) {
      dots();
    } else if (rows.isOverRows()) {
      lines();
    } else {
      bars();
    }
    return xml.finish(lying, level, scale, axisFormat(percent));
  }

  private String axisFormat(String percent) {
    return data.isPercent() ? percent : AxisFormat.of(sheet.series().stream().map(Series::values));
  }

  private void dots() throws XMLStreamException {
    Column column = data.series().get(0);
    Series rate = add(0);
    if (data.hasBounds()) {
      Series low =
          sheet.add(labels.get("figure.low"), column.decimals(), rows.values(0, Mark::low));
      Series high =
          sheet.add(labels.get("figure.high"), column.decimals(), rows.values(0, Mark::high));
      xml.dots(rate, rows.totals(), below(0), above(0));
      xml.limits(low);
      xml.limits(high);
    } else {
      xml.dots(rate, rows.totals(), null, null);
    }
    if (data.figure().reference().isPresent()) {
      double at = data.figure().reference().get();
      xml.reference(sheet.add(referenceName(at, column), column.decimals(), rows.constant(at)));
    }
  }

  /** One series up for each block of rows, over one series across. */
  private String points() throws XMLStreamException {
    Series across = add(0);
    @Nullable Double[] up = rows.values(1, Mark::value);
    Map<String, @Nullable Double[]> ofBlock = new LinkedHashMap<>();
    for (int i = 0; i < up.length; i++) {
      String block = data.bars().get(i).row().block().in(labels.language());
      ofBlock.computeIfAbsent(block, b -> new Double[up.length])[i] = up[i];
    }
    Column column = data.series().get(1);
    List<Series> groups = new ArrayList<>();
    ofBlock.forEach((block, values) -> groups.add(sheet.add(block, column.decimals(), values)));
    List<String> names = new ArrayList<>(rows.labels());
    rows.numbers().forEach((row, number) -> names.set(row, number.toString()));
    return new ScatterXml(xml, names, rows.places())
        .draw(across, groups, name(column), column.unit() == Unit.PERCENT);
  }

  private void lines() throws XMLStreamException {
    for (FigureData.Behind line : data.behind()) {
      int decimals = data.series().get(0).decimals();
      xml.behind(sheet.add(line.label().in(labels.language()), decimals, rows.values(line)));
    }
    for (int i = 0; i < data.series().size(); i++) {
      xml.line(add(i));
    }
  }

  private void bars() throws XMLStreamException {
    for (int i = 0; i < data.series().size(); i++) {
      Series drawn = add(i);
      Series below = data.hasBounds(i) ? below(i) : null;
      Series above = data.hasBounds(i) ? above(i) : null;
      xml.bars(drawn, data.series().size(), below, above);
    }
  }

  private Series add(int i) {
    Column column = data.series().get(i);
    String part = hasParts(i) ? labels.get("result.part.value") : "";
    return sheet.add(
        new Heading(name(column), part, column.decimals(), true), rows.values(i, Mark::value));
  }

  private Series below(int i) {
    return sheet.add(beside("low", i), rows.values(i, m -> distance(m, m.low(), -1)));
  }

  private Series above(int i) {
    return sheet.add(beside("high", i), rows.values(i, m -> distance(m, m.high(), 1)));
  }

  /** Heads how far an interval reaches from its number, which stands beside it. */
  private Heading beside(String end, int i) {
    Column column = data.series().get(i);
    String plain = labels.get("figure." + end + "Distance");
    return hasParts(i)
        ? new Heading(
            name(column) + " " + plain, labels.get("figure.part." + end), column.decimals(), false)
        : new Heading(plain, "", column.decimals(), true);
  }

  /** Whether bars of one of several series have intervals, so that it heads what belongs to it. */
  private boolean hasParts(int i) {
    return rows.isLying() && data.series().size() > 1 && data.hasBounds(i);
  }

  private static OptionalDouble distance(Mark mark, OptionalDouble bound, int sign) {
    return bound.isEmpty() || mark.value().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(rounded(sign * (bound.getAsDouble() - mark.value().getAsDouble())));
  }

  /** Without the dust that a difference of fractions leaves. */
  private static double rounded(double distance) {
    return Math.round(distance * 1e9) / 1e9;
  }

  private String name(Column column) {
    return TableHead.withUnit(column.label(), column.unit(), labels.language());
  }

  private String referenceName(double at, Column column) {
    String number = CellText.number(at, at == Math.rint(at) ? 0 : column.decimals());
    String unnamed =
        number.equals("0") ? labels.get("figure.zero") : labels.get("figure.reference", number);
    return data.figure().referenceName().map(name -> name.in(labels.language())).orElse(unnamed);
  }
}
