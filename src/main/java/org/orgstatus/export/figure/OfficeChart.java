package org.orgstatus.export.figure;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
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
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGroupShape;
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
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.FlatTable.Entry;
import org.orgstatus.export.file.FlatTable.Heading;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.TableHead;

/** Draws a figure as a native Office chart that stays editable, with its numbers inside. */
public final class OfficeChart {

  private static final int MILLIMETRE = 36_000;

  /** Width on paper. */
  public static final int WIDTH_MM = 156;

  /** A low chart's part of the full height, in percent. */
  private static final int LOW = 52;

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

  /** Lines of labels that a page's chart of one bar a row holds. */
  private static final int MOST_LINES = 22;

  /** The same of several bars a row, and of each part of a long chart. */
  private static final int PART_LINES = 18;

  /** Halves of a Chinese character up to which names stand beside points. */
  private static final int LONGEST_NAME = 16;

  /**
   * How low and high a page's chart may be, in millimetres: some programs set every chart at 160 by
   * 90 and fit the drawing into its frame, letters too.
   */
  private static final int LOWEST = 78;

  private static final int TALLEST = 104;

  /** Millimetres that the type area leaves beside caption and note. */
  private static final double HIGHEST = 205;

  /** The same of a sheet that a chart has to itself. */
  private static final int FREE = 188;

  /** Height over upright names that are long, on such a sheet. */
  private static final int UPRIGHT_NAMES = 104;

  /** Height over rows side by side, and the least of it that shows how they differ. */
  private static final int ACROSS = 72;

  private static final int LOWEST_ACROSS = 50;

  /** Part of a row's width that its name may take; more is broken or left out by some programs. */
  private static final double LEVEL = 0.85;

  /** Points in a millimetre. */
  private static final double POINTS = 72 / 25.4;

  /** Points of the width on paper. */
  private static final double LINE_WIDTH = WIDTH_MM * POINTS;

  private final FigureData data;
  private final Messages labels;
  private final List<@Nullable Bar> lines;
  private final ChartSheet sheet;

  /** Of the points of a scatter, by their rows, where their names are too long to stand there. */
  private final Map<Integer, Integer> numbers;

  private final Room room;
  private final Optional<ChartScale> scale;

  /** What room a chart has. */
  private enum Room {
    /** As high as its rows need. */
    FREE,
    /** Leaves room for others on its page. */
    LOW,
    /** Near the shape in which some programs set the writing before they fit it in. */
    PAGE,
    /** The same as one of several parts, all written in one size. */
    PART
  }

  private OfficeChart(FigureData data, Messages labels, Room room, Optional<ChartScale> scale) {
    this.room = room;
    this.scale = scale;
    this.data = data;
    this.labels = labels;
    this.lines = isPoints() ? new ArrayList<>(data.bars()) : withBlockHeadings(data.bars());
    this.numbers = numbers();
    this.sheet = ChartSheet.of("", rowLabels());
  }

  /** A chart as high as its rows need. */
  public static OfficeChart whole(FigureData data, Messages labels) {
    return new OfficeChart(data, labels, Room.FREE, ChartScale.of(data));
  }

  /** A chart that leaves room for others on its page. */
  public static OfficeChart low(FigureData data, Messages labels) {
    return new OfficeChart(data, labels, Room.LOW, ChartScale.of(data));
  }

  /** A figure on pages: one chart, or where it is long several of one scale below one another. */
  public static List<OfficeChart> onPages(FigureData data, Messages labels) {
    OfficeChart whole = new OfficeChart(data, labels, Room.PAGE, ChartScale.of(data));
    int most = data.series().size() == 1 ? MOST_LINES : PART_LINES;
    if (!whole.isLying() || whole.labelLines(whole.paper().size(), LINE_WIDTH) <= most) {
      return List.of(whole);
    }
    return whole.parts().stream()
        .map(part -> new OfficeChart(part, labels, Room.PART, ChartScale.common(data)))
        .toList();
  }

  private Map<Integer, Integer> numbers() {
    Map<Integer, Integer> found = new LinkedHashMap<>();
    boolean numbered = isPoints() && hasLongNames();
    for (int i = 0; numbered && i < data.bars().size(); i++) {
      List<Mark> marks = data.bars().get(i).marks();
      if (marks.get(0).value().isPresent() && marks.get(1).value().isPresent()) {
        found.put(i, found.size() + 1);
      }
    }
    return found;
  }

  /** What the numbers in the drawing stand for; empty where it has none. */
  public String names() {
    if (numbers.isEmpty()) {
      return "";
    }
    String names =
        numbers.keySet().stream()
            .map(row -> sheet.labels().get(row))
            .collect(Collectors.joining(labels.language() == Language.ZH ? "；" : "; "));
    return labels.get("figure.points.numbered", names);
  }

  private List<FigureData> parts() {
    int size = paper().size();
    return ChartParts.of(
            data.bars(),
            bar -> labelLines(bar.label().in(labels.language()), size, LINE_WIDTH),
            PART_LINES)
        .stream()
        .map(data::of)
        .toList();
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
   * Draws a figure on a slide: one chart, or where it is long several of one scale side by side.
   *
   * @param at in English metric units
   */
  public static void draw(
      FigureData data, Messages labels, XSLFSlide slide, Rectangle2D at, LocalDate date)
      throws IOException {
    List<OfficeChart> charts = onPages(data, labels);
    double wide = at.getWidth() / charts.size();
    int size = LARGE;
    for (OfficeChart chart : charts) {
      size = Math.min(size, chart.sizeOnSlide(wide, at.getHeight()));
    }
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

  /** As large as the labels of all rows leave it. */
  private int sizeOnSlide(double wide, double high) {
    int size = lines.size() > MANY ? SMALL : LARGE;
    if (!isLying()) {
      return size;
    }
    double rows = Units.toPoints((long) high) - BESIDE_ROWS * POINTS;
    double row = rows / labelLines(size, Units.toPoints((long) wide));
    return Math.max(SMALLEST, Math.min(size, (int) (row / LEADING * 100)));
  }

  /** Lines that the labels take one below the other, the long ones two or more. */
  private int labelLines(int size, double width) {
    return sheet.labels().stream().mapToInt(label -> labelLines(label, size, width)).sum();
  }

  private static int labelLines(String label, int size, double width) {
    double halves = width * LABELS / (size / 200.0);
    return (int) Math.max(1, Math.ceil(ColumnWidths.halves(label) / halves));
  }

  /** Millimetres that lying rows need, so that every label has its place. */
  private double needed() {
    int size = paper().size();
    double lines = labelLines(size, LINE_WIDTH);
    return Math.min(
        room == Room.FREE ? FREE : HIGHEST, BESIDE_ROWS + lines * size / 100.0 * LEADING / POINTS);
  }

  private boolean isLying() {
    return !isAcross() && !isPoints();
  }

  /** Whether the rows stand side by side. */
  private boolean isAcross() {
    return isDots() || isOverRows();
  }

  /** Whether the names of rows side by side fit beside one another without being turned. */
  private boolean isLevel() {
    double row = LINE_WIDTH / Math.max(1, lines.size());
    int halves = sheet.labels().stream().mapToInt(ColumnWidths::halves).max().orElse(0);
    return halves * paper().size() / 200.0 <= LEVEL * row;
  }

  /**
   * What the chart draws, as a table: labels first, then a column for each series, those not shown
   * too.
   */
  public FlatTable table() throws IOException {
    try {
      markup(paper());
    } catch (XMLStreamException e) {
      throw new IOException("chart of figure " + data.figure().id(), e);
    }
    List<Heading> headings = new ArrayList<>();
    headings.add(new Heading(sheet.corner(), "", -1, true));
    sheet.series().forEach(s -> headings.add(new Heading(s.title(), "", s.decimals(), true)));
    List<Integer> totals = totals();
    List<FlatTable.Line> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<Entry> entries = new ArrayList<>();
      entries.add(new Entry.Words(sheet.labels().get(i)));
      for (Series column : sheet.series()) {
        Double value = column.values()[i];
        entries.add(value == null ? new Entry.Words("") : new Entry.Amount(value));
      }
      rows.add(new FlatTable.Line(totals.contains(i), entries));
    }
    return new FlatTable(headings, rows);
  }

  /**
   * Draws the chart in a sheet of a workbook that holds its {@link #table}.
   *
   * @param place of the chart
   * @param headings the row of the numbers' headings, from 0
   * @param enlarged how many times the sheet is larger than it is printed
   */
  public void draw(XSSFSheet at, XSSFClientAnchor place, int headings, double enlarged)
      throws IOException {
    sheet.place(at.getSheetName(), headings);
    try {
      String markup = markup(paper().times(enlarged));
      XSSFChart chart = at.createDrawingPatriarch().createChart(place);
      chart.getCTChartSpace().set(ChartSpaceDocument.Factory.parse(markup).getChartSpace());
    } catch (XMLStreamException | XmlException e) {
      throw new IOException("chart of figure " + data.figure().id(), e);
    }
  }

  private boolean isDots() {
    ResultFigure figure = data.figure();
    boolean against = figure.reference().isPresent() && data.series().size() == 1;
    return figure.kind() == Kind.INTERVAL_DOTS
        || figure.kind() == Kind.DOTS && against && !isFromZero();
  }

  /** Whether lying bars tell it as well, and leave long names the room that upright ones lack. */
  private boolean isFromZero() {
    return data.figure().reference().filter(at -> at == 0).isPresent() && hasLongNames();
  }

  private boolean hasLongNames() {
    return data.bars().stream()
        .map(bar -> bar.label().in(labels.language()))
        .anyMatch(name -> ColumnWidths.halves(name) > LONGEST_NAME);
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
    int drawn = room == Room.LOW && !crowded ? lowHeight() : fullHeight();
    int high = isLying() ? (int) Math.max(drawn, needed()) : drawn;
    boolean shaped = room == Room.PAGE || room == Room.PART;
    return shaped ? Math.max(LOWEST, Math.min(TALLEST, high)) : high;
  }

  private int lowHeight() {
    int part = LOW * fullHeight() / 100;
    return isAcross() ? Math.max(LOWEST_ACROSS, part) : part;
  }

  private int fullHeight() {
    if (isAcross()) {
      return room == Room.FREE && hasLongNames() ? UPRIGHT_NAMES : ACROSS;
    }
    if (isPoints()) {
      return 112;
    }
    double perRow = 3 + 1.2 * data.series().size();
    int most = room == Room.FREE ? FREE : isDense() ? 142 : 128;
    return (int) Math.min(most, Math.max(48, 20 + perRow * lines.size()));
  }

  private boolean isDense() {
    return lines.size() > DENSE || room == Room.PART || room == Room.LOW && isLying();
  }

  private ChartType paper() {
    return ChartType.ofPaper(labels.language(), isDense());
  }

  private String markup(ChartType type) throws XMLStreamException {
    return markup(type, AxisFormat.PERCENT);
  }

  /**
   * @param percent how an axis of percentages is written
   */
  private String markup(ChartType type, String percent) throws XMLStreamException {
    sheet.clear();
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
    return xml.finish(lying, lying || isLevel(), scale, axisFormat(percent));
  }

  private String axisFormat(String percent) {
    boolean percents = data.series().stream().allMatch(c -> c.unit() == Unit.PERCENT);
    return percents ? percent : AxisFormat.of(sheet.series().stream().map(Series::values));
  }

  private void dots(ChartXml xml) throws XMLStreamException {
    Column column = data.series().get(0);
    Series rate = add(0);
    if (data.hasBounds()) {
      Series low = sheet.add(labels.get("figure.low"), column.decimals(), values(0, Mark::low));
      Series high = sheet.add(labels.get("figure.high"), column.decimals(), values(0, Mark::high));
      xml.dots(rate, totals(), below(0), above(0));
      xml.limits(low);
      xml.limits(high);
    } else {
      xml.dots(rate, totals(), null, null);
    }
    if (data.figure().reference().isPresent()) {
      double at = data.figure().reference().get();
      xml.reference(sheet.add(referenceName(at, column), column.decimals(), constant(at)));
    }
  }

  /** One series up for each block of rows, over one series across. */
  private String points(ChartXml xml) throws XMLStreamException {
    Series across = add(0);
    @Nullable Double[] up = values(1, Mark::value);
    Map<String, @Nullable Double[]> ofBlock = new LinkedHashMap<>();
    for (int i = 0; i < up.length; i++) {
      String block = data.bars().get(i).row().block().in(labels.language());
      ofBlock.computeIfAbsent(block, b -> new Double[up.length])[i] = up[i];
    }
    Column column = data.series().get(1);
    List<Series> groups = new ArrayList<>();
    ofBlock.forEach((block, values) -> groups.add(sheet.add(block, column.decimals(), values)));
    List<String> names = new ArrayList<>(sheet.labels());
    numbers.forEach((row, number) -> names.set(row, number.toString()));
    return new ScatterXml(xml, names)
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
      int decimals = data.series().get(0).decimals();
      xml.behind(sheet.add(line.label().in(labels.language()), decimals, values));
    }
    for (int i = 0; i < data.series().size(); i++) {
      xml.line(add(i));
    }
  }

  private void bars(ChartXml xml) throws XMLStreamException {
    List<Series> drawn = new ArrayList<>();
    for (int i = 0; i < data.series().size(); i++) {
      drawn.add(add(i));
    }
    for (int i = 0; i < drawn.size(); i++) {
      Series below = data.hasBounds() ? below(i) : null;
      Series above = data.hasBounds() ? above(i) : null;
      xml.bars(drawn.get(i), drawn.size(), below, above);
    }
  }

  private Series add(int i) {
    Column column = data.series().get(i);
    return sheet.add(name(column), column.decimals(), values(i, Mark::value));
  }

  private Series below(int i) {
    return sheet.add(
        named("figure.lowDistance", i),
        data.series().get(i).decimals(),
        values(i, m -> distance(m, m.low(), -1)));
  }

  private Series above(int i) {
    return sheet.add(
        named("figure.highDistance", i),
        data.series().get(i).decimals(),
        values(i, m -> distance(m, m.high(), 1)));
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
        String number = numbers.containsKey(i) ? numbers.get(i) + " " : "";
        texts.add(number + bar.label().in(language));
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
