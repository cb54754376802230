package org.orgstatus.analysis.norm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Phi;

/** Which two norms fail together, over associations for which both are applicable and known. */
final class NormPairs {

  private static final int SHOWN = 10;
  private static final LocalText SAME = LocalText.of("同一条", "The same norm");
  private static final LocalText CONSTANT =
      LocalText.of("有一条全部符合或全部不符合", "All or none meet one of the two");

  private record Pair(Norm first, Norm second, int n, int both, OptionalDouble phi) {}

  private final AnalysisRun run;
  private final BaseUnits units;
  private final List<Norm> norms;
  private final List<Pair> all = new ArrayList<>();

  NormPairs(AnalysisRun run, BaseUnits units, List<Norm> norms) {
    this.run = run;
    this.units = units;
    this.norms = norms;
    for (int i = 0; i < norms.size(); i++) {
      for (int j = i + 1; j < norms.size(); j++) {
        all.add(pair(norms.get(i), norms.get(j)));
      }
    }
  }

  /** The pair of two norms, by their places; the order of the two changes nothing. */
  private Pair pair(int one, int other) {
    int first = Math.min(one, other);
    int before = first * norms.size() - first * (first + 1) / 2;
    return all.get(before + Math.max(one, other) - first - 1);
  }

  ResultTable matrix() {
    List<ResultTable.Column> columns = new ArrayList<>();
    for (Norm norm : norms) {
      columns.add(Column.of(norm.id(), "phi", LocalText.same(norm.id())));
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < norms.size(); i++) {
      Norm norm = norms.get(i);
      List<Cell> cells = new ArrayList<>();
      for (int j = 0; j < norms.size(); j++) {
        cells.add(i == j ? new Cell.NotEstimable(SAME) : phi(pair(i, j)));
      }
      rows.add(new ResultTable.Row(norm.id(), norm.label(), norm.strength().label(), false, cells));
    }
    return new ResultTable(
        "together", run.title("together"), LocalText.of("规范", "Norm"), columns, rows, List.of());
  }

  ResultTable pairs() {
    List<ResultTable.Row> rows =
        all.stream()
            .filter(p -> p.n() >= 10 && p.phi().isPresent() && p.phi().getAsDouble() > 0)
            .sorted(
                Comparator.comparingDouble((Pair p) -> -p.phi().getAsDouble())
                    .thenComparing(p -> p.first().id())
                    .thenComparing(p -> p.second().id()))
            .limit(SHOWN)
            .map(this::row)
            .toList();
    return new ResultTable(
        "pairs",
        run.title("pairs"),
        LocalText.of("两条规范", "Two norms"),
        List.of(Column.of("n"), Column.of("both"), Column.of("phi")),
        rows,
        List.of());
  }

  private ResultTable.Row row(Pair pair) {
    boolean sensitive =
        run.isSensitive(pair.first().rule()) || run.isSensitive(pair.second().rule());
    boolean few = pair.both() > 0 && pair.both() < 5;
    return new ResultTable.Row(
        pair.first().id() + "+" + pair.second().id(),
        LocalText.of(
            pair.first().label().zh() + " ＋ " + pair.second().label().zh(),
            pair.first().label().en() + " + " + pair.second().label().en()),
        LocalText.EMPTY,
        false,
        List.of(
            new Cell.Count(pair.n()),
            sensitive && few ? new Cell.Suppressed(Cells.SENSITIVE) : new Cell.Count(pair.both()),
            phi(pair)));
  }

  private Cell phi(Pair pair) {
    if (pair.n() == 0) {
      return Cells.noAnswer();
    }
    if (pair.n() < 5) {
      return new Cell.Suppressed(Cells.FEW);
    }
    return pair.phi().isEmpty()
        ? new Cell.NotEstimable(CONSTANT)
        : Cells.number(pair.phi().getAsDouble(), false, pair.n(), pair.n());
  }

  private Pair pair(Norm first, Norm second) {
    Measured one = run.values().norm(first);
    Measured two = run.values().norm(second);
    boolean[] known = new boolean[units.size()];
    boolean[] firstFails = new boolean[units.size()];
    boolean[] secondFails = new boolean[units.size()];
    int n = 0;
    int both = 0;
    for (int row = 0; row < known.length; row++) {
      known[row] = units.isAnswered(row) && one.has(row) && two.has(row);
      firstFails[row] = known[row] && !one.isTrue(row);
      secondFails[row] = known[row] && !two.isTrue(row);
      n += known[row] ? 1 : 0;
      both += firstFails[row] && secondFails[row] ? 1 : 0;
    }
    if (n == 0) {
      return new Pair(first, second, 0, 0, OptionalDouble.empty());
    }
    Domain domain = units.design().orElseThrow().domain(known);
    return new Pair(first, second, n, both, Phi.of(domain, firstFails, secondFails));
  }
}
