package org.orgstatus.export.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
}
