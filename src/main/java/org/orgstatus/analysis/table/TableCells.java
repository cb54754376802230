package org.orgstatus.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.table.TableRequest.Intervals;
import org.orgstatus.analysis.table.TableRequest.Measure;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Suppression;
import org.orgstatus.statistics.Suppression.State;
import org.orgstatus.statistics.Suppression.Sums;

/** The cells of a table: estimates with intervals, or why there is none. */
final class TableCells {

  /** A rule that hides nothing by itself: what is hidden first is decided here. */
  private static final Suppression.Rule NONE = new Suppression.Rule(1, 0);

  private final TableRun run;
  private final Audience audience;
  private final State[][] states;

  TableCells(TableRun run, Audience audience) {
    this.run = run;
    this.audience = audience;
    this.states = hidden();
  }

  /** The cells of a line. */
  List<Cell> of(int line) {
    List<Cell> cells = new ArrayList<>();
    for (int place = 0; place < run.heads().size(); place++) {
      cells.add(of(line, place));
    }
    return cells;
  }

  Cell of(int line, int place) {
    TableLine of = run.lines().get(line);
    State state = states[line][place];
    if (state == State.COMPLEMENTARY) {
      return Cells.derivable();
    }
    if (state == State.PRIMARY) {
      return Cells.withheld(base(of, place), run.disclosure().rule());
    }
    return shown(of, place);
  }

  /** The number of a place, whoever may see it. */
  private Cell shown(TableLine line, int place) {
    int population =
        run.request().isOfRows() ? line.population(line.whole()) : line.population(place);
    Optional<Estimate> estimate = line.estimate(place);
    if (estimate.isEmpty()) {
      return population == 0 ? Cells.nobody() : Cells.noAnswer();
    }
    Estimate e = estimate.get();
    double times = run.request().measure() == Measure.SHARE ? 100 : 1;
    Optional<Cell.Interval> interval =
        interval(line, place, e).map(i -> new Cell.Interval(times * i.low(), times * i.high()));
    return new Cell.Estimate(
        times * e.value(), interval, e.complete(), e.n(), Math.max(e.n(), population));
  }

  /** The interval of a place, in the unit of its estimate. */
  Optional<Interval> interval(TableLine line, int place, Estimate estimate) {
    TableRequest request = run.request();
    double level = request.level();
    if (request.intervals() == Intervals.NONE) {
      return Optional.empty();
    }
    if (request.isOfRows() && place == line.whole()) {
      return Optional.empty(); // all of the row
    }
    if (request.measure() == Measure.SHARE) {
      return ofShare(open(estimate, line.most(request.isOfRows() ? line.whole() : place)));
    }
    if (request.measure() == Measure.MEDIAN) {
      return ofMedian(line, place, estimate);
    }
    boolean sum = request.measure() == Measure.TOTAL || request.measure() == Measure.COUNT;
    return sum && !request.weights() ? Optional.empty() : Interval.student(estimate, level);
  }

  /** Limits at 0 and 100% reach as far as units of which nobody knows allow. */
  private static Estimate open(Estimate share, int most) {
    return new Estimate(
        share.value(),
        share.standardError(),
        share.n(),
        Math.max(share.weightedN(), most),
        share.degreesOfFreedom(),
        share.complete());
  }

  private Optional<Interval> ofShare(Estimate share) {
    double level = run.request().level();
    return switch (run.request().intervals()) {
      case LOGIT -> Interval.logit(share, level);
      case KORN_GRAUBARD -> Interval.kornGraubard(share, level);
      case ARCSINE -> Interval.arcsine(share, level);
      case LIKELIHOOD -> Interval.likelihood(share, level);
      case STUDENT -> Interval.student(share, level);
      default ->
          share.standardError().orElse(0) > 0
              ? Interval.logit(share, level)
              : Interval.kornGraubard(share, level);
    };
  }

  /** Woodruff's: the interval of the share up to the median, read back through the quantiles. */
  private Optional<Interval> ofMedian(TableLine line, int place, Estimate median) {
    if (median.complete()) {
      return Optional.empty();
    }
    return line.shareUpTo(place, median.value())
        .flatMap(this::ofShare)
        .map(
            share -> {
              List<Double> limits = line.quantiles(place, share.low(), share.high());
              return new Interval(limits.get(0), limits.get(1), share.method(), share.level());
            });
  }

  private int base(TableLine line, int place) {
    return run.request().isOfRows() ? line.n(line.whole()) : line.n(place);
  }

  /** What is hidden first: small bases, few with the property, one unit with most of a sum. */
  private boolean isPrimary(TableLine line, int place) {
    TableRequest request = run.request();
    Disclosure disclosure = run.disclosure();
    if (request.measure() == Measure.COUNT && audience == Audience.INTERNAL) {
      return false;
    }
    int n = base(line, place);
    int with = request.isOfRows() ? line.n(place) : line.with(place);
    if (request.measure() == Measure.COUNT) {
      return n > 0 && n < disclosure.rule().threshold();
    }
    boolean dominated =
        request.measure().isOfNumbers()
            && disclosure == Disclosure.MONEY
            && disclosure.isDominated(line.amounts(place));
    return dominated || disclosure.rule().hides(n, with);
  }

  private State[][] hidden() {
    int height = run.lines().size();
    int width = run.heads().size();
    boolean[][] primary = new boolean[height][width];
    int[][] base = new int[height][width];
    int[][] with = new int[height][width];
    boolean any = false;
    for (int l = 0; l < height; l++) {
      TableLine line = run.lines().get(l);
      for (int p = 0; p < width; p++) {
        primary[l][p] = isPrimary(line, p);
        any |= primary[l][p];
        base[l][p] = line.n(p);
        with[l][p] = run.request().isOfRows() ? line.n(p) : line.with(p);
      }
    }
    State[][] states = new State[height][width];
    for (int l = 0; l < height; l++) {
      for (int p = 0; p < width; p++) {
        states[l][p] = primary[l][p] ? State.PRIMARY : State.SHOWN;
      }
    }
    Optional<Sums> sums = sums(height);
    if (any && sums.isPresent()) {
      protect(states, Suppression.of(base, with, primary, NONE, sums.get()), base);
    }
    return states;
  }

  /** Which lines are printed as sums of others. */
  private Optional<Sums> sums(int height) {
    boolean ofRows = height > 1 && !run.isSeveral();
    if (run.hasColumns()) {
      return Optional.of(ofRows ? Sums.BOTH : Sums.OF_ROWS);
    }
    return ofRows ? Optional.of(Sums.OF_COLUMNS) : Optional.empty();
  }

  /** Where a hidden cell still follows though nothing is left to hide, nothing is shown. */
  private static void protect(State[][] states, Suppression found, int[][] base) {
    boolean none = !found.exposed().isEmpty();
    for (int l = 0; l < states.length; l++) {
      for (int p = 0; p < states[l].length; p++) {
        if (states[l][p] == State.SHOWN && (none ? base[l][p] > 0 : !found.shown(l, p))) {
          states[l][p] = State.COMPLEMENTARY;
        }
      }
    }
  }
}
