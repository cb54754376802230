package org.orgstatus.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.analysis.table.TableRequest.Choice;
import org.orgstatus.analysis.table.TableRequest.Measure;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Dataset;

/**
 * Makes the result of a request: the objects that comparisons give too. Same inputs, same result.
 */
public final class TableMaker {

  /** Id of the result and of its only table. */
  public static final String TABLE = "table";

  private TableMaker() {}

  /**
   * @throws TableRefused with every fault, and the rule where one refuses it
   */
  public static AnalysisResult make(TableRequest request, TableUnits units, Audience audience) {
    TableRun run = new TableRun(request, units, audience);
    TableWords words = new TableWords(run);
    return new AnalysisResult(
        TABLE,
        words.title(),
        LocalText.EMPTY,
        LocalText.EMPTY,
        List.of(),
        words.method(),
        List.of(table(run, words, audience)),
        List.of(),
        AnalysisRunner.cautions(units.dataset()),
        provenance(run, words));
  }

  private static ResultTable table(TableRun run, TableWords words, Audience audience) {
    TableCells cells = new TableCells(run, audience);
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int l = 0; l < run.lines().size(); l++) {
      TableLine line = run.lines().get(l);
      rows.add(
          new ResultTable.Row(
              line.key(), line.label(), LocalText.EMPTY, line.isTotal(), cells.of(l)));
    }
    List<ResultTable.Column> columns =
        run.heads().stream().map(head -> column(run, head, words)).toList();
    return new ResultTable(TABLE, words.title(), words.corner(), columns, rows, words.notes());
  }

  static ResultTable.Column column(TableRun run, TableRun.Head head, TableWords words) {
    Measure measure = run.request().measure();
    Unit unit =
        switch (measure) {
          case COUNT -> Unit.COUNT;
          case SHARE -> Unit.PERCENT;
          default -> Unit.SCORE;
        };
    int decimals = measure == Measure.COUNT ? 0 : measure == Measure.SHARE ? 1 : 2;
    boolean percent = measure == Measure.SHARE;
    LocalText label =
        percent && !run.hasColumns()
            ? LocalText.of(head.label().zh() + "（%）", head.label().en() + " (%)")
            : head.label();
    LocalText over = words.columnGroup();
    LocalText group =
        percent && run.hasColumns() ? LocalText.of(over.zh() + "（%）", over.en() + " (%)") : over;
    return new ResultTable.Column(head.key(), group, label, unit, decimals);
  }

  private static Provenance provenance(TableRun run, TableWords words) {
    TableUnits units = run.units();
    Dataset dataset = units.dataset();
    int population = run.population();
    int n = run.answered();
    return new Provenance(
        dataset.wave().id(),
        dataset.wave().referenceDate(),
        words.base(),
        words.denominator(),
        population,
        n,
        population - n,
        units.forms(names(run.request(), units)),
        dataset.dataDate(),
        units.data().version(),
        units.definitions().version(),
        TableText.hash(run.request()),
        dataset.lock());
  }

  /** Names that the table reads. */
  private static Stream<String> names(TableRequest request, TableUnits units) {
    Stream<String> plain =
        Stream.concat(
            Stream.of(request.rows(), request.columns(), request.of()),
            request.filters().stream().map(Choice::name));
    Stream<String> read =
        request.where().isEmpty()
            ? Stream.of()
            : units.condition(request.where(), Place.file("where"), new Problems()).stream()
                .flatMap(condition -> units.reads(condition).stream());
    return Stream.concat(plain, read).filter(name -> !name.isEmpty()).distinct();
  }
}
