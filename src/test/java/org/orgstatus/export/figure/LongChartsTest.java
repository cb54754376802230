package org.orgstatus.export.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;

/** Charts of many rows, and scatters of long names, as documents on pages have them. */
class LongChartsTest {

  private static final Messages LABELS = Messages.in(Language.EN);

  private static final LocalDate DAY = LocalDate.of(2017, 10, 30);

  private static ResultTable.Column column(String id, ResultTable.Unit unit) {
    return new ResultTable.Column(id, LocalText.EMPTY, LocalText.same(id), unit, 1);
  }

  private static ResultTable.Row row(String block, String label, double... numbers) {
    List<Cell> cells = new ArrayList<>();
    for (double number : numbers) {
      cells.add(new Cell.Estimate(number, Optional.empty(), false, 20, 20));
    }
    return new ResultTable.Row(
        label, LocalText.same(label), LocalText.same(block), false, List.copyOf(cells));
  }

  private static FigureData data(
      ResultFigure.Kind kind, ResultTable.Unit unit, List<ResultTable.Row> rows) {
    return data(kind, unit, rows, Optional.empty());
  }

  private static FigureData data(
      ResultFigure.Kind kind,
      ResultTable.Unit unit,
      List<ResultTable.Row> rows,
      Optional<Double> reference) {
    List<ResultTable.Column> columns =
        IntStream.range(0, rows.get(0).cells().size())
            .mapToObj(i -> column("c" + i, unit))
            .toList();
    ResultTable table =
        new ResultTable("t", LocalText.same("t"), LocalText.same("unit"), columns, rows, List.of());
    ResultFigure figure =
        new ResultFigure(
            "f",
            LocalText.same("?"),
            kind,
            "t",
            columns.stream().map(ResultTable.Column::id).toList(),
            Optional.empty(),
            Optional.empty(),
            reference,
            false);
    return FigureData.of(figure, table);
  }

  private static List<ResultTable.Row> rows(String block, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> row(block, "r" + i, i)).toList();
  }

  /** What stands in the first column of each chart's workbook. */
  private static List<List<String>> drawn(FigureData data) throws Exception {
    List<List<String>> drawn = new ArrayList<>();
    try (XWPFDocument file = new XWPFDocument()) {
      for (OfficeChart chart : OfficeChart.onPages(data, LABELS)) {
        chart.draw(file, file.createParagraph(), DAY);
      }
      for (XWPFChart chart : file.getCharts()) {
        try (XSSFWorkbook book = chart.getWorkbook()) {
          XSSFSheet sheet = book.getSheetAt(0);
          drawn.add(
              IntStream.rangeClosed(1, sheet.getLastRowNum())
                  .mapToObj(r -> sheet.getRow(r).getCell(0).getStringCellValue())
                  .toList());
        }
      }
    }
    return drawn;
  }

  private static List<String> scales(FigureData data) throws Exception {
    try (XWPFDocument file = new XWPFDocument()) {
      for (OfficeChart chart : OfficeChart.onPages(data, LABELS)) {
        chart.draw(file, file.createParagraph(), DAY);
      }
      return file.getCharts().stream()
          .map(chart -> chart.getCTChart().getPlotArea().getValAxArray(0).getScaling())
          .map(s -> s.getMin().getVal() + " " + s.getMax().getVal())
          .toList();
    }
  }

  @Test
  void aShortChartStaysWhole() throws Exception {
    FigureData data = data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, rows("", 1, 22));
    assertEquals(1, drawn(data).size());
  }

  @Test
  void rowsWithoutHeadingsAreCutInEvenParts() throws Exception {
    List<List<String>> drawn =
        drawn(data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, rows("", 1, 33)));
    assertEquals(List.of(17, 16), drawn.stream().map(List::size).toList());
    assertEquals(
        IntStream.rangeClosed(1, 33).mapToObj(i -> "r" + i).toList(),
        drawn.stream().flatMap(List::stream).toList());
  }

  @Test
  void rowsUnderOneHeadingStayTogether() throws Exception {
    List<ResultTable.Row> rows = new ArrayList<>(rows("why", 1, 12));
    rows.addAll(rows("main", 13, 20));
    rows.addAll(rows("help", 21, 30));
    List<List<String>> drawn = drawn(data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, rows));
    assertEquals(List.of(13, 9, 11), drawn.stream().map(List::size).toList());
    assertEquals(
        List.of("— why —", "— main —", "— help —"), drawn.stream().map(p -> p.get(0)).toList());
  }

  private static ResultTable.Row withheld(String block, String label) {
    return new ResultTable.Row(
        label,
        LocalText.same(label),
        LocalText.same(block),
        false,
        List.of(new Cell.Suppressed(LocalText.same("few"))));
  }

  private static List<ResultTable.Row> withheldRows(String block, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> withheld(block, "w" + i)).toList();
  }

  /** Two parts full of rows, then the given ones. */
  private static List<List<String>> behindTwoFullParts(List<ResultTable.Row> last)
      throws Exception {
    List<ResultTable.Row> rows = new ArrayList<>(rows("why", 1, 17));
    rows.addAll(rows("main", 18, 34));
    rows.addAll(last);
    return drawn(data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, rows));
  }

  @Test
  void aRowLeftOverStandsInThePartBefore() throws Exception {
    for (ResultTable.Row row : List.of(row("rest", "left", 5), withheld("rest", "left"))) {
      List<List<String>> drawn = behindTwoFullParts(List.of(row));
      assertEquals(2, drawn.size());
      assertEquals(List.of("r34", "— rest —", "left"), drawn.get(1).subList(17, 20));
    }
    assertEquals(3, behindTwoFullParts(rows("rest", 1, 2)).size());
  }

  @Test
  void noPartIsWithoutAnyNumber() throws Exception {
    List<ResultTable.Row> none = withheldRows("rest", 9);
    // 17 rows and the 9 without a number are 26: cut in the middle, 13 and 13.
    List<List<String>> drawn = behindTwoFullParts(none);
    assertEquals(
        List.of("— why —", "— main —", "— main —"), drawn.stream().map(p -> p.get(0)).toList());
    assertEquals(List.of("r30", "r31"), List.of(drawn.get(1).get(13), drawn.get(2).get(1)));
    assertEquals(List.of(18, 14, 15), drawn.stream().map(List::size).toList());
    List<ResultTable.Row> first = new ArrayList<>(none);
    first.addAll(rows("why", 1, 17));
    assertEquals(
        List.of("— rest —", "— why —"),
        drawn(data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, first)).stream()
            .map(part -> part.get(0))
            .toList());
    // More than there are others beside them.
    assertEquals(2, behindTwoFullParts(withheldRows("rest", 17)).size());
    assertEquals(
        1,
        drawn(data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, withheldRows("", 40))).size());
  }

  /** Highest 33: the next lines of a scale in steps of 10 are 0 and 40. */
  @Test
  void allPartsHaveOneScale() throws Exception {
    assertEquals(
        List.of("0.0 40.0", "0.0 40.0"),
        scales(data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, rows("", 1, 33))));
    List<ResultTable.Row> below = new ArrayList<>(rows("", 1, 32));
    below.add(row("", "loss", -7));
    assertEquals(
        List.of("-10.0 40.0", "-10.0 40.0"),
        scales(data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, below)));
    assertEquals(
        List.of("0.0 100.0", "0.0 100.0"),
        scales(data(ResultFigure.Kind.BARS, ResultTable.Unit.PERCENT, rows("", 1, 33))));
  }

  /** Some programs set a chart at 160 by 90 and fit the drawing, letters too, into its frame. */
  @Test
  void framesStayNearTheShapeOfTheDrawing() {
    for (int rows : new int[] {1, 2, 5, 12, 22, 23, 33, 60}) {
      FigureData data = data(ResultFigure.Kind.BARS, ResultTable.Unit.COUNT, rows("", 1, rows));
      for (OfficeChart chart : OfficeChart.onPages(data, LABELS)) {
        double pressed = chart.millimetres() / 156.0 / (90.0 / 160);
        assertTrue(pressed > 0.85 && pressed < 1.2, rows + " rows: " + pressed);
      }
    }
  }

  @Test
  void pointsWithLongNamesAreNumberedAndNamedBelow() throws Exception {
    FigureData data =
        data(
            ResultFigure.Kind.SCATTER,
            ResultTable.Unit.COUNT,
            List.of(
                row("modes", "Going to villages and schools", 1, 2),
                row("types", "Medicine", 3, 4)));
    assertEquals(
        " Numbers in the figure: 1 Going to villages and schools; 2 Medicine.",
        OfficeChart.onPages(data, LABELS).get(0).names());
    assertEquals(List.of(List.of("1 Going to villages and schools", "2 Medicine")), drawn(data));
    FigureData units =
        data(
            ResultFigure.Kind.SCATTER,
            ResultTable.Unit.COUNT,
            List.of(row("east", "Beijing", 1, 2), row("west", "Gansu", 3, 4)));
    assertEquals("", OfficeChart.onPages(units, LABELS).get(0).names());
    assertEquals(List.of(List.of("Beijing", "Gansu")), drawn(units));
  }

  /** Four names have a place about one point. */
  @Test
  void pointsWithoutRoomForTheirNamesAreNumberedToo() {
    List<ResultTable.Row> rows =
        Stream.of("Beijing", "Tianjin", "Hebei", "Shanxi", "Jilin", "Henan")
            .map(name -> row("", name, 5, 5))
            .toList();
    String names =
        OfficeChart.onPages(data(ResultFigure.Kind.SCATTER, ResultTable.Unit.COUNT, rows), LABELS)
            .get(0)
            .names();
    assertTrue(names.matches(" Numbers in the figure: 1 [A-Z][a-z]+; 2 [A-Z][a-z]+[.]"), names);
  }

  /** Two points apart have the best place, named or numbered. */
  @Test
  void everyPointHasAPlaceForItsNameOrNumber() {
    List<ResultTable.Row> apart = List.of(row("", "Beijing", 1, 2), row("", "Gansu", 3, 4));
    assertEquals(
        new PointLabels(Map.of(), Map.of(0, "r", 1, "r")),
        PointLabels.of(
            data(ResultFigure.Kind.SCATTER, ResultTable.Unit.COUNT, apart), Language.EN, true));
    assertEquals(
        new PointLabels(Map.of(0, 1, 1, 2), Map.of(0, "r", 1, "r")),
        PointLabels.of(
            data(ResultFigure.Kind.SCATTER, ResultTable.Unit.COUNT, apart), Language.EN, false));
  }

  /** Long names under upright dots leave the plot no room; bars from zero lie beside them. */
  @Test
  void changesOfLongNamesLieAndThoseOfShortOnesStand() throws Exception {
    for (String name : List.of("Secretary-general nominated by the chair", "year 1")) {
      FigureData data =
          data(
              ResultFigure.Kind.DOTS,
              ResultTable.Unit.POINTS,
              List.of(row("", name, 5), row("", "year 2", -3)),
              Optional.of(0.0));
      try (XWPFDocument file = new XWPFDocument()) {
        OfficeChart.onPages(data, LABELS).get(0).draw(file, file.createParagraph(), DAY);
        int bars = file.getCharts().get(0).getCTChart().getPlotArea().sizeOfBarChartArray();
        assertEquals(name.length() > 16 ? 1 : 0, bars, name);
      }
    }
  }

  /** How far the names of the rows are turned, in sixty thousandths of a degree. */
  private static int turned(List<ResultTable.Row> rows) throws Exception {
    FigureData data = data(ResultFigure.Kind.DOTS, ResultTable.Unit.SCORE, rows, Optional.of(50.0));
    try (XWPFDocument file = new XWPFDocument()) {
      OfficeChart.low(data, LABELS).draw(file, file.createParagraph(), DAY);
      return file.getCharts()
          .get(0)
          .getCTChart()
          .getPlotArea()
          .getCatAxArray(0)
          .getTxPr()
          .getBodyPr()
          .getRot();
    }
  }

  @Test
  void namesOfRowsSideBySideLieLevelWhereTheyFit() throws Exception {
    assertEquals(0, turned(rows("", 1, 6)));
    assertEquals(-90 * 60_000, turned(rows("", 1, 60)));
    List<ResultTable.Row> longNames =
        IntStream.range(0, 6).mapToObj(i -> row("", "Organizational structure " + i, i)).toList();
    assertEquals(-90 * 60_000, turned(longNames));
  }
}
