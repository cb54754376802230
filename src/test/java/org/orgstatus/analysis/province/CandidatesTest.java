package org.orgstatus.analysis.province;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/** Twelve associations: eleven active, ten with a charter of the congress, six willing. */
class CandidatesTest {

  private final SampleDataset sample = sample();

  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    for (int i = 10; i < 22; i++) {
      String code = "1100" + i;
      sample
          .unit(code, "110000", "COMP")
          .association(code, "a_comm_exists", "yes", "a_comm_meet", 2);
      sample.answers(code, "a_state", i == 10 ? "partial" : "active");
      sample.answers(code, "a_charter", i <= 11 ? "draft" : "congress", "a_charter_recog", "yes");
      sample.answers(code, "a_cast_member", i < 16 ? "unaware" : i < 21 ? "willing" : "applied");
    }
    sample.unit("110099", "110000", "COMP", "roster_listed", "yes");
    return sample;
  }

  @Test
  void conditionsAreCountedAloneAndTogether() {
    ResultTable conditions = Shipped.run("c25", sample).table("conditions");
    assertEquals(12, value(conditions, "willing", "n"));
    assertEquals(6, value(conditions, "willing", "met"));
    assertEquals(50, value(conditions, "willing", "share"), 1e-9);
    // Nobody answered enough for an index.
    assertEquals(0, value(conditions, "index", "met"));
    assertEquals(0, value(conditions, "every", "met"));
    assertTrue(cell(conditions, "active", "met") instanceof Cell.Suppressed, "all but one");
  }

  @Test
  void unitsAreCountedAndListedInside() {
    AnalysisResult result = Shipped.run("c25", sample);
    assertEquals(13, value(result.table("units"), "110000", "established"));
    assertEquals(12, value(result.table("units"), "110000", "n"));
    assertEquals(10, value(result.table("units"), "110000", "charter"));
    assertEquals(0, value(result.table("units"), "110000", "candidates"));
    assertEquals(List.of(), result.table("list").rows());
  }

  @Test
  void aPublicEditionNamesNobody() {
    ResultTable list = Shipped.run("c25", sample.build(), Audience.PUBLIC).table("list");
    assertEquals(List.of(), list.rows());
    assertEquals(1, list.notes().size());
  }
}
