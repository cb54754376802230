package org.orgstatus.analysis.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.TableUnits.Holds;
import org.orgstatus.analysis.TableUnits.Name;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.statistics.Estimate;

/**
 * One number of a table with what it rests on.
 *
 * @param formula how it is computed
 * @param column of the table, with unit and decimals
 * @param with answers that have the property, for shares
 * @param most units that the place could hold, those included of which nobody knows
 * @param estimate empty where nothing can be computed or the number is withheld
 * @param behind the answers that it is computed of; none where it is withheld
 */
public record TableNumber(
    LocalText title,
    LocalText row,
    ResultTable.Column column,
    LocalText formula,
    Cell cell,
    int n,
    int with,
    int population,
    int most,
    Optional<Estimate> estimate,
    List<Behind> behind) {

  public TableNumber {
    behind = List.copyOf(behind);
  }

  /**
   * A unit behind a number.
   *
   * @param weight units that its answer stands for
   * @param value what is measured, as the table has it; empty for counts
   */
  public record Behind(String code, String name, double weight, LocalText value) {}

  /** Whether the number is not shown. */
  public boolean isWithheld() {
    return cell instanceof Cell.Suppressed;
  }

  /**
   * @throws TableRefused as for the whole table, and where there is no such place
   */
  static TableNumber of(
      TableRequest request, TableUnits units, Audience audience, String row, String column) {
    TableRun run = new TableRun(request, units, audience);
    int l = index(run.lines().stream().map(TableLine::key).toList(), row, "row");
    int place = index(run.heads().stream().map(TableRun.Head::key).toList(), column, "column");
    TableLine line = run.lines().get(l);
    Cell cell = new TableCells(run, audience).of(l, place);
    boolean withheld = cell instanceof Cell.Suppressed;
    TableWords words = new TableWords(run);
    return new TableNumber(
        words.title(),
        line.label(),
        TableMaker.column(run, run.heads().get(place), words),
        words.formula(),
        cell,
        line.n(request.isOfRows() ? line.whole() : place),
        request.isOfRows() ? line.n(place) : line.with(place),
        line.population(request.isOfRows() ? line.whole() : place),
        line.most(request.isOfRows() ? line.whole() : place),
        withheld ? Optional.empty() : line.estimate(place),
        withheld ? List.of() : behind(run, line, place));
  }

  private static int index(List<String> keys, String key, String field) {
    int at = keys.indexOf(key);
    if (at < 0) {
      throw new TableRefused(List.of(TableFault.unknown(field, "unknown-place", key, keys)));
    }
    return at;
  }

  private static List<Behind> behind(TableRun run, TableLine line, int place) {
    Dataset dataset = run.units().dataset();
    return IntStream.range(0, dataset.size())
        .filter(row -> line.group(row) >= 0)
        .filter(row -> place == line.whole() || line.group(row) == place)
        .mapToObj(
            row ->
                new Behind(
                    dataset.text(row, FrameColumns.UNIT),
                    dataset.text(row, FrameColumns.NAME),
                    run.design().orElseThrow().weight(row),
                    value(run, row)))
        .toList();
  }

  private static LocalText value(TableRun run, int row) {
    if (run.request().of().isEmpty()) {
      return LocalText.EMPTY;
    }
    Name of = run.units().findName(run.request().of()).orElseThrow();
    Measured measured = run.units().values(of.name());
    double number = measured.number(row);
    if (of.holds() == Holds.YES_NO) {
      return of.values().get(measured.isTrue(row) ? 0 : 1).label();
    }
    if (!Double.isNaN(number)) {
      boolean whole = number == Math.rint(number);
      return LocalText.same(whole ? Long.toString(Math.round(number)) : Double.toString(number));
    }
    List<LocalText> labels =
        Arrays.stream(measured.text(row).split(" "))
            .map(code -> TableWords.valueOf(of, code))
            .toList();
    return LocalText.of(
        String.join("、", labels.stream().map(LocalText::zh).toList()),
        String.join(", ", labels.stream().map(LocalText::en).toList()));
  }
}
