package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.jspecify.annotations.Nullable;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * Types as classes within which answers are independent (Lazarsfeld and Henry 1968; Goodman 1974,
 * Biometrika 61, pp. 215–231), by EM, the best of several starts. Classes are numbered by falling
 * size. Choose the number of classes by BIC and by whether they can be named.
 *
 * @param shares of the classes, falling
 * @param probabilities by class, question and code; one on the boundary is 0 or 1
 * @param bic −2 log L + free parameters · log n; smaller is better
 * @param entropy 1 where every case is sure of its class, 0 where none is
 * @param hits starts that reached the best log likelihood; one only means: take more starts
 */
public record LatentClasses(
    double[] shares,
    double[][][] probabilities,
    double logLikelihood,
    int parameters,
    double bic,
    double entropy,
    int hits,
    long seed,
    int starts) {

  private static final int STEPS = 20_000;

  /**
   * @param answers one row a case, codes 0 … sizes − 1, −1 where missing (at random)
   * @param classes 1 or more
   * @param starts 30 or more
   */
  public static Outcome<LatentClasses> of(
      int[][] answers, int[] sizes, int classes, int starts, long seed) {
    if (answers.length <= classes) {
      return Outcome.not(Outcome.Reason.TOO_FEW_CASES, answers.length + " cases");
    }
    Comparator<int[]> byCodes = Arrays::compare;
    Map<int[], Integer> patterns = new TreeMap<>(byCodes);
    for (int[] row : answers) {
      Arguments.sameLength("answers", row.length, sizes.length);
      patterns.merge(row, 1, Integer::sum);
    }
    int[][] rows = patterns.keySet().toArray(int[][]::new);
    int[] counts = patterns.values().stream().mapToInt(Integer::intValue).toArray();
    RandomGenerator random = new Well19937c(seed);
    @Nullable Em best = null;
    int hits = 0;
    for (int start = 0; start < starts; start++) {
      Em em = new Em(rows, counts, sizes, classes, random);
      if (!em.run()) {
        continue;
      }
      double slack = 1e-6 * Math.abs(em.logLikelihood);
      if (best == null || em.logLikelihood > best.logLikelihood + slack) {
        best = em;
        hits = 1;
      } else if (em.logLikelihood > best.logLikelihood - slack) {
        hits++;
        best = em.logLikelihood > best.logLikelihood ? em : best;
      }
    }
    if (best == null) {
      return Outcome.not(Outcome.Reason.NOT_CONVERGED, "no start settled in " + STEPS + " steps");
    }
    return Outcome.of(best.result(answers.length, hits, seed, starts));
  }

  private static final class Em {

    private final int[][] rows;
    private final int[] counts;
    private final int[] sizes;
    private final double[] shares;
    private final double[][][] p;
    private double logLikelihood = Double.NEGATIVE_INFINITY;

    Em(int[][] rows, int[] counts, int[] sizes, int classes, RandomGenerator random) {
      this.rows = rows;
      this.counts = counts;
      this.sizes = sizes;
      this.shares = new double[classes];
      Arrays.fill(shares, 1.0 / classes);
      this.p = new double[classes][sizes.length][];
      for (double[][] of : p) {
        for (int q = 0; q < sizes.length; q++) {
          of[q] = new double[sizes[q]];
          double sum = 0;
          for (int c = 0; c < sizes[q]; c++) {
            of[q][c] = 0.05 + random.nextDouble();
            sum += of[q][c];
          }
          for (int c = 0; c < sizes[q]; c++) {
            of[q][c] /= sum;
          }
        }
      }
    }

    boolean run() {
      for (int step = 0; step < STEPS; step++) {
        double before = logLikelihood;
        step();
        if (logLikelihood - before < 1e-11 * Math.abs(logLikelihood)) {
          return true;
        }
      }
      return false;
    }

    /** Class probabilities of a pattern; returns its likelihood. */
    private double posterior(int[] row, double[] of) {
      double sum = 0;
      for (int k = 0; k < of.length; k++) {
        of[k] = shares[k];
        for (int q = 0; q < row.length; q++) {
          of[k] *= row[q] < 0 ? 1 : p[k][q][row[q]];
        }
        sum += of[k];
      }
      for (int k = 0; k < of.length; k++) {
        of[k] /= sum;
      }
      return sum;
    }

    private void step() {
      int classes = shares.length;
      double[] weight = new double[classes];
      double[][][] n = new double[classes][sizes.length][];
      for (double[][] of : n) {
        Arrays.setAll(of, q -> new double[sizes[q]]);
      }
      double[] posterior = new double[classes];
      double log = 0;
      for (int r = 0; r < rows.length; r++) {
        log += counts[r] * StrictMath.log(posterior(rows[r], posterior));
        for (int k = 0; k < classes; k++) {
          weight[k] += counts[r] * posterior[k];
          for (int q = 0; q < sizes.length; q++) {
            if (rows[r][q] >= 0) {
              n[k][q][rows[r][q]] += counts[r] * posterior[k];
            }
          }
        }
      }
      double all = Arrays.stream(counts).sum();
      for (int k = 0; k < classes; k++) {
        shares[k] = weight[k] / all;
        for (int q = 0; q < sizes.length; q++) {
          double sum = Arrays.stream(n[k][q]).sum();
          for (int c = 0; c < sizes[q] && sum > 0; c++) {
            p[k][q][c] = n[k][q][c] / sum;
          }
        }
      }
      logLikelihood = log;
    }

    LatentClasses result(int cases, int hits, long seed, int starts) {
      int classes = shares.length;
      int[] order =
          IntStream.range(0, classes)
              .boxed()
              .sorted(Comparator.comparingDouble(k -> -shares[k]))
              .mapToInt(Integer::intValue)
              .toArray();
      int free = classes - 1 + classes * Arrays.stream(sizes).map(s -> s - 1).sum();
      double uncertain = 0;
      double[] posterior = new double[classes];
      for (int r = 0; r < rows.length; r++) {
        posterior(rows[r], posterior);
        for (double v : posterior) {
          uncertain -= v > 0 ? counts[r] * v * StrictMath.log(v) : 0;
        }
      }
      double entropy = classes == 1 ? 1 : 1 - uncertain / (cases * StrictMath.log(classes));
      return new LatentClasses(
          Arrays.stream(order).mapToDouble(k -> shares[k]).toArray(),
          Arrays.stream(order).mapToObj(k -> p[k]).toArray(double[][][]::new),
          logLikelihood,
          free,
          -2 * logLikelihood + free * StrictMath.log(cases),
          entropy,
          hits,
          seed,
          starts);
    }
  }
}
