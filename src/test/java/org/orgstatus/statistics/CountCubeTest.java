package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.statistics.test.DesignRankTest;
import org.orgstatus.statistics.test.RaoScottTest;

/** The counts give what the cases give. */
class CountCubeTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheCases(long seed) {
    Random random = new Random(seed);
    int n = 300;
    int[] stratum = new int[n];
    boolean[] answered = new boolean[n];
    int[] group = new int[n];
    int[] code = new int[n];
    double[] values = new double[n];
    boolean[] there = new boolean[n];
    for (int i = 0; i < n; i++) {
      stratum[i] = i % 6;
      answered[i] = stratum[i] == 3 || i < 30 || random.nextDouble() < 0.7; // stratum 3 is complete
      group[i] = random.nextInt(4);
      code[i] = random.nextInt(10) == 0 ? -1 : random.nextInt(5) + (group[i] == 2 ? 1 : 0);
      values[i] = code[i];
      there[i] = code[i] >= 0;
    }
    SurveyDesign design = SurveyDesign.census(stratum, answered);
    CountCube cube = CountCube.of(CountCube.Grouping.of(design, group, 4), code, 6);
    Domain all = design.domain(there);
    for (int g = 0; g < 4; g++) {
      boolean[] in = new boolean[n];
      for (int i = 0; i < n; i++) {
        in[i] = group[i] == g;
      }
      for (int c = 0; c < 6; c++) {
        boolean[] has = new boolean[n];
        for (int i = 0; i < n; i++) {
          has[i] = code[i] == c;
        }
        same(Proportion.of(all.and(in), has).orElseThrow(), cube.share(g, c).orElseThrow());
      }
      double[] score = {0, 1, 2, 3, 4, 5};
      same(Mean.of(all.and(in), values).orElseThrow(), cube.mean(g, score).orElseThrow());
    }
    for (RaoScottTest.Statistic statistic :
        new RaoScottTest.Statistic[] {
          RaoScottTest.Statistic.F, RaoScottTest.Statistic.CHISQ, RaoScottTest.Statistic.SADDLEPOINT
        }) {
      RaoScottTest.Result cases = RaoScottTest.of(all, group, code, statistic).orElseThrow();
      RaoScottTest.Result counts = RaoScottTest.of(cube, statistic).orElseThrow();
      assertEquals(cases.value(), counts.value(), 1e-10 * cases.value());
      assertEquals(cases.p(), counts.p(), 1e-9 * cases.p());
      assertEquals(cases.n(), counts.n());
    }
    for (DesignRankTest.Score score : DesignRankTest.Score.values()) {
      DesignRankTest.Result cases = DesignRankTest.of(all, values, group, score).orElseThrow();
      DesignRankTest.Result counts = DesignRankTest.of(cube, score).orElseThrow();
      assertEquals(cases.value(), counts.value(), 1e-10 * cases.value());
      assertEquals(cases.denominator(), counts.denominator());
      assertEquals(cases.p(), counts.p(), 1e-9 * cases.p());
    }
  }

  private static void same(Estimate cases, Estimate counts) {
    assertEquals(cases.value(), counts.value(), 1e-13);
    double error = cases.standardError().orElseThrow();
    assertEquals(error, counts.standardError().orElseThrow(), 1e-11);
    assertEquals(cases.n(), counts.n());
    assertEquals(cases.weightedN(), counts.weightedN(), 1e-9);
    assertEquals(cases.degreesOfFreedom(), counts.degreesOfFreedom());
    assertEquals(cases.complete(), counts.complete());
  }

  @Test
  void refusesWeightsThatDifferWithinAStratum() {
    SurveyDesign uneven =
        SurveyDesign.weighted(new int[3], new double[] {9}, new double[] {1, 2, 3});
    assertThrows(
        IllegalArgumentException.class, () -> CountCube.Grouping.of(uneven, new int[3], 1));
  }
}
