package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StratumCollapseTest {

  /** Units of a census: province and level, region, how many answered and how many did not. */
  private static final class Units {
    private final List<List<String>> paths = new ArrayList<>();
    private final List<Boolean> answered = new ArrayList<>();

    Units stratum(String province, String region, int n, int units) {
      for (int i = 0; i < units; i++) {
        paths.add(List.of(province, region, "全国"));
        answered.add(i < n);
      }
      return this;
    }

    StratumCollapse collapse() {
      boolean[] mask = new boolean[answered.size()];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = answered.get(i);
      }
      return StratumCollapse.census(paths, mask);
    }

    Units shuffled(long seed) {
      Collections.shuffle(paths, new Random(seed));
      Collections.shuffle(answered, new Random(seed));
      return this;
    }
  }

  @Test
  void aKeyWithTwoParentsIsRefused() {
    Units units = new Units().stratum("甲-本科", "东部-本科", 2, 2).stratum("甲-本科", "西部-本科", 2, 2);
    assertThrows(IllegalArgumentException.class, units::collapse);
  }

  @Test
  void aCensusWithoutAnyAnswerIsRefused() {
    assertThrows(IllegalArgumentException.class, new Units().stratum("甲", "东部", 0, 3)::collapse);
  }

  @Test
  void strataWithTwoAnswersOrNoneMissingStayAsTheyAre() {
    StratumCollapse c = new Units().stratum("甲", "东部", 2, 9).stratum("乙", "东部", 1, 1).collapse();
    assertEquals(List.of(), c.log());
    assertEquals(2, c.design().strata());
  }

  @Test
  void shortStrataOfOneRegionBecomeOne() {
    StratumCollapse c =
        new Units()
            .stratum("丙", "东部", 5, 9)
            .stratum("乙", "东部", 1, 4)
            .stratum("甲", "东部", 1, 3)
            .stratum("丁", "西部", 3, 3)
            .collapse();
    assertEquals(List.of(new StratumCollapse.Merge("东部", List.of("乙", "甲"), 2, 7)), c.log());
    assertEquals(3, c.design().strata());
    assertEquals(3.5, c.design().weight(9)); // the one of 乙 that answered
  }

  @Test
  void aShortStratumAloneTakesTheSiblingWithTheFewestAnswers() {
    StratumCollapse c =
        new Units()
            .stratum("甲", "东部", 0, 2)
            .stratum("乙", "东部", 2, 2)
            .stratum("丙", "东部", 4, 9)
            .stratum("丁", "东部", 6, 9)
            .collapse();
    assertEquals(List.of(new StratumCollapse.Merge("东部", List.of("丙", "甲"), 4, 11)), c.log());
  }

  @Test
  void aRegionWithoutEnoughAnswersGoesToTheNation() {
    StratumCollapse c =
        new Units()
            .stratum("甲", "东部", 0, 2)
            .stratum("乙", "东部", 1, 2)
            .stratum("丙", "西部", 4, 9)
            .collapse();
    assertEquals(
        List.of(
            new StratumCollapse.Merge("东部", List.of("乙", "甲"), 1, 4),
            new StratumCollapse.Merge("全国", List.of("丙", "乙 + 甲"), 5, 13)),
        c.log());
    assertEquals(1, c.design().strata());
  }

  @Test
  void theOrderOfCasesDoesNotMatter() {
    Units units =
        new Units()
            .stratum("甲", "东部", 0, 2)
            .stratum("乙", "东部", 2, 3)
            .stratum("丙", "东部", 2, 9)
            .stratum("丁", "西部", 1, 9)
            .stratum("戊", "西部", 1, 2);
    List<StratumCollapse.Merge> log = units.collapse().log();
    assertEquals(log, units.shuffled(3).collapse().log());
    assertEquals(log, units.shuffled(5).collapse().log());
  }
}
