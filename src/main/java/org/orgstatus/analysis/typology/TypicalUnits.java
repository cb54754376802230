package org.orgstatus.analysis.typology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.InstitutionList;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.typology.TypologyChoice.Division;
import org.orgstatus.statistics.multivariate.Distances;

/** The medoid of each type and those nearest to it: where to look before types are named. */
final class TypicalUnits {

  private static final int TYPICAL = 5;

  private final AnalysisRun run;
  private final TypologyCases cases;
  private final Optional<Distances> distances;
  private final Optional<Division> chosen;
  private final String[] typeOf;

  /**
   * @param typeOf the type of every row; empty where it has none
   */
  TypicalUnits(
      AnalysisRun run,
      TypologyCases cases,
      Optional<Distances> distances,
      Optional<Division> chosen,
      String[] typeOf) {
    this.run = run;
    this.cases = cases;
    this.distances = distances;
    this.chosen = chosen;
    this.typeOf = typeOf;
  }

  ResultTable table() {
    int[] order = new int[typeOf.length];
    chosen.ifPresent(
        division -> {
          for (int type = 0; type < division.count(); type++) {
            int medoid = division.medoids()[type];
            List<Integer> nearest =
                distances.orElseThrow().neighbours(medoid, cases.size() - 1).stream()
                    .filter(typical(division, type))
                    .limit(TYPICAL - 1)
                    .toList();
            order[cases.row(medoid)] = 1;
            for (int i = 0; i < nearest.size(); i++) {
              order[cases.row(nearest.get(i))] = i + 2;
            }
          }
        });
    boolean[] listed = new boolean[order.length];
    for (int row = 0; row < order.length; row++) {
      listed[row] = order[row] > 0;
    }
    InstitutionList list = new InstitutionList(run);
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.texts("type", "类型", "Type"));
    columns.add(Column.counts("order", "典型程度次序（1最典型）", "How typical (1 most)"));
    for (String shown : run.plan().settings("shown")) {
      columns.add(new ResultTable.Column(shown, list.name(shown), ResultTable.Unit.WORDS, 0));
    }
    return list.table(
        columns,
        listed,
        Comparator.comparing((Integer row) -> typeOf[row]).thenComparing(row -> order[row]),
        row -> {
          List<Cell> cells = new ArrayList<>();
          cells.add(
              new Cell.Words(TypologyProfile.name(Integer.parseInt(typeOf[row].substring(1)) - 1)));
          cells.add(new Cell.Count(order[row]));
          run.plan().settings("shown").forEach(shown -> cells.add(list.value(shown, row)));
          return cells;
        });
  }

  private static Predicate<Integer> typical(Division division, int type) {
    return unit -> division.types()[unit] == type;
  }
}
