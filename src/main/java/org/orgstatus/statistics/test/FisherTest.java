package org.orgstatus.statistics.test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.orgstatus.statistics.CrossTable;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Outcome;

/**
 * Fisher's test of independence in a table of any size: the share of tables with the same margins
 * that are no likelier than the one seen (Freeman and Halton 1951, Biometrika 38, pp. 141–149). R:
 * {@code fisher.test}, whose 2×2 and r×c results these are; for tables on which R gives up (FEXACT
 * error 6) the Monte Carlo form, whose seed and interval are part of the result. For counts of
 * independent cases, not for weights.
 *
 * @param p exact, or (1 + hits) / (1 + draws)
 * @param monteCarlo empty where exact
 */
public record FisherTest(double p, int n, Optional<MonteCarlo> monteCarlo) {

  /**
   * @param hits drawn tables that are no likelier than the one seen
   * @param interval of the exact p at 99%, Clopper–Pearson
   */
  public record MonteCarlo(long seed, int draws, int hits, Interval interval) {}

  /** States that the exact sum may pass through before it gives way to drawing. */
  private static final int BUDGET = 3_000_000;

  private static final double SLACK = 1e-7;

  /** Exact where that is cheap, else 100,000 draws from this seed. */
  public static Outcome<FisherTest> of(int[][] counts, long seed) {
    Outcome<CrossTable> table = table(counts);
    return table.map(
        t -> new Margins(t).exact().orElseGet(() -> new Margins(t).draw(seed, 100_000)));
  }

  /** By drawing. */
  public static Outcome<FisherTest> monteCarlo(int[][] counts, long seed, int draws) {
    return table(counts).map(t -> new Margins(t).draw(seed, draws));
  }

  private static Outcome<CrossTable> table(int[][] counts) {
    CrossTable table = CrossTable.of(counts);
    return table.hasTwoByTwo()
        ? Outcome.of(table)
        : Outcome.not(
            table.total() == 0 ? Outcome.Reason.NO_CASES : Outcome.Reason.ONE_CATEGORY,
            table.rows().size() + " rows and " + table.columns().size() + " columns have cases");
  }

  /** Margins from large to small, so that names and order of categories change no digit. */
  private static final class Margins {

    private final int[] rows;
    private final int[] columns;
    private final int n;
    private final double seen;
    private final double constant;

    Margins(CrossTable table) {
      this.rows = descending(table.rowSums());
      this.columns = descending(table.columnSums());
      this.n = Arrays.stream(rows).sum();
      this.seen =
          Arrays.stream(table.counts())
              .flatMapToDouble(Arrays::stream)
              .map(x -> LogFactorial.of((int) x))
              .sorted()
              .sum();
      double logs = Arrays.stream(rows).mapToDouble(LogFactorial::of).sum();
      logs += Arrays.stream(columns).mapToDouble(LogFactorial::of).sum();
      this.constant = logs - LogFactorial.of(n);
    }

    private static int[] descending(double[] sums) {
      return Arrays.stream(sums)
          .boxed()
          .sorted(Comparator.reverseOrder())
          .mapToInt(Double::intValue)
          .toArray();
    }

    /** Tables are no likelier if Σ log x! is no smaller; with R's relative slack of 1e-7. */
    private boolean noLikelier(double logFactorials) {
      return logFactorials >= seen - SLACK;
    }

    /** Units left to each row, from large to small, and Σ log x! of the columns filled so far. */
    private record State(List<Integer> left, long past) {}

    private static final class Paths {
      private final double past;
      private double number;

      Paths(double past) {
        this.past = past;
      }
    }

    /**
     * Columns one by one; paths to the same state are summed. A state all of whose ends count, or
     * none, is settled at once (Mehta and Patel 1983, JASA 78, pp. 427–434). Empty where states run
     * out.
     */
    Optional<FisherTest> exact() {
      Map<State, Paths> states = new HashMap<>();
      add(states, rows.clone(), 0, 1);
      long visited = 0;
      double p = 0;
      for (int j = 0; j < columns.length; j++) {
        Map<State, Paths> next = new HashMap<>();
        for (Map.Entry<State, Paths> entry : inOrder(states)) {
          int[] left = entry.getKey().left().stream().mapToInt(Integer::intValue).toArray();
          Paths paths = entry.getValue();
          Ends ends = Ends.of(left, Arrays.copyOfRange(columns, j, columns.length));
          if (noLikelier(paths.past + ends.least())) {
            p += paths.number * StrictMath.exp(constant - paths.past + ends.logSum());
          } else if (noLikelier(paths.past + ends.most())) {
            visited += fill(left, 0, columns[j], left.clone(), paths, 0, next, BUDGET - visited);
          }
          if (visited >= BUDGET) {
            return Optional.empty();
          }
        }
        states = next;
      }
      return Optional.of(new FisherTest(Math.min(1, p), n, Optional.empty()));
    }

    /**
     * What can still come: bounds of Σ log x! over all ways to fill the columns that are left, and
     * the log of Σ exp(−Σ log x!) over them.
     */
    private record Ends(double least, double most, double logSum) {

      static Ends of(int[] rows, int[] columns) {
        double even = Math.max(even(rows, columns.length), even(columns, rows.length));
        double uneven = Math.min(uneven(rows, columns), uneven(columns, rows));
        if (columns.length == 1) {
          even = Arrays.stream(rows).mapToDouble(LogFactorial::of).sum();
          uneven = even;
        }
        double logSum = LogFactorial.of(Arrays.stream(rows).sum());
        logSum -= Arrays.stream(rows).mapToDouble(LogFactorial::of).sum();
        logSum -= Arrays.stream(columns).mapToDouble(LogFactorial::of).sum();
        return new Ends(even, uneven, logSum);
      }

      /** Each sum spread evenly, as far as whole numbers go: log x! is convex. */
      private static double even(int[] sums, int parts) {
        double log = 0;
        for (int sum : sums) {
          int more = sum % parts;
          log += more * LogFactorial.of(sum / parts + 1);
          log += (parts - more) * LogFactorial.of(sum / parts);
        }
        return log;
      }

      /** Each sum heaped into the largest places, which are sorted from large to small. */
      private static double uneven(int[] sums, int[] places) {
        double log = 0;
        for (int sum : sums) {
          int rest = sum;
          for (int place : places) {
            int x = Math.min(rest, place);
            log += LogFactorial.of(x);
            rest -= x;
          }
        }
        return log;
      }
    }

    private static List<Map.Entry<State, Paths>> inOrder(Map<State, Paths> states) {
      return states.entrySet().stream()
          .sorted(
              Comparator.<Map.Entry<State, Paths>>comparingLong(e -> e.getKey().past())
                  .thenComparing(e -> e.getKey().left().toString()))
          .toList();
    }

    private static void add(Map<State, Paths> states, int[] left, double past, double number) {
      List<Integer> sorted = Arrays.stream(left).boxed().sorted(Comparator.reverseOrder()).toList();
      State state = new State(sorted, Math.round(past * 1e10));
      states.computeIfAbsent(state, s -> new Paths(past)).number += number;
    }

    /** All ways to spread a column over the rows from {@code row} on; returns how many. */
    private static long fill(
        int[] left,
        int row,
        int rest,
        int[] after,
        Paths from,
        double logs,
        Map<State, Paths> next,
        long budget) {
      if (budget <= 0) {
        return 1;
      }
      if (row == left.length - 1) {
        if (rest > left[row]) {
          return 1;
        }
        after[row] = left[row] - rest;
        add(next, after, from.past + logs + LogFactorial.of(rest), from.number);
        return 1;
      }
      long visited = 0;
      int room = 0;
      for (int k = row + 1; k < left.length; k++) {
        room += left[k];
      }
      for (int x = Math.max(0, rest - room); x <= Math.min(rest, left[row]); x++) {
        after[row] = left[row] - x;
        visited +=
            fill(
                left,
                row + 1,
                rest - x,
                after,
                from,
                logs + LogFactorial.of(x),
                next,
                budget - visited);
      }
      return visited;
    }

    FisherTest draw(long seed, int draws) {
      RandomGenerator random = new Well19937c(seed);
      int hits = 0;
      for (int k = 0; k < draws; k++) {
        hits += noLikelier(randomTable(random)) ? 1 : 0;
      }
      Interval interval = Interval.clopperPearson(hits, draws, 0.99);
      double p = (1.0 + hits) / (1.0 + draws);
      return new FisherTest(p, n, Optional.of(new MonteCarlo(seed, draws, hits, interval)));
    }

    /**
     * Σ log x! of a table with these margins, cell by cell from its hypergeometric distribution.
     */
    private double randomTable(RandomGenerator random) {
      int[] left = rows.clone();
      int units = n;
      double logs = 0;
      for (int j = 0; j < columns.length - 1; j++) {
        int rest = columns[j];
        int open = units;
        for (int i = 0; i < left.length - 1 && rest > 0; i++) {
          int x = hypergeometric(random, left[i], rest, open);
          open -= left[i];
          left[i] -= x;
          rest -= x;
          logs += LogFactorial.of(x);
        }
        left[left.length - 1] -= rest;
        logs += LogFactorial.of(rest);
        units -= columns[j];
      }
      for (int x : left) {
        logs += LogFactorial.of(x);
      }
      return logs;
    }

    /**
     * Marked ones among {@code drawn} out of {@code all} with {@code marked}, from the mode
     * outwards.
     */
    private static int hypergeometric(RandomGenerator random, int marked, int drawn, int all) {
      int least = Math.max(0, drawn + marked - all);
      int most = Math.min(marked, drawn);
      if (least == most) {
        return least;
      }
      int mode = (int) ((marked + 1.0) * (drawn + 1.0) / (all + 2.0));
      double top =
          StrictMath.exp(
              LogFactorial.of(marked)
                  - LogFactorial.of(mode)
                  - LogFactorial.of(marked - mode)
                  + LogFactorial.of(all - marked)
                  - LogFactorial.of(drawn - mode)
                  - LogFactorial.of(all - marked - drawn + mode)
                  - LogFactorial.of(all)
                  + LogFactorial.of(drawn)
                  + LogFactorial.of(all - drawn));
      double u = random.nextDouble() - top;
      int down = mode;
      int up = mode;
      double low = top;
      double high = top;
      while (u > 0 && (down > least || up < most)) {
        if (up < most) {
          high *=
              (marked - up)
                  * (double) (drawn - up)
                  / ((up + 1.0) * (all - marked - drawn + up + 1.0));
          up++;
          u -= high;
          if (u <= 0) {
            return up;
          }
        }
        if (down > least) {
          low *=
              down
                  * (double) (all - marked - drawn + down)
                  / ((marked - down + 1.0) * (drawn - down + 1.0));
          down--;
          u -= low;
          if (u <= 0) {
            return down;
          }
        }
      }
      return mode;
    }
  }
}
