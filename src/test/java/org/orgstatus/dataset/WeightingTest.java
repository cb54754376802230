package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.statistics.SurveyDesign;

class WeightingTest {

  /** Beijing 4 units, Tianjin 3, Hebei 1; all undergraduate, all in the East. */
  private static Dataset eight() {
    SampleDataset sample = new SampleDataset();
    List.of("1101", "1102", "1103", "1104").forEach(c -> sample.unit(c, "110000", "COMP"));
    List.of("1201", "1202", "1203").forEach(c -> sample.unit(c, "120000", "COMP"));
    return sample.unit("1301", "130000", "COMP").build();
  }

  private static boolean[] mask(String bits) {
    boolean[] mask = new boolean[bits.length()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = bits.charAt(i) == '1';
    }
    return mask;
  }

  @Test
  void anAnswerStandsForItsStratum() {
    Weighting w = Weighting.of(eight(), mask("11111111"), mask("11001111"), mask("00000000"));
    SurveyDesign design = w.design().orElseThrow();
    assertEquals(2, design.weight(0)); // Beijing: 4 units, 2 answers
    assertEquals(0, design.weight(2));
    assertEquals(1, design.weight(4)); // Tianjin: 3 of 3
    assertEquals(1, design.weight(7)); // Hebei: 1 of 1, complete, needs no merging
    assertEquals(List.of(), w.merges());
    assertEquals(8, w.population());
    assertEquals(6, w.answered());
  }

  @Test
  void strataWithFewerThanTwoAnswersAreCollapsedWithinRegionAndLevel() {
    Weighting w = Weighting.of(eight(), mask("11111111"), mask("11111000"), mask("00000000"));
    // Tianjin 1 of 3 and Hebei 0 of 1 become one stratum; with one answer it takes in Beijing.
    assertEquals(1, w.merges().size());
    assertEquals(8 / 5.0, w.design().orElseThrow().weight(0), 1e-12);
    assertEquals(8 / 5.0, w.design().orElseThrow().weight(4), 1e-12);
  }

  @Test
  void unitsThatMayBelongEnterTheCorrectionButNeitherNNorWeights() {
    Weighting w = Weighting.of(eight(), mask("11001111"), mask("11001111"), mask("00110000"));
    assertEquals(6, w.population());
    assertEquals(2, w.possible());
    SurveyDesign design = w.design().orElseThrow();
    assertEquals(1, design.weight(0));
    assertTrue(!design.domain(mask("11000000")).complete());
    assertTrue(design.domain(mask("00001110")).complete());
  }

  @Test
  void aBaseWithoutAnswersHasNoDesign() {
    Weighting w = Weighting.of(eight(), mask("11111111"), mask("00000000"), mask("00000000"));
    assertTrue(w.design().isEmpty());
    assertEquals(8, w.population());
  }
}
