package org.orgstatus.export.figure;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultFigure.Kind;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.ChartSheet.Series;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.figure.FigureData.Mark;
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.TableHead;

/** Draws a figure as a native Office chart that stays editable, with its numbers inside. */
public final class OfficeChart {

  private static final int MILLIMETRE = 36_000;
  private static final int WIDTH_MM = 156;

  /** A low chart's part of the full height, in percent. */
  private static final int LOW = 52;

  /** Columns and height of a row of a workbook, about. */
  private static final int WIDE = 9;

  private static final int LINE_MM = 5;

  /** Size of the writing on slides, in hundredths of a point: of many rows, and of fewer. */
  private static final int SMALL = 1000;

  private static final int LARGE = 1200;
  private static final int MANY = 20;

  /** The same on paper. */
  private static final int DENSE = 24;

  /** The least that a slide is written in. */
  private static final int SMALLEST = 600;

  /** Part of the width that labels of lying rows take at the most before they break. */
  private static final double LABELS = 0.5;

  /** Height of a line of a label, in its size. */
  private static final double LEADING = 1.25;

  /** Millimetres above and below the rows: numbers of the scale, legend, edges. */
  private static final double BESIDE_ROWS = 18;

  /** Millimetres that the type area leaves beside caption and note. */
  private static final double HIGHEST = 205;

  /** Points in a millimetre. */
  private static final double POINTS = 72 / 25.4;

  private final FigureData data;
  private final Messages labels;
  private final List<@Nullable Bar> lines;
  private final ChartSheet sheet;
  private final boolean low;

  public OfficeChart(FigureData data, Messages labels) {
    this(data, labels, false);
  }

  /**
   * @param low whether it is to leave room for others on its page
   */
  public OfficeChart(FigureData data, Messages labels, boolean low) {
    this.low = low;
    this.data = data;
    this.labels = labels;
    this.lines = isPoints() ? new ArrayList<>(data.bars()) : withBlockHeadings(data.bars());
    this.sheet = ChartSheet.of("", rowLabels());
  }

  public void draw(XWPFDocument file, XWPFParagraph at, LocalDate date)
      throws IOException, InvalidFormatException, XMLStreamException, XmlException {
    XWPFRun run = at.createRun();
    XWPFChart chart = file.createChart(run, WIDTH_MM * MILLIMETRE, millimetres() * MILLIMETRE);
    CTNonVisualDrawingProps seen = run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr();
    seen.setDescr(FigureWords.alternative(data, labels));
    chart.getCTChartSpace().set(ChartSpaceDocument.Factory.parse(markup(paper())).getChartSpace());
    sheet.fill(chart.getWorkbook());
    FileProperties.set(
        chart.getWorkbook().getProperties(), data.figure().title().in(labels.language()), date);
  }

  /**
   * Draws the chart on a slide.
   *
   * @param at in English metric units
   */
  public void draw(XMLSlideShow show, XSLFSlide slide, Rectangle2D at, LocalDate date)
      throws IOException {
    ChartType type = ChartType.ofSlide(sizeOnSlide(at), labels.language());
    try {
      XSLFChart chart = show.createChart();
      slide.addChart(chart, at);
      slide
          .getXmlObject()
          .getCSld()
          .getSpTree()
          .getGraphicFrameArray(0) // the only one of the slide
          .getNvGraphicFramePr()
          .getCNvPr()
          .setDescr(FigureWords.alternative(data, labels));
      chart.getCTChartSpace().set(ChartSpaceDocument.Factory.parse(markup(type)).getChartSpace());
      sheet.fill(chart.getWorkbook());
      FileProperties.set(
          chart.getWorkbook().getProperties(), data.figure().title().in(labels.language()), date);
    } catch (InvalidFormatException | XMLStreamException | XmlException e) {
      throw new IOException("chart of figure " + data.figure().id(), e);
    }
  }

  /** As large as the labels of all rows leave it. */
  private int sizeOnSlide(Rectangle2D at) {
    int size = lines.size() > MANY ? SMALL : LARGE;
    if (!isLying()) {
      return size;
    }
    double high = Units.toPoints((long) at.getHeight()) - BESIDE_ROWS * POINTS;
    double row = high / labelLines(size, Units.toPoints((long) at.getWidth()));
    return Math.max(SMALLEST, Math.min(size, (int) (row / LEADING * 100)));
  }

  /** Lines that the labels take one below the other, the long ones two or more. */
  private int labelLines(int size, double width) {
    double halves = width * LABELS / (size / 200.0);
    return sheet.labels().stream()
        .mapToInt(label -> (int) Math.max(1, Math.ceil(ColumnWidths.halves(label) / halves)))
        .sum();
  }

  /** Millimetres that lying rows need, so that every label has its place. */
  private double needed() {
    int size = paper().size();
    double lines = labelLines(size, WIDTH_MM * POINTS);
    return Math.min(HIGHEST, BESIDE_ROWS + lines * size / 100.0 * LEADING / POINTS);
  }

  private boolean isLying() {
    return !isDots() && !isOverRows() && !isPoints();
  }

  /** Draws the chart beside its numbers, on a sheet of a workbook. */
  public void draw(XSSFSheet at) throws IOException {
    try {
      String markup =
          markup(paper()).replace(ChartSheet.NAME + "!", "'" + at.getSheetName() + "'!");
      XSSFDrawing drawing = at.createDrawingPatriarch();
      int left = sheet.columns() + 1;
      int below = 1 + millimetres() / LINE_MM;
      XSSFChart chart =
          drawing.createChart(drawing.createAnchor(0, 0, 0, 0, left, 1, left + WIDE, below));
      chart.getCTChartSpace().set(ChartSpaceDocument.Factory.parse(markup).getChartSpace());
    } catch (XMLStreamException | XmlException e) {
      throw new IOException("chart of figure " + data.figure().id(), e);
    }
    sheet.fill(at);
  }

  private boolean isDots() {
    ResultFigure figure = data.figure();
    boolean against = figure.reference().isPresent() && data.series().size() == 1;
    return figure.kind() == Kind.INTERVAL_DOTS || figure.kind() == Kind.DOTS && against;
  }

  private boolean isOverRows() {
    return data.figure().kind() == Kind.STEPS || data.figure().kind() == Kind.LINES;
  }

  private boolean isPoints() {
    return data.figure().kind() == Kind.SCATTER;
  }

  /** Height on paper. */
  public int millimetres() {
    boolean crowded = data.figure().kind() == Kind.INTERVAL_DOTS;
    int drawn = low && !crowded ? LOW * fullHeight() / 100 : fullHeight();
    return isLying() ? (int) Math.max(drawn, needed()) : drawn;
  }

  private int fullHeight() {
    if (isDots() || isOverRows()) {
      return 72;
    }
    if (isPoints()) {
      return 112;
    }
    double perRow = 3 + 1.2 * data.series().size();
    return (int) Math.min(isDense() ? 142 : 128, Math.max(48, 20 + perRow * lines.size()));
  }

  private boolean isDense() {
    return lines.size() > DENSE || low && isLying();
  }

  private ChartType paper() {
    return ChartType.ofPaper(labels.language(), isDense());
  }

  private String markup(ChartType type) throws XMLStreamException {
    ChartXml xml = new ChartXml(sheet, type);
    if (isPoints()) {
      return points(xml);
    }
    boolean lying = isLying();
    xml.start(lying);
    if (isDots()) {
      dots(xml);
    } else if (isOverRows()) {
      lines(xml);
    } else {
      bars(xml);
    }
    return xml.finish(lying, data.series().stream().allMatch(c -> c.unit() == Unit.PERCENT));
  }

  private void dots(ChartXml xml) throws XMLStreamException {
    Column column = data.series().get(0);
    Series rate = sheet.add(name(column), values(0, Mark::value));
    if (data.hasBounds()) {
      Series low = sheet.add(labels.get("figure.low"), values(0, Mark::low));
      Series high = sheet.add(labels.get("figure.high"), values(0, Mark::high));
      xml.dots(rate, totals(), below(0), above(0));
      xml.limits(low);
      xml.limits(high);
    } else {
      xml.dots(rate, totals(), null, null);
    }
    if (data.figure().reference().isPresent()) {
      double at = data.figure().reference().get();
      xml.reference(sheet.add(referenceName(at, column), constant(at)));
    }
  }

  /** One series up for each block of rows, over one series across. */
  private String points(ChartXml xml) throws XMLStreamException {
    Series across = sheet.add(name(data.series().get(0)), values(0, Mark::value));
    @Nullable Double[] up = values(1, Mark::value);
    Map<String, @Nullable Double[]> ofBlock = new LinkedHashMap<>();
    for (int i = 0; i < up.length; i++) {
      String block = data.bars().get(i).row().block().in(labels.language());
      ofBlock.computeIfAbsent(block, b -> new Double[up.length])[i] = up[i];
    }
    List<Series> groups = new ArrayList<>();
    ofBlock.forEach((block, values) -> groups.add(sheet.add(block, values)));
    Column column = data.series().get(1);
    return new ScatterXml(xml, sheet)
        .draw(across, groups, name(column), column.unit() == Unit.PERCENT);
  }

  private void lines(ChartXml xml) throws XMLStreamException {
    for (FigureData.Behind line : data.behind()) {
      @Nullable Double[] values = new Double[lines.size()];
      for (int i = 0; i < values.length; i++) {
        int at = data.bars().indexOf(lines.get(i));
        OptionalDouble value = at < 0 ? OptionalDouble.empty() : line.values().get(at);
        values[i] = value.isPresent() ? value.getAsDouble() : null;
      }
      xml.behind(sheet.add(line.label().in(labels.language()), values));
    }
    for (int i = 0; i < data.series().size(); i++) {
      xml.line(sheet.add(name(data.series().get(i)), values(i, Mark::value)));
    }
  }

  private void bars(ChartXml xml) throws XMLStreamException {
    List<Series> drawn = new ArrayList<>();
    for (int i = 0; i < data.series().size(); i++) {
      drawn.add(sheet.add(name(data.series().get(i)), values(i, Mark::value)));
    }
    for (int i = 0; i < drawn.size(); i++) {
      Series below = data.hasBounds() ? below(i) : null;
      Series above = data.hasBounds() ? above(i) : null;
      xml.bars(drawn.get(i), drawn.size(), below, above);
    }
  }

  private Series below(int i) {
    return sheet.add(named("figure.lowDistance", i), values(i, m -> distance(m, m.low(), -1)));
  }

  private Series above(int i) {
    return sheet.add(named("figure.highDistance", i), values(i, m -> distance(m, m.high(), 1)));
  }

  private String named(String key, int i) {
    String plain = labels.get(key);
    return data.series().size() == 1 ? plain : name(data.series().get(i)) + " " + plain;
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

  private @Nullable Double[] values(int series, Function<Mark, OptionalDouble> of) {
    @Nullable Double[] values = new Double[lines.size()];
    for (int i = 0; i < values.length; i++) {
      Bar bar = lines.get(i);
      OptionalDouble value =
          bar == null ? OptionalDouble.empty() : of.apply(bar.marks().get(series));
      values[i] = value.isPresent() ? value.getAsDouble() : null;
    }
    return values;
  }

  private @Nullable Double[] constant(double at) {
    @Nullable Double[] values = new Double[lines.size()];
    Arrays.fill(values, at);
    return values;
  }

  private List<Integer> totals() {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Bar bar = lines.get(i);
      if (bar != null && bar.row().total()) {
        found.add(i);
      }
    }
    return found;
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

  private List<String> rowLabels() {
    Language language = labels.language();
    List<String> texts = new ArrayList<>();
    String block = "";
    for (int i = 0; i < lines.size(); i++) {
      Bar bar = lines.get(i);
      if (bar == null) {
        Bar next = lines.get(i + 1);
        block = next == null ? block : next.row().block().in(language);
        texts.add(language == Language.ZH ? "【" + block + "】" : "— " + block + " —");
      } else {
        texts.add(bar.label().in(language));
      }
    }
    return texts;
  }

  /** Rows with an empty line before each block; the line carries the block's heading. */
  private static List<@Nullable Bar> withBlockHeadings(List<Bar> bars) {
    List<@Nullable Bar> lines = new ArrayList<>();
    String block = "";
    for (Bar bar : bars) {
      String next = bar.row().block().zh() + bar.row().block().en();
      if (!next.equals(block) && !next.isEmpty()) {
        lines.add(null);
      }
      block = next;
      lines.add(bar);
    }
    return lines;
  }
}
