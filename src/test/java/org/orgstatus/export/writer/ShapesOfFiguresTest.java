package org.orgstatus.export.writer;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultFigure.Kind;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.demonstration.InventedUnit;
import org.orgstatus.export.SampleResults;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.figure.ProvinceTile;
import org.orgstatus.export.result.ResultJson;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.export.result.SamplePages;
import org.orgstatus.export.text.CellText;

/** Slopes, flows and tile maps: the numbers of their tables, and what is no number looks so. */
class ShapesOfFiguresTest {

  private static final Cell FEW = new Cell.Suppressed(LocalText.of("太少", "few"));
  private static final LocalText REACHED = LocalText.of("已达到", "Reached");
  private static final LocalText NOT = LocalText.of("未达到", "Not reached");

  private static final List<LocalText> CLASSES = List.of(REACHED, LocalText.of("待定", "Open"), NOT);

  private static Cell open(int more) {
    return new Cell.Words(
        LocalText.of("待定（还需" + more + "所）", "Open (until " + more + " more answer)"));
  }

  private static Cell rate(double value) {
    return Cell.Estimate.exact(value, 20, 20);
  }

  private static ResultTable.Row row(String key, Cell... cells) {
    LocalText label = LocalText.of("行" + key, "Row " + key);
    return new ResultTable.Row(key, label, LocalText.EMPTY, false, List.of(cells));
  }

  private static ResultTable table(List<ResultTable.Row> rows) {
    return new ResultTable(
        "t",
        LocalText.same("?"),
        LocalText.same("Row"),
        List.of(
            new ResultTable.Column("a", LocalText.of("甲", "First"), Unit.PERCENT, 1),
            new ResultTable.Column("b", LocalText.of("乙", "Second"), Unit.PERCENT, 1)),
        rows,
        List.of());
  }

  private static ResultFigure figure(Kind kind, List<String> columns) {
    return new ResultFigure(
        "t",
        LocalText.same("?"),
        kind,
        "t",
        columns,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static FigureDrawing drawing(Kind kind, List<String> columns) {
    Cell first = new Cell.Estimate(61.94, Optional.of(new Cell.Interval(55.5, 70)), false, 37, 42);
    ResultTable table = table(List.of(row("1", first, rate(10)), row("2", FEW, rate(20))));
    return FigureDrawing.of(FigureData.of(figure(kind, columns), table), Language.EN);
  }

  private static List<String> told(FigureDrawing drawing) {
    return drawing.shapes().stream()
        .filter(FigureDrawing.Shape.Told.class::isInstance)
        .map(shape -> ((FigureDrawing.Shape.Told) shape).words())
        .toList();
  }

  /** A page says each number where its mark is pointed at; what is withheld has none to say. */
  @Test
  void marksTellTheirNumbers() {
    assertEquals(List.of("Row 1: 61.9 55.5–70.0 37/42"), told(drawing(Kind.DOTS, List.of("a"))));
    assertEquals(
        List.of(
            "Row 1: First (%): 61.9 55.5–70.0 37/42",
            "Row 1: Second (%): 10.0 complete 20/20", "Row 2: Second (%): 20.0 complete 20/20"),
        told(drawing(Kind.BARS, List.of("a", "b"))));
    assertEquals(
        List.of("Row 1: First (%): 61.9 55.5–70.0 37/42; Second (%): 10.0 complete 20/20"),
        told(drawing(Kind.SCATTER, List.of("a", "b"))));
    String svg = drawing(Kind.DOTS, List.of("a")).svg("What <it> says");
    assertTrue(svg.contains("data-words=\"Row 1: 61.9 55.5–70.0 37/42\""), svg);
    assertTrue(svg.contains("aria-label=\"What &lt;it&gt; says\""), svg);
  }

  private static ResultTable.Row point(String key, String block, double x, double y) {
    LocalText group = LocalText.of("组" + block, "Group " + block);
    LocalText label = LocalText.of("点" + key, "Point " + key);
    return new ResultTable.Row(key, label, group, false, List.of(rate(x), rate(y)));
  }

  private static FigureDrawing scatter(List<ResultTable.Row> rows) {
    ResultTable table = table(rows);
    ResultFigure figure = figure(Kind.SCATTER, List.of("a", "b"));
    FigureData data = FigureData.of(figure, table);
    boolean said = FigureWords.note(data, Messages.in(Language.EN)).contains("shape tells");
    long groups = rows.stream().map(ResultTable.Row::block).distinct().count();
    assertEquals(groups > 1, said, "the note says what the drawing shows");
    return FigureDrawing.of(data, Language.EN);
  }

  private static List<FigureDrawing.Shape.Dot> dots(FigureDrawing drawing) {
    return drawing.shapes().stream()
        .filter(FigureDrawing.Shape.Dot.class::isInstance)
        .map(FigureDrawing.Shape.Dot.class::cast)
        .toList();
  }

  /** On paper as on a page each group of points has an outline, and a line says whose it is. */
  @Test
  void pointsOfDifferentGroupsDifferInOutline() {
    FigureDrawing drawing =
        scatter(
            List.of(
                point("1", "A", 10, 20),
                point("2", "B", 30, 70),
                point("3", "A", 80, 40),
                point("4", "C", 60, 90)));
    FigureDrawing.Outline round = FigureDrawing.Outline.ROUND;
    FigureDrawing.Outline diamond = FigureDrawing.Outline.DIAMOND;
    FigureDrawing.Outline triangle = FigureDrawing.Outline.TRIANGLE;
    assertEquals(
        List.of(round, round, diamond, triangle, round, diamond, triangle),
        dots(drawing).stream().map(FigureDrawing.Shape.Dot::outline).toList(),
        "four points, then three names of groups");
    List<FigureDrawing.Shape.Text> texts =
        drawing.shapes().stream()
            .filter(FigureDrawing.Shape.Text.class::isInstance)
            .map(FigureDrawing.Shape.Text.class::cast)
            .filter(text -> text.text().startsWith("Group "))
            .toList();
    assertEquals(3, texts.size());
    assertTrue(texts.stream().allMatch(t -> t.y() < drawing.height()), texts.toString());
    assertEquals(
        List.of(round, round),
        dots(scatter(List.of(point("1", "A", 10, 20), point("2", "A", 30, 70)))).stream()
            .map(FigureDrawing.Shape.Dot::outline)
            .toList(),
        "one group needs no telling apart");
  }

  /** Of a figure in pages and PDF no word of a label is cut, however long it is. */
  @Test
  void longLabelsBreakWithoutLosingAWord() {
    String en =
        "RES-09 Full-time staff per 1,000 S&T workers of institutions that answered every question";
    String zh = "RES-09每千名科技工作者专职人员与每千名科技工作者年度经费之间的关系（人、万元）";
    LocalText words = LocalText.of(zh, en);
    ResultTable.Row row = new ResultTable.Row("l", words, words, false, List.of(rate(40)));
    ResultFigure bars =
        new ResultFigure(
            "l",
            LocalText.same("?"),
            Kind.BARS,
            "l",
            List.of("rate"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            List.of());
    ResultTable table =
        new ResultTable(
            "l",
            LocalText.same("T"),
            LocalText.EMPTY,
            List.of(new ResultTable.Column("rate", LocalText.same("R"), Unit.PERCENT, 1)),
            List.of(row, row("1", rate(20))),
            List.of());
    for (Language language : Language.values()) {
      FigureDrawing drawing = FigureDrawing.of(FigureData.of(bars, table), language);
      String whole = words.in(language).replace(" ", "");
      // the heading of the block stands at the left, the label ends at the rows
      for (String anchor : List.of("start", "end")) {
        List<FigureDrawing.Shape.Text> lines =
            drawing.shapes().stream()
                .filter(FigureDrawing.Shape.Text.class::isInstance)
                .map(FigureDrawing.Shape.Text.class::cast)
                .filter(text -> text.anchor().equals(anchor))
                .toList();
        String shown = lines.stream().map(FigureDrawing.Shape.Text::text).collect(joining());
        assertTrue(shown.replace(" ", "").startsWith(whole), language + ": " + shown);
        assertTrue(lines.size() > 1);
        for (int i = 1; i < lines.size(); i++) {
          assertTrue(lines.get(i).y() - lines.get(i - 1).y() >= 11, "lines lie apart");
        }
        assertTrue(drawing.height() > lines.get(lines.size() - 1).y(), "all lie inside");
      }
    }
  }

  private static AnalysisResult result(
      Kind kind, List<String> ids, List<Unit> units, List<ResultTable.Row> rows) {
    List<ResultTable.Column> columns = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      columns.add(
          new ResultTable.Column(
              ids.get(i), LocalText.of("列" + i, "Column " + i), units.get(i), 0));
    }
    LocalText title = LocalText.of("图题？", "Which?");
    ResultTable table =
        new ResultTable("t", title, LocalText.of("角", "corner"), columns, rows, List.of());
    ResultFigure figure =
        new ResultFigure(
            "f",
            title,
            kind,
            "t",
            ids,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            units.get(0) == Unit.WORDS ? CLASSES : List.of());
    return SampleResults.result("c98", title, title, List.of(table), List.of(figure));
  }

  private static AnalysisResult map() {
    return result(
        Kind.TILES,
        List.of("class", "rate"),
        List.of(Unit.WORDS, Unit.PERCENT),
        List.of(
            row("540000", new Cell.Words(NOT), rate(0)),
            row("110000", new Cell.Words(REACHED), rate(70)),
            row("630000", open(1), rate(48)),
            row("640000", open(3), rate(47)),
            row("460000", FEW, FEW)));
  }

  private static JsonObject figure(AnalysisResult result) {
    return ResultJson.of(result).getJsonArray("figures").getJsonObject(0);
  }

  private static JsonObject tile(JsonObject figure, String key) {
    return figure.getJsonArray("tiles").getValuesAs(JsonObject.class).stream()
        .filter(t -> t.getString("key").equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static XWPFTable firstTable(AnalysisResult result, Language language) throws IOException {
    byte[] written = DocxWriterTest.written(language, result);
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(written))) {
      return document.getTables().get(0);
    }
  }

  private static Cell words(LocalText text) {
    return new Cell.Words(text);
  }

  @Test
  void aNetworkTellsItsClassesOfLinksInPagesAndInWords() throws IOException {
    LocalText none = LocalText.of("无", "None");
    AnalysisResult network =
        result(
            Kind.NETWORK,
            List.of("a", "b"),
            List.of(Unit.WORDS, Unit.WORDS),
            List.of(row("1", words(REACHED), words(NOT)), row("2", words(none), words(REACHED))));
    JsonObject figure = figure(network);
    assertEquals("NETWORK", figure.getString("kind"));
    assertEquals(
        REACHED.en(),
        figure.getJsonArray("classes").getJsonObject(0).getJsonObject("label").getString("en"));
    String links = figure.getJsonObject("alternative").getString("en");
    assertTrue(links.contains(REACHED.en() + " 2") && links.contains(NOT.en() + " 1"), links);
    XWPFTable cells = firstTable(network, Language.EN);
    assertEquals(REACHED.en(), cells.getRow(1).getCell(1).getText());
    assertEquals(none.en(), cells.getRow(2).getCell(1).getText());
  }

  @Test
  void everyReportingUnitHasOneTileAndThreeLieOutside() {
    List<ProvinceTile> tiles = List.of(ProvinceTile.values());
    Set<String> places =
        tiles.stream().map(t -> t.column() + " " + t.row()).collect(Collectors.toSet());
    assertEquals(tiles.size(), places.size(), "no two in one place");
    assertTrue(
        tiles.stream()
            .allMatch(t -> t.column() < ProvinceTile.COLUMNS && t.row() < ProvinceTile.ROWS));
    Set<String> inside =
        tiles.stream()
            .filter(t -> !t.isOutside())
            .map(ProvinceTile::code)
            .collect(Collectors.toSet());
    assertEquals(
        InventedUnit.ALL.stream().map(InventedUnit::code).collect(Collectors.toSet()), inside);
    assertEquals(
        List.of("台湾", "香港", "澳门"),
        tiles.stream().filter(ProvinceTile::isOutside).map(t -> t.label().zh()).toList());
  }

  @Test
  void classesOfAMapGrowLighterAndHaveSigns() {
    JsonObject figure = figure(map());
    List<JsonObject> classes = figure.getJsonArray("classes").getValuesAs(JsonObject.class);
    assertEquals(
        List.of("Reached", "Open", "Not reached"),
        classes.stream().map(c -> c.getJsonObject("label").getString("en")).toList());
    double last = 1;
    for (JsonObject one : classes) {
      double part = one.getJsonNumber("part").doubleValue();
      assertTrue(part < last);
      last = part;
    }
    assertEquals(3, classes.stream().map(c -> c.getString("sign")).distinct().count());
    assertEquals(1, tile(figure, "630000").getInt("class"), "what follows a bracket is no class");
    assertEquals(1, tile(figure, "640000").getInt("class"));
  }

  @Test
  void aWithheldTileHasNoShadeAndZeroHasOne() {
    JsonObject figure = figure(map());
    assertFalse(tile(figure, "460000").containsKey("part"));
    assertTrue(tile(figure, "540000").containsKey("part"));
    assertFalse(tile(figure, "420000").containsKey("part"), "not in the table");
    JsonObject zero =
        figure(
            result(
                Kind.TILES,
                List.of("rate"),
                List.of(Unit.PERCENT),
                List.of(row("110000", rate(0)), row("120000", FEW), row("130000", rate(80)))));
    assertEquals(0, tile(zero, "110000").getJsonNumber("part").doubleValue());
    assertFalse(tile(zero, "120000").containsKey("part"));
    assertEquals(1, tile(zero, "130000").getJsonNumber("part").doubleValue());
  }

  @Test
  void aTileOutsideTheStudyStaysEmptyWhateverTheTableSays() {
    JsonObject figure =
        figure(
            result(
                Kind.TILES,
                List.of("rate"),
                List.of(Unit.PERCENT),
                List.of(row("710000", rate(40)), row("110000", rate(50)))));
    assertTrue(tile(figure, "710000").getBoolean("outside"));
    assertFalse(tile(figure, "710000").containsKey("part"));
  }

  @Test
  void aMapInADocumentIsATableOfTiles() throws IOException {
    XWPFTable table = firstTable(map(), Language.ZH);
    assertEquals(ProvinceTile.ROWS, table.getRows().size());
    XWPFTableCell beijing = at(table, ProvinceTile.BEIJING);
    assertEquals("北京\n● 70", text(beijing));
    assertEquals("西藏\n○ 0", text(at(table, ProvinceTile.TIBET)));
    assertEquals("海南\n" + CellText.WITHHELD, text(at(table, ProvinceTile.HAINAN)));
    assertNull(at(table, ProvinceTile.HAINAN).getColor());
    assertEquals("台湾\n未纳入", text(at(table, ProvinceTile.TAIWAN)));
    assertEquals("", text(at(table, ProvinceTile.XPCC)), "counted with Xinjiang here");
    assertEquals("BJ\n● 70", text(at(firstTable(map(), Language.EN), ProvinceTile.BEIJING)));
  }

  private static XWPFTableCell at(XWPFTable table, ProvinceTile tile) {
    return table.getRow(tile.row()).getCell(tile.column());
  }

  private static String text(XWPFTableCell cell) {
    return cell.getParagraphs().stream().map(p -> p.getText()).collect(Collectors.joining("\n"));
  }

  private static AnalysisResult flow() {
    return result(
        Kind.FLOW,
        List.of("yes", "no"),
        List.of(Unit.COUNT, Unit.COUNT),
        List.of(
            row("yes", new Cell.Count(900), new Cell.Count(10)),
            row("no", new Cell.Count(40), new Cell.Count(600))));
  }

  @Test
  void aFlowSaysHowManyChangedAndShadesOnlyThemInADocument() throws IOException {
    String alternative = figure(flow()).getJsonObject("alternative").getString("en");
    assertTrue(alternative.contains("1,550 units, of which 50 changed"), alternative);
    XWPFTable table = firstTable(flow(), Language.EN);
    assertEquals("FFFFFF", table.getRow(1).getCell(1).getColor(), "stayed");
    assertEquals("0B3C6F", table.getRow(2).getCell(1).getColor(), "the most that changed");
    assertEquals("900", table.getRow(1).getCell(1).getText());
  }

  @Test
  void aSlopeNamesTheLineThatMovesMost() {
    AnalysisResult ranks =
        result(
            Kind.SLOPE,
            List.of("a", "b"),
            List.of(Unit.RANK, Unit.RANK),
            List.of(
                row("110000", new Cell.Count(1), new Cell.Count(2)),
                row("120000", new Cell.Count(2), new Cell.Count(9)),
                row("130000", new Cell.Count(3), FEW)));
    JsonObject figure = figure(ranks);
    String alternative = figure.getJsonObject("alternative").getString("en");
    assertTrue(alternative.contains("2 lines. Row 120000 moves most (2 → 9)"), alternative);
    assertTrue(figure.getJsonObject("note").getString("zh").contains("不公布"));
  }

  @Test
  void manyRowsStandCloserInADocument() throws IOException {
    for (int count : new int[] {24, 32}) {
      List<ResultTable.Row> rows = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        rows.add(row("r" + i, new Cell.Count(i), new Cell.Count(count + 1L - i)));
      }
      AnalysisResult ranks =
          result(Kind.SLOPE, List.of("a", "b"), List.of(Unit.RANK, Unit.RANK), rows);
      XWPFTableCell first = firstTable(ranks, Language.EN).getRow(1).getCell(1);
      Double size = first.getParagraphs().get(0).getRuns().get(0).getFontSizeAsDouble();
      assertEquals(count > 24 ? Double.valueOf(9) : null, size);
    }
  }

  @Test
  void tablesWithoutRowsAreOneSentence() {
    LocalText why = LocalText.of("没有类型。", "There are no types.");
    ResultTable first = map().tables().get(0);
    List<ResultTable> tables =
        Stream.of("a", "b")
            .map(
                id ->
                    new ResultTable(
                        id,
                        LocalText.same(id),
                        first.corner(),
                        first.columns(),
                        List.of(),
                        List.of(why)))
            .toList();
    AnalysisResult empty =
        SampleResults.result("c97", first.title(), first.title(), tables, List.of());
    ResultPage page = ResultPage.of(empty, Language.EN);
    assertEquals(List.of(), page.tables());
    assertEquals(
        List.of("There are no types. (Without rows and not shown: a; b.)"), page.withoutRows());
    assertTrue(SamplePages.rendered(empty, Language.ZH).contains("没有类型。（没有内容，不列：a、b）"));
  }
}
