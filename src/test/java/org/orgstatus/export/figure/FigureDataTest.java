package org.orgstatus.export.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;

class FigureDataTest {

  private static final List<ResultTable.Column> COLUMNS =
      List.of(percent("rate", "Rate"), percent("low", "Lowest"), percent("high", "Highest"));

  private static ResultTable.Column percent(String id, String name) {
    return new ResultTable.Column(
        id, LocalText.EMPTY, LocalText.same(name), ResultTable.Unit.PERCENT, 1);
  }

  private static ResultTable.Row row(String block, String key, Cell rate) {
    List<Cell> cells = Arrays.asList(rate, number(10), number(90));
    return new ResultTable.Row(key, LocalText.same(key), LocalText.same(block), false, cells);
  }

  private static Cell number(double value) {
    return new Cell.Estimate(value, Optional.empty(), false, 20, 20);
  }

  private static Cell none() {
    return new Cell.NotEstimable(LocalText.same("not in the model"));
  }

  private static FigureData data(boolean bounds, ResultTable.Row... rows) {
    ResultTable table =
        new ResultTable(
            "t",
            LocalText.same("t"),
            LocalText.same("unit"),
            COLUMNS,
            Arrays.asList(rows),
            List.of());
    Optional<String> low = bounds ? Optional.of("low") : Optional.empty();
    Optional<String> high = bounds ? Optional.of("high") : Optional.empty();
    ResultFigure figure =
        new ResultFigure(
            "f",
            LocalText.same("?"),
            ResultFigure.Kind.DOTS,
            "t",
            List.of("rate"),
            low,
            high,
            Optional.empty(),
            false);
    return FigureData.of(figure, table);
  }

  private static List<String> keys(FigureData data) {
    return data.bars().stream().map(bar -> bar.row().key()).toList();
  }

  @Test
  void aHeadingUnderWhichNothingCanBeComputedIsLeftOut() {
    Cell hidden = new Cell.Suppressed(LocalText.same("too few"));
    assertEquals(
        List.of("b1", "b2", "c1", "alone"),
        keys(
            data(
                false,
                row("left out", "a1", none()),
                row("left out", "a2", none()),
                row("level", "b1", number(40)),
                row("level", "b2", none()),
                row("hidden", "c1", hidden),
                row("", "alone", none()))));
  }

  @Test
  void aFigureWithoutAnyNumberKeepsItsRowsAndTheirReasons() {
    assertEquals(
        List.of("a1", "b1"), keys(data(false, row("a", "a1", none()), row("b", "b1", none()))));
  }

  @Test
  void theNoteNamesTheColumnsThatBarsReachFromAndTo() {
    Messages english = Messages.in(Language.EN);
    String note = FigureWords.note(data(true, row("a", "a1", number(40))), english);
    assertEquals(
        "Rows stand in the order of the table. Lines reach from \"Lowest\" to \"Highest\".", note);
  }

  private static ResultTable table(String id, ResultTable.Row... rows) {
    return new ResultTable(
        id,
        LocalText.same(id),
        LocalText.of("省", "Province"),
        COLUMNS,
        Arrays.asList(rows),
        List.of());
  }

  private static ResultTable.Row values(String key, Cell... cells) {
    return new ResultTable.Row(
        key, LocalText.same(key), LocalText.EMPTY, false, Arrays.asList(cells));
  }

  private static FigureData drawn(
      ResultFigure.Kind kind, List<String> rows, ResultTable table, ResultTable beside) {
    ResultFigure figure =
        new ResultFigure(
            "f",
            LocalText.same("?"),
            kind,
            table.id(),
            List.of("rate", "low"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(),
            rows,
            Optional.of(beside.id()));
    return FigureData.of(figure, table, Optional.of(beside));
  }

  @Test
  void cellsBeyondTwoResidualsBearASignAndTheNoteSaysWhichIsWhich() {
    FigureData data =
        drawn(
            ResultFigure.Kind.HEAT,
            List.of(),
            table(
                "t",
                values("a", number(40), number(20), number(0)),
                values("b", number(30), none(), number(0))),
            table(
                "residuals",
                values("b", number(2), number(9), number(0)),
                values("a", number(2.01), number(-2.01), number(0))));
    List<String> signs =
        data.bars().stream()
            .flatMap(bar -> bar.marks().stream())
            .map(FigureData.Mark::sign)
            .toList();
    assertEquals(List.of("▲", "▼", "", ""), signs, "2 itself is not beyond, nor is what is empty");
    String note = FigureWords.note(data, Messages.in(Language.EN));
    assertEquals(
        "Rows stand in the order of the table. Numbers are percentages; the darker a cell, the"
            + " higher. ▲ is higher and ▼ lower than expected (adjusted residual beyond ±2); cells"
            + " without a sign are about as expected.",
        note.replaceFirst(" Gaps are.*", ""));
  }

  @Test
  void singleCasesLieBehindLinesWithANumberForEveryRow() {
    FigureData data =
        drawn(
            ResultFigure.Kind.LINES,
            List.of(),
            table(
                "t",
                values("low", number(1), number(2), number(3)),
                values("high", number(4), number(5), number(6)),
                values("later", number(7), number(8), number(9))),
            table(
                "cases",
                values("Beijing", number(0), number(11), number(12)),
                values("Tibet", none(), none(), none())));
    assertEquals(1, data.behind().size(), "a case without any number is no line");
    assertEquals("Beijing", data.behind().get(0).label().en());
    assertEquals(
        List.of(OptionalDouble.of(11), OptionalDouble.of(12), OptionalDouble.empty()),
        data.behind().get(0).values());
    String note = FigureWords.note(data, Messages.in(Language.EN));
    assertTrue(note.contains("Thin grey lines are single cases (Province), 1 in all."), note);
  }

  @Test
  void onlyChosenRowsAreDrawnInTheOrderOfTheTable() {
    ResultTable table =
        table(
            "t",
            values("a", number(1), number(2), number(3)),
            values("b", number(1), number(2), number(3)),
            values("c", number(1), number(2), number(3)));
    FigureData data = drawn(ResultFigure.Kind.BARS, List.of("c", "a"), table, table);
    assertEquals(List.of("a", "c"), keys(data));
  }

  @Test
  void aResidualIsMarkedAsItIsPrinted() {
    assertEquals(0, ResultFigure.mark(2.004), "printed as 2.00");
    assertEquals(1, ResultFigure.mark(2.006));
    assertEquals(-1, ResultFigure.mark(-2.006));
    assertEquals(0, ResultFigure.mark(-2));
  }
}
