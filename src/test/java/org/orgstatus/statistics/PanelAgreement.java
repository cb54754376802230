package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.orgstatus.statistics.model.EventStudy;

/** Differences within strata, and what follows a beginning, on the data of {@code panels.R}. */
final class PanelAgreement {

  private static final int CASES = 180;
  private static final int UNITS = 12;
  private static final int YEARS = 9;

  private static int province(int i) {
    return i % 9;
  }

  private static int level(int i) {
    return i / 9 % 2;
  }

  private static boolean[] first() {
    boolean[] first = new boolean[CASES];
    for (int i = 0; i < CASES; i++) {
      first[i] = province(i) == 8 || (i * 7 + i / 5) % 3 == 0;
    }
    return first;
  }

  private static double[] values() {
    boolean[] first = first();
    double[] y = new double[CASES];
    for (int i = 0; i < CASES; i++) {
      y[i] =
          (i * 13 + 5 * (i / 7)) % 17 + (first[i] ? 2 : 0) + province(i) + (level(i) == 0 ? 1 : 0);
      if (i % 31 == 4) {
        y[i] = Double.NaN;
      }
    }
    return y;
  }

  private static int[] provinces() {
    return IntStream.range(0, CASES).map(PanelAgreement::province).toArray();
  }

  private static int[] cells() {
    return IntStream.range(0, CASES).map(i -> province(i) * 2 + level(i)).toArray();
  }

  static double[][] paces(int[] began) {
    double[][] values = new double[YEARS][UNITS];
    for (int t = 0; t < YEARS; t++) {
      for (int u = 0; u < UNITS; u++) {
        boolean since = u < 5 && t >= began[u];
        values[t][u] = (t * 5 + u * 7) % 8 + t / 2.0 + (since ? 3 : 0);
      }
    }
    values[1][8] = Double.NaN;
    return values;
  }

  static int[] began(int... first) {
    int[] began = new int[UNITS];
    Arrays.fill(began, -1);
    System.arraycopy(first, 0, began, 0, first.length);
    return began;
  }

  private final Expected r;

  PanelAgreement(Expected r) {
    this.r = r;
  }

  void check() {
    agree("fixed", WithinStrata.ofMeans(values(), first(), provinces(), provinces()).orElseThrow());
    agree("adjusted", WithinStrata.ofMeans(values(), first(), cells(), provinces()).orElseThrow());
    agree("delta", WithinStrata.ofDelta(values(), first(), provinces(), provinces()).orElseThrow());
    int[] began = began(3, 3, 4, 6, 6);
    EventStudy study = EventStudy.of(paces(began), began, 3, 200, 1).orElseThrow();
    study
        .steps()
        .forEach(
            s -> {
              r.agree("event." + s.relative(), s.effect());
              assertTrue(s.low() <= s.high());
            });
    r.agree("event.after", study.after());
    EventStudy pair = EventStudy.of(paces(began), began(4, 4), 3, 9_999, 1).orElseThrow();
    r.agree("event.pair.after", pair.after());
    r.agree("event.pair.exact", pair.p(), 0.1);
  }

  private void agree(String key, WithinStrata found) {
    r.agree("within." + key, found.value());
    r.agree("within." + key + ".se", found.standardError().orElseThrow());
    Interval interval = found.interval(0.95).orElseThrow();
    r.agree("within." + key + ".low", interval.low());
    r.agree("within." + key + ".high", interval.high());
  }
}
