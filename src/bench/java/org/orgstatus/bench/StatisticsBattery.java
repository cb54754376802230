package org.orgstatus.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.orgstatus.statistics.CountCube;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.LonelyStratum;
import org.orgstatus.statistics.Mean;
import org.orgstatus.statistics.Proportion;
import org.orgstatus.statistics.SurveyDesign;
import org.orgstatus.statistics.test.DesignRankTest;
import org.orgstatus.statistics.test.RaoScottTest;

/**
 * The battery of a report over invented answers: 40 yes/no items, 10 of five classes and 10 counts,
 * each by two groupings, stratified with finite population correction; shares with logit intervals
 * and Rao–Scott's F, means with intervals and the design-based Kruskal–Wallis test. From counts, on
 * one thread and on all, and case by case.
 *
 * <p>Run: {@code java -cp <test class path> org.orgstatus.bench.StatisticsBattery <folder> 2600
 * 26000 260000 1000000}. Writes {@code battery-<rows>.csv} for {@code src/bench/R/battery.R}; above
 * 26,000 rows with the first item of each kind only.
 */
public final class StatisticsBattery {

  private static final PrintStream OUT = System.out;
  private static final int YES_NO = 40;
  private static final int CLASSES = 10;
  private static final int COUNTS = 10;
  private static final int ITEMS = YES_NO + CLASSES + COUNTS;
  private static final int STRATA = 93;
  private static final int REGIONS = 7;
  private static final int TYPES = 6;

  /** Sums over all results: they are the same in R. */
  private record Checksum(double estimates, double errors, double tests) {

    Checksum plus(Checksum other) {
      return new Checksum(estimates + other.estimates, errors + other.errors, tests + other.tests);
    }
  }

  private final int rows;
  private final int[] stratum;
  private final double[] population;
  private final int[][] groups;
  private final int[][] codes = new int[ITEMS][];
  private final SurveyDesign design;

  private StatisticsBattery(int rows) {
    this.rows = rows;
    SplittableRandom random = new SplittableRandom(20260101);
    this.stratum = IntStream.range(0, rows).map(i -> i % STRATA).toArray();
    this.population = new double[STRATA];
    for (int h : stratum) {
      population[h]++;
    }
    for (int h = 0; h < STRATA; h++) {
      population[h] = Math.ceil(population[h] * (1.05 + 0.01 * (h % 40)));
    }
    int[] region = Arrays.stream(stratum).map(h -> h / 3 % REGIONS).toArray();
    int[] type = IntStream.range(0, rows).map(i -> random.nextInt(TYPES)).toArray();
    this.groups = new int[][] {region, type};
    for (int item = 0; item < ITEMS; item++) {
      codes[item] = new int[rows];
      for (int i = 0; i < rows; i++) {
        double u = random.nextDouble() + 0.02 * region[i] - 0.03 * type[i];
        codes[item][i] = code(item, u);
      }
    }
    this.design = SurveyDesign.stratified(stratum, population).with(LonelyStratum.REMOVE);
  }

  private static int code(int item, double u) {
    if (item < YES_NO) {
      return u < 0.1 + 0.02 * item ? 1 : 0;
    }
    if (item < YES_NO + CLASSES) {
      return (int) Math.max(0, Math.min(4, Math.floor(5 * u)));
    }
    return (int) Math.floor(30 * u * u);
  }

  private static int categories(int item) {
    return item < YES_NO ? 2 : item < YES_NO + CLASSES ? 5 : 45;
  }

  private Checksum fromCounts(boolean parallel) {
    CountCube.Grouping[] groupings = {
      CountCube.Grouping.of(design, groups[0], REGIONS),
      CountCube.Grouping.of(design, groups[1], TYPES)
    };
    IntStream items = IntStream.range(0, ITEMS);
    Checksum[] sums = new Checksum[ITEMS];
    (parallel ? items.parallel() : items)
        .forEach(
            item -> {
              Checksum first = item(item, groupings[0]);
              sums[item] = first.plus(item(item, groupings[1]));
            });
    return total(sums);
  }

  private static Checksum total(Checksum[] sums) {
    return Arrays.stream(sums).reduce(new Checksum(0, 0, 0), Checksum::plus);
  }

  private Checksum item(int item, CountCube.Grouping grouping) {
    CountCube cube = CountCube.of(grouping, codes[item], categories(item));
    ExactSum estimates = new ExactSum();
    ExactSum errors = new ExactSum();
    boolean count = item >= YES_NO + CLASSES;
    double[] values = IntStream.range(0, cube.categories()).asDoubleStream().toArray();
    for (int g = 0; g < cube.groups(); g++) {
      for (int c = item < YES_NO ? 1 : 0; c < (count ? 1 : cube.categories()); c++) {
        Estimate e = (count ? cube.mean(g, values) : cube.share(g, c)).orElseThrow();
        add(estimates, errors, e, count);
      }
    }
    double test =
        count
            ? DesignRankTest.of(cube, DesignRankTest.Score.RANK).orElseThrow().value()
            : RaoScottTest.of(cube, RaoScottTest.Statistic.F).orElseThrow().value();
    return new Checksum(estimates.value(), errors.value(), test);
  }

  private static void add(ExactSum estimates, ExactSum errors, Estimate e, boolean count) {
    Interval interval = (count ? Interval.student(e, 0.95) : Interval.logit(e, 0.95)).orElseThrow();
    estimates.add(e.value() + interval.high() - interval.low());
    errors.add(e.standardError().orElseThrow());
  }

  private Checksum caseByCase(int items) {
    Checksum[] sums = new Checksum[items];
    for (int item = 0; item < items; item++) {
      sums[item] = new Checksum(0, 0, 0);
      for (int[] group : groups) {
        sums[item] = sums[item].plus(item(item, group));
      }
    }
    return total(sums);
  }

  private Checksum item(int item, int[] group) {
    ExactSum estimates = new ExactSum();
    ExactSum errors = new ExactSum();
    boolean count = item >= YES_NO + CLASSES;
    double[] values = Arrays.stream(codes[item]).asDoubleStream().toArray();
    for (int g = 0; g <= Arrays.stream(group).max().orElseThrow(); g++) {
      boolean[] in = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        in[i] = group[i] == g;
      }
      Domain domain = design.domain(in);
      for (int c = item < YES_NO ? 1 : 0; c < (count ? 1 : categories(item)); c++) {
        boolean[] has = new boolean[rows];
        for (int i = 0; i < rows; i++) {
          has[i] = codes[item][i] == c;
        }
        Estimate e = (count ? Mean.of(domain, values) : Proportion.of(domain, has)).orElseThrow();
        add(estimates, errors, e, count);
      }
    }
    Domain all = design.all();
    double test =
        count
            ? DesignRankTest.of(all, values, group, DesignRankTest.Score.RANK).orElseThrow().value()
            : RaoScottTest.of(all, group, codes[item], RaoScottTest.Statistic.F)
                .orElseThrow()
                .value();
    return new Checksum(estimates.value(), errors.value(), test);
  }

  private void write(Path file, boolean whole) throws IOException {
    int[] items =
        whole ? IntStream.range(0, ITEMS).toArray() : new int[] {0, YES_NO, YES_NO + CLASSES};
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.print("stratum,N,region,type");
      for (int item : items) {
        String kind = item < YES_NO ? "b" : item < YES_NO + CLASSES ? "k" : "n";
        out.print("," + kind + item);
      }
      out.println();
      for (int i = 0; i < rows; i++) {
        StringBuilder line = new StringBuilder();
        line.append(stratum[i]).append(',').append((int) population[stratum[i]]);
        line.append(',').append(groups[0][i]).append(',').append(groups[1][i]);
        for (int item : items) {
          line.append(',').append(codes[item][i]);
        }
        out.println(line);
      }
    }
  }

  private interface Work {
    Checksum run();
  }

  private static void time(String name, int rows, int repeats, Work work) {
    double[] wall = new double[repeats];
    double[] cpu = new double[repeats];
    Checksum sum = new Checksum(0, 0, 0);
    for (int k = 0; k < repeats; k++) {
      double cpuBefore = cpuSeconds();
      long before = System.nanoTime();
      sum = work.run();
      wall[k] = (System.nanoTime() - before) / 1e9;
      cpu[k] = cpuSeconds() - cpuBefore;
    }
    double firstWall = wall[0];
    double firstCpu = cpu[0];
    Arrays.sort(wall);
    Arrays.sort(cpu);
    OUT.printf(
        Locale.ROOT,
        "%s | %d | first %.2f s CPU, %.2f s | median of %d: %.3f s CPU, %.3f s | %.9f %.9f %.9f%n",
        name,
        rows,
        firstCpu,
        firstWall,
        repeats,
        cpu[repeats / 2],
        wall[repeats / 2],
        sum.estimates(),
        sum.errors(),
        sum.tests());
  }

  private static double cpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  public static void main(String[] args) throws IOException {
    for (int k = 1; k < args.length; k++) {
      int rows = Integer.parseInt(args[k]);
      StatisticsBattery battery = new StatisticsBattery(rows);
      battery.write(Path.of(args[0], "battery-" + rows + ".csv"), rows <= 26_000);
      time("counts, one thread", rows, 7, () -> battery.fromCounts(false));
      time("counts, all threads", rows, 7, () -> battery.fromCounts(true));
      if (rows <= 26_000) {
        time("case by case", rows, 3, () -> battery.caseByCase(ITEMS));
      }
    }
  }
}
