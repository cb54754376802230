package org.orgstatus.export.figure;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGroupShape;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.ChartRoom.Place;
import org.orgstatus.export.figure.ChartSheet.Series;
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.FlatTable.Entry;
import org.orgstatus.export.file.FlatTable.Heading;
import org.orgstatus.export.file.XlsxStyles;

/** Draws a figure as a native Office chart that stays editable, with its numbers inside. */
public final class OfficeChart {

  /** Width on paper. */
  public static final int WIDTH_MM = ChartRoom.WIDTH;

  private static final int MILLIMETRE = 36_000;

  private final FigureData data;
  private final Messages labels;
  private final ChartRows rows;
  private final ChartRoom room;
  private final ChartSheet sheet;
  private final Optional<ChartScale> scale;

  private OfficeChart(FigureData data, Messages labels, Place place, Optional<ChartScale> scale) {
    this.data = data;
    this.labels = labels;
    this.rows = new ChartRows(data, labels.language());
    this.room = new ChartRoom(data, rows, labels.language(), place);
    this.sheet = ChartSheet.of("", rows.labels());
    this.scale = scale;
  }

  /** A chart as high as its rows need. */
  public static OfficeChart whole(FigureData data, Messages labels) {
    return new OfficeChart(data, labels, Place.FREE, ChartScale.of(data));
  }

  /** A chart that leaves room for others on its page. */
  public static OfficeChart low(FigureData data, Messages labels) {
    return new OfficeChart(data, labels, Place.LOW, ChartScale.of(data));
  }

  /** A figure on pages: one chart, or where it is long several of one scale below one another. */
  public static List<OfficeChart> onPages(FigureData data, Messages labels) {
    OfficeChart whole = new OfficeChart(data, labels, Place.PAGE, ChartScale.of(data));
    return whole.room.isTooLong() ? whole.parts() : List.of(whole);
  }

  private List<OfficeChart> parts() {
    return ChartParts.of(
            data.bars(),
            bar -> room.labelLines(bar.label().in(labels.language())),
            ChartRoom.PART_LINES)
        .stream()
        .map(data::of)
        .map(part -> new OfficeChart(part, labels, Place.PART, ChartScale.common(data)))
        .toList();
  }

  /** Height on paper. */
  public int millimetres() {
    return room.millimetres();
  }

  /** What the numbers in the drawing stand for; empty where it has none. */
  public String names() {
    if (rows.numbers().isEmpty()) {
      return "";
    }
    String names =
        rows.numbers().keySet().stream()
            .map(row -> rows.labels().get(row))
            .collect(Collectors.joining(labels.language() == Language.ZH ? "；" : "; "));
    return labels.get("figure.points.numbered", names);
  }

  public void draw(XWPFDocument file, XWPFParagraph at, LocalDate date)
      throws IOException, InvalidFormatException, XMLStreamException, XmlException {
    XWPFRun run = at.createRun();
    XWPFChart chart = file.createChart(run, WIDTH_MM * MILLIMETRE, millimetres() * MILLIMETRE);
    CTNonVisualDrawingProps seen = run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr();
    seen.setDescr(FigureWords.alternative(data, labels));
    String markup = markup(room.paper(), AxisFormat.PERCENT);
    chart.getCTChartSpace().set(ChartSpaceDocument.Factory.parse(markup).getChartSpace());
    sheet.fill(chart.getWorkbook());
    FileProperties.set(
        chart.getWorkbook().getProperties(), data.figure().title().in(labels.language()), date);
  }

  /**
   * Draws a figure on a slide: one chart, or where it is long several of one scale side by side.
   *
   * @param at in English metric units
   */
  public static void draw(
      FigureData data, Messages labels, XSLFSlide slide, Rectangle2D at, LocalDate date)
      throws IOException {
    List<OfficeChart> charts = onPages(data, labels);
    double wide = at.getWidth() / charts.size();
    int size =
        charts.stream()
            .mapToInt(chart -> chart.room.sizeOnSlide(wide, at.getHeight()))
            .min()
            .orElseThrow();
    for (int i = 0; i < charts.size(); i++) {
      charts
          .get(i)
          .draw(
              slide,
              new Rectangle2D.Double(at.getX() + i * wide, at.getY(), wide, at.getHeight()),
              size,
              // beside others there is no room for signs
              charts.size() == 1 ? AxisFormat.PERCENT : XlsxStyles.format(0),
              date);
    }
  }

  private void draw(XSLFSlide slide, Rectangle2D at, int size, String percent, LocalDate date)
      throws IOException {
    ChartType type = ChartType.ofSlide(size, labels.language());
    try {
      XSLFChart chart = slide.getSlideShow().createChart();
      slide.addChart(chart, at);
      CTGroupShape shapes = slide.getXmlObject().getCSld().getSpTree();
      shapes
          .getGraphicFrameArray(shapes.sizeOfGraphicFrameArray() - 1)
          .getNvGraphicFramePr()
          .getCNvPr()
          .setDescr(FigureWords.alternative(data, labels));
      chart
          .getCTChartSpace()
          .set(ChartSpaceDocument.Factory.parse(markup(type, percent)).getChartSpace());
      sheet.fill(chart.getWorkbook());
      FileProperties.set(
          chart.getWorkbook().getProperties(), data.figure().title().in(labels.language()), date);
    } catch (InvalidFormatException | XMLStreamException | XmlException e) {
      throw new IOException("chart of figure " + data.figure().id(), e);
    }
  }

  /**
   * What the chart draws, as a table: labels first, then a column for each series, those not shown
   * too.
   */
  public FlatTable table() throws IOException {
    try {
      markup(room.paper(), AxisFormat.PERCENT);
    } catch (XMLStreamException e) {
      throw new IOException("chart of figure " + data.figure().id(), e);
    }
    List<Heading> headings = new ArrayList<>();
    headings.add(new Heading(sheet.corner(), "", -1, true));
    sheet.series().forEach(s -> headings.add(s.heading()));
    List<Integer> totals = rows.totals();
    List<FlatTable.Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Entry> entries = new ArrayList<>();
      entries.add(new Entry.Words(rows.labels().get(i)));
      for (Series column : sheet.series()) {
        Double value = column.values()[i];
        entries.add(value == null ? new Entry.Words("") : new Entry.Amount(value));
      }
      lines.add(new FlatTable.Line(totals.contains(i), entries));
    }
    return new FlatTable(headings, lines);
  }

  /**
   * Draws the chart in a sheet of a workbook that holds its {@link #table}.
   *
   * @param place of the chart
   * @param headings the row of the numbers' headings, from 0
   * @param numbers the first row below them
   * @param enlarged how many times the sheet is larger than it is printed
   */
  public void draw(XSSFSheet at, XSSFClientAnchor place, int headings, int numbers, double enlarged)
      throws IOException {
    sheet.place(at.getSheetName(), headings, numbers);
    try {
      String markup = markup(room.paper().times(enlarged), AxisFormat.PERCENT);
      XSSFChart chart = at.createDrawingPatriarch().createChart(place);
      chart.getCTChartSpace().set(ChartSpaceDocument.Factory.parse(markup).getChartSpace());
    } catch (XMLStreamException | XmlException e) {
      throw new IOException("chart of figure " + data.figure().id(), e);
    }
  }

  /**
   * @param percent how an axis of percentages is written
   */
  private String markup(ChartType type, String percent) throws XMLStreamException {
    return new ChartMarkup(data, labels, rows, sheet, type).draw(room.isLevel(), scale, percent);
  }
}
