package org.orgstatus.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/**
 * Beijing, target types: 2 with an association (median 500 S&T workers) and 20 without, of which 10
 * score 5 and 10 score 1; the gap to half of 22 is 9. Tianjin: 1 with and 11 without, none ready;
 * the gap is 5.
 */
class ReasonsAndReadinessTest {

  private final SampleDataset sample = sample();

  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    for (String code : List.of("110001", "110002", "120001")) {
      sample
          .unit(code, code.substring(0, 2) + "0000", "COMP")
          .association(code, "g_st_workers", 500);
    }
    for (int i = 10; i < 30; i++) {
      without(sample, "1100" + i, i < 20, i < 25 ? "no_post overlap" : "leader");
    }
    for (int i = 10; i < 21; i++) {
      without(sample, "1200" + i, false, "leader");
    }
    return sample;
  }

  /** A ready one scores 5, all but the societies; another scores 1, for its size. */
  private static void without(SampleDataset sample, String code, boolean ready, String why) {
    String yes = ready ? "yes" : "no";
    sample.unit(code, code.substring(0, 2) + "0000", "SCI_ENG", "level", ready ? "ug" : "voc");
    sample.answers(code, "g_status", "none", "g_form", "B", "g_st_workers", 600);
    sample.answers(code, "b_leader_known", yes, "b_person", yes, "b_dept", yes);
    sample.answers(code, "b_condition", yes, "b_student_assoc", "no", "b_societies", 0);
    sample.answers(code, "b_why", why, "b_when", ready ? "y1" : "no_plan");
    sample.answers(code, "b_contact", ready ? "yes" : "dk");
  }

  @Test
  void reasonsAreSharesOfAnswersRankedFromTheTop() {
    ResultTable reasons = Shipped.run("c06", sample).table("reasons");
    List<String> first = reasons.rows().stream().limit(3).map(ResultTable.Row::key).toList();
    assertEquals("COV-13W.leader", first.get(0));
    assertEquals(100 * 16 / 31.0, value(reasons, "COV-13W.leader", "nation"), 1e-12);
    assertEquals(100 * 15 / 31.0, value(reasons, "COV-13W.no_post", "nation"), 1e-12);
    assertEquals(100, value(reasons, "COV-13W.overlap", "level.ug"), 1e-12);
    assertEquals(100 * 5 / 21.0, value(reasons, "COV-13W.overlap", "level.voc"), 1e-12);
  }

  @Test
  void aReasonOfAFewIsHidden() {
    sample.answers("110010", "b_why", "no_post overlap merging");
    ResultTable reasons = Shipped.run("c06", sample).table("reasons");
    assertTrue(cell(reasons, "COV-13W.merging", "nation") instanceof Cell.Suppressed);
  }

  @Test
  void readinessStandsBesideThePlan() {
    ResultTable table = Shipped.run("c06", sample).table("readiness");
    assertEquals(10, value(table, "y1", "n"));
    assertEquals(100, value(table, "y1", "from_5"), 1e-12);
    assertEquals(100, value(table, "y1", "ready"), 1e-12);
    assertEquals(1, value(table, "no_plan", "median"), 1e-12);
    assertEquals(100 * 10 / 31.0, value(table, "nation", "ready"), 1e-12);
    assertTrue(cell(table, "m6", "ready") instanceof Cell.NotEstimable);
  }

  @Test
  void theGapIsHeldAgainstTheReady() {
    ResultTable closing = Shipped.run("c06", sample).table("closing");
    assertEquals(9, value(closing, "110000", "gap"));
    assertEquals(10, value(closing, "110000", "ready"));
    assertEquals("Yes", words(closing, "110000", "closes"));
    assertEquals(5, value(closing, "120000", "gap"));
    assertEquals("No, 5 short", words(closing, "120000", "closes"));
    assertEquals("Of units with a gap: 1 yes, 1 no, 0 open", words(closing, "nation", "closes"));
    assertTrue(cell(closing, "130000", "closes") instanceof Cell.NotEstimable);
    for (int i = 10; i < 16; i++) {
      sample.answers("1200" + i, "b_person", "dk");
    }
    assertEquals(
        "Open (5 short; readiness of 6 unknown)",
        words(Shipped.run("c06", sample).table("closing"), "120000", "closes"));
  }

  @Test
  void contactIsOfThoseThatKnow() {
    ResultTable groups = Shipped.run("c06", sample).table("groups");
    assertEquals(100, value(groups, "nation", "contacted"), 1e-12);
    assertEquals(5, value(groups, "level.ug", "median"), 1e-12);
    assertEquals(0, value(groups, "level.voc", "ready"), 1e-12);
  }

  @Test
  void theListIsForTheNationsDeskOnly() {
    ResultTable list = Shipped.run("c06", sample).table("list");
    assertEquals(10, list.rows().size());
    assertEquals(5, value(list, "110010", "score"));
    assertEquals("More than 6 months, up to 1 year", words(list, "110010", "planned"));
    ResultTable open = Shipped.run("c06", sample.build(), Audience.PUBLIC).table("list");
    assertEquals(List.of(), open.rows());
    assertEquals(1, open.notes().size());
  }
}
