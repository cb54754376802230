package org.orgstatus.analysis.alliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.agreement.Kappa;
import tech.tablesaw.api.Table;

/**
 * How far the two people who visit an alliance rate it alike before they agree: for each question
 * the share rated alike, and kappa; of grades, which are ordered, with squared weights.
 */
final class RaterAgreement {

  /** Kappa of fewer pairs says nothing. */
  private static final int LEAST = 5;

  private static final LocalText TOO_FEW =
      LocalText.of("两人都评定的走访不足5次", "Fewer than five visits were rated by two");
  private static final LocalText ONE_GRADE =
      LocalText.of("两人都只用了同一档，无法计算", "Both used one and the same grade only");
  private static final LocalText NO_ORDER = LocalText.of("类型没有高低", "Kinds have no order");

  static final List<ResultTable.Column> COLUMNS =
      List.of(
          Column.counts("n", "两人都评定的走访 n", "Visits rated by two, n"),
          Column.percents("alike", "评定相同", "Rated alike"),
          Column.percents("near", "相同或差一档", "Alike or a grade apart"),
          Column.effects("kappa", "kappa（分档的加权）", "Kappa, weighted for grades"));

  /** One question's grades: of the first and of the second person, by visit; −1 where none. */
  private record Pair(int[] one, int[] other, int grades, boolean ordered) {

    int n() {
      return (int) IntStream.range(0, one.length).filter(this::isWhole).count();
    }

    private boolean isWhole(int at) {
      return one[at] >= 0 && other[at] >= 0;
    }

    double within(int apart) {
      return IntStream.range(0, one.length)
              .filter(at -> isWhole(at) && Math.abs(one[at] - other[at]) <= apart)
              .count()
          / (double) n();
    }
  }

  private final Dataset visits;
  private final Map<String, List<Integer>> rowsOf = new HashMap<>();

  /**
   * @param visits the table of visits
   */
  RaterAgreement(Dataset visits) {
    this.visits = visits;
    Table ratings = visits.child(FrameColumns.RATING);
    for (int row = 0; row < ratings.rowCount(); row++) {
      rowsOf
          .computeIfAbsent(
              ratings.stringColumn(FrameColumns.UNIT).get(row), unit -> new ArrayList<>())
          .add(row);
    }
  }

  /**
   * @param graded questions whose choices are grades
   * @param sorted questions whose choices are kinds
   */
  List<ResultTable.Row> rows(List<String> graded, List<String> sorted) {
    return Stream.concat(
            graded.stream().map(question -> row(question, true)),
            sorted.stream().map(question -> row(question, false)))
        .toList();
  }

  private ResultTable.Row row(String question, boolean ordered) {
    return new ResultTable.Row(
        question,
        visits.codebook().variable(question).label(),
        LocalText.EMPTY,
        false,
        cells(
            visits
                .codebook()
                .find(FrameColumns.alone(question))
                .map(alone -> pair(alone, ordered))
                .orElse(new Pair(new int[0], new int[0], 0, ordered))));
  }

  private Pair pair(Variable question, boolean ordered) {
    List<String> codes = question.values().stream().map(ValueLabel::code).toList();
    List<List<Integer>> both = rowsOf.values().stream().filter(rows -> rows.size() == 2).toList();
    List<int[]> grades =
        IntStream.of(0, 1)
            .mapToObj(
                person ->
                    both.stream()
                        .mapToInt(rows -> codes.indexOf(text(rows.get(person), question)))
                        .toArray())
            .toList();
    return new Pair(grades.get(0), grades.get(1), codes.size(), ordered);
  }

  private String text(int row, Variable question) {
    return visits.child(FrameColumns.RATING).stringColumn(question.name()).get(row);
  }

  private static List<Cell> cells(Pair pair) {
    int n = pair.n();
    if (n == 0) {
      Cell[] none = new Cell[COLUMNS.size()];
      Arrays.fill(none, Cells.noAnswer());
      none[0] = new Cell.Count(0);
      return List.of(none);
    }
    return List.of(
        new Cell.Count(n),
        Cells.number(100 * pair.within(0), true, n, n),
        pair.ordered()
            ? Cells.number(100 * pair.within(1), true, n, n)
            : new Cell.NotEstimable(NO_ORDER),
        kappa(pair, n));
  }

  private static Cell kappa(Pair pair, int n) {
    if (n < LEAST) {
      return new Cell.NotEstimable(TOO_FEW);
    }
    Kappa.Weight weight = pair.ordered() ? Kappa.Weight.QUADRATIC : Kappa.Weight.NONE;
    return Kappa.cohen(pair.one(), pair.other(), pair.grades(), weight)
        .known()
        .<Cell>map(kappa -> Cells.number(kappa.value(), true, n, n))
        .orElseGet(() -> new Cell.NotEstimable(ONE_GRADE));
  }
}
