package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.ResponseFlags.Flag;
import org.orgstatus.analysis.ResponseFlags.Kind;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

class ResponseFlagsTest {

  private static List<Flag> flags(SampleDataset sample, Kind kind) {
    WaveData data = new WaveData(List.of(sample.build()));
    return ResponseFlags.of(Shipped.DEFINITIONS, data, UnitKind.INSTITUTION).stream()
        .filter(f -> f.kind() == kind)
        .toList();
  }

  private static SampleDataset thirty() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 30; i++) {
      String code = "11" + (1000 + i);
      sample.unit(code, "110000", "SCI_ENG");
      sample.association(code, "g_st_workers", 100 + 10 * i);
      String[] freq = {"f1", "f2", "f3", "f4", "f2"};
      for (int t = 1; t <= 5; t++) {
        sample.answers(code, "a_t" + t + "_freq", i == 7 ? "f4" : freq[(i + t) % 5]);
      }
    }
    return sample;
  }

  @Test
  void aNumberFarFromThoseOfItsLevelIsFlagged() {
    SampleDataset sample = thirty();
    sample.answers("111003", "g_st_workers", 260_000);
    List<Flag> found = flags(sample, Kind.OUTLIER);
    assertEquals(List.of("111003"), found.stream().map(Flag::code).toList());
    assertEquals("g_st_workers", found.get(0).item());
    assertTrue(found.get(0).what().en().startsWith("g_st_workers = 260,000"), found.toString());
    assertEquals(List.of(), flags(thirty(), Kind.OUTLIER), "none among ordinary ones");
  }

  @Test
  void oneChoiceThroughoutAScaleIsFlagged() {
    List<Flag> found = flags(thirty(), Kind.STRAIGHT);
    assertEquals(List.of("111007"), found.stream().map(Flag::code).toList());
    assertTrue(found.get(0).what().en().contains("All 5 answers"), found.toString());
  }

  @Test
  void anAnswerAgainstTheRosterIsFlagged() {
    SampleDataset sample = new SampleDataset();
    sample.unit("111000", "110000", "SCI_ENG", "roster_listed", "yes");
    sample.unit("111001", "110000", "SCI_ENG", "roster_listed", "no");
    sample.unit("111002", "110000", "SCI_ENG", "roster_listed", "yes");
    sample.unit("111003", "110000", "SCI_ENG");
    sample.association("111000").association("111001").association("111003");
    sample.answers("111002", "g_status", "none");
    assertEquals(
        List.of("111001", "111002"),
        flags(sample, Kind.CONFLICT).stream().map(Flag::code).toList());
  }

  @Test
  void whoDidNotAnswerIsNotFlagged() {
    SampleDataset sample = new SampleDataset();
    sample.unit("111000", "110000", "SCI_ENG", "roster_listed", "yes");
    for (Kind kind : Kind.values()) {
      assertEquals(List.of(), flags(sample, kind));
    }
  }
}
