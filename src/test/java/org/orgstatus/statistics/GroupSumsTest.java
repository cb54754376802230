package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums give what the engine gives case by case. */
class GroupSumsTest {

  private static final int SIZE = 400;
  private static final int GROUPS = 3;

  private final Random random = new Random(7);
  private final int[] stratum = new int[SIZE];
  private final int[] group = new int[SIZE];
  private final double[] values = new double[SIZE];
  private final double[] truths = new double[SIZE];
  private final SurveyDesign design = design();

  /** The last stratum answered whole. */
  private SurveyDesign design() {
    boolean[] answered = new boolean[SIZE];
    for (int i = 0; i < SIZE; i++) {
      stratum[i] = i % 9;
      answered[i] = stratum[i] == 8 || random.nextDouble() < 0.6;
      group[i] = random.nextInt(GROUPS + 1) - 1;
      values[i] = 1e6 + random.nextInt(50);
      truths[i] = random.nextInt(2);
    }
    return SurveyDesign.census(stratum, answered);
  }

  private Domain domain(int units, int... of) {
    boolean[] in = new boolean[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int own = group[i];
      in[i] = Arrays.stream(of).anyMatch(g -> g == own);
    }
    return design.domain(in).holding(units);
  }

  private static void same(Estimate expected, Optional<Estimate> actual, double within) {
    Estimate found = actual.orElseThrow();
    assertEquals(expected.value(), found.value(), within);
    assertEquals(expected.standardError().orElse(-1), found.standardError().orElse(-1), within);
    assertEquals(expected.n(), found.n());
    assertEquals(expected.weightedN(), found.weightedN(), 1e-9);
    assertEquals(expected.degreesOfFreedom(), found.degreesOfFreedom());
    assertEquals(expected.complete(), found.complete());
  }

  @Test
  void meansSharesAndTotalsAreThoseOfDomains() {
    GroupSums numbers = GroupSums.of(design, group, GROUPS, values, 1e6);
    GroupSums shares = GroupSums.of(design, group, GROUPS, truths, 0);
    for (int[] of : new int[][] {{0}, {2}, {0, 1}, {0, 1, 2}}) {
      same(Mean.of(domain(SIZE, of), values).orElseThrow(), numbers.mean(SIZE, of), 1e-8);
      same(Total.of(domain(SIZE, of), values).orElseThrow(), numbers.total(SIZE, of), 1e-4);
      same(Mean.of(domain(SIZE, of), truths).orElseThrow(), shares.mean(SIZE, of), 1e-12);
    }
  }

  @Test
  void aGroupThatAnsweredWholeIsComplete() {
    GroupSums numbers = GroupSums.of(design, group, GROUPS, values, 1e6);
    int n = numbers.n(1);
    same(Mean.of(domain(n, 1), values).orElseThrow(), numbers.mean(n, 1), 1e-8);
    assertTrue(numbers.mean(n, 1).orElseThrow().complete());
    assertThrows(IllegalArgumentException.class, () -> numbers.mean(n - 1, 1));
  }

  @Test
  void aGroupIsAShareOfGroupsTakenTogether() {
    double[] second = new double[SIZE];
    double[] ones = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      second[i] = group[i] == 1 ? 1 : 0;
      ones[i] = 1;
    }
    GroupSums sums = GroupSums.of(design, group, GROUPS, ones, 1);
    Domain all = domain(SIZE, 0, 1, 2);
    same(Mean.of(all, second).orElseThrow(), sums.share(1, SIZE, sums.all()), 1e-12);
    same(Total.of(all, ones).orElseThrow(), sums.size(SIZE, sums.all()), 1e-9);
  }

  @Test
  void weightsThatDifferWithinAStratumAreRefused() {
    SurveyDesign uneven =
        SurveyDesign.weighted(new int[] {0, 0}, new double[] {3}, new double[] {1, 2});
    assertThrows(
        IllegalArgumentException.class,
        () -> GroupSums.of(uneven, new int[2], 1, new double[2], 0));
  }
}
