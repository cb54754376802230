package org.orgstatus.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/** C13 and C14 over small types of institutions; expected values by hand or by R. */
class CodeProfileTest {

  private static final List<String> TYPES = List.of("SCI_ENG", "MED", "NORMAL");

  private static String code(int i) {
    return "11" + (1000 + i);
  }

  /** Twenty of each type: science and engineering, medical, teacher training. */
  private static SampleDataset sixty() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 60; i++) {
      String type = TYPES.get(i / 20);
      sample.unit(code(i), "110000", type, "level", i % 2 == 0 ? "ug" : "voc");
      sample.association(code(i), "g_inst_type", type);
    }
    return sample;
  }

  /** Of each type so many use contests, outreach and lectures. */
  private static SampleDataset modes(int[][] users) {
    SampleDataset sample = sixty();
    List<String> names = List.of("contest", "outreach", "lecture");
    for (int i = 0; i < 60; i++) {
      List<String> used = new ArrayList<>(List.of("survey"));
      for (int mode = 0; mode < names.size(); mode++) {
        if (i % 20 < users[i / 20][mode]) {
          used.add(names.get(mode));
        }
      }
      sample.answers(code(i), "a_modes", String.join(" ", used), "a_mode_main", "survey");
    }
    return sample;
  }

  private static final int[][] USERS = {{12, 5, 10}, {4, 15, 10}, {8, 10, 12}};

  @Test
  void sharesStandWithResidualsAndTheGroupsBeyondTwo() {
    AnalysisResult result = Shipped.run("c13", modes(USERS));
    ResultTable heat = result.table("heat.broad_type");
    assertEquals(60, value(heat, "contest", "sci_eng"), 1e-12);
    assertEquals(20, value(heat, "contest", "med"), 1e-12);
    assertEquals(40, value(heat, "contest", "nation"), 1e-12);
    // R: chisq.test(rbind(c(12, 4, 8), c(8, 16, 12)), correct=FALSE)$stdres[1, ]
    //   = 2.236068 -2.236068 0.000000
    ResultTable residuals = result.table("residuals.broad_type");
    assertEquals(2.236068, value(residuals, "contest", "sci_eng"), 1e-6);
    assertEquals(-2.236068, value(residuals, "contest", "med"), 1e-6);
    assertEquals(0, value(residuals, "contest", "normal"), 1e-12);
    assertEquals("Science and engineering", words(heat, "contest", "above"));
    assertEquals("Medical", words(heat, "contest", "below"));
    assertEquals("none", words(heat, "lecture", "above"));
    assertInstanceOf(Cell.NotEstimable.class, cell(residuals, "survey", "med")); // all of them
    assertInstanceOf(Cell.NotEstimable.class, cell(residuals, "contest", "comp")); // nobody
  }

  @Test
  void dormantAssociationsUseNoMode() {
    SampleDataset sample = modes(USERS);
    for (int i = 0; i < 20; i += 2) { // ten of the first type
      sample.answers(code(i), "a_state", "dormant", "a_modes", "!not_applicable");
    }
    ResultTable heat = Shipped.run("c13", sample).table("heat.broad_type");
    assertEquals(30, value(heat, "contest", "sci_eng"), 1e-12); // six of twenty are left
    assertEquals(50, value(heat, "none", "sci_eng"), 1e-12);
  }

  @Test
  void theMapGivesCoordinatesMassesAndInertia() {
    AnalysisResult result = Shipped.run("c13", modes(USERS));
    // R: m <- rbind(contest=c(12, 4, 8), outreach=c(5, 15, 10), lecture=c(10, 10, 12),
    //   survey=c(20, 20, 20)); P <- m / sum(m); r <- rowSums(P); k <- colSums(P);
    //   s <- svd((P - r %o% k) / sqrt(r %o% k)); s$d^2; 100 * s$u^2;
    //   diag(1 / sqrt(r)) %*% s$u %*% diag(s$d); diag(1 / sqrt(k)) %*% s$v %*% diag(s$d)
    ResultTable inertia = result.table("inertia.broad_type");
    assertEquals(0.0622354602, value(inertia, "1", "inertia"), 1e-9);
    assertEquals(0.00131787606, value(inertia, "2", "inertia"), 1e-9);
    assertEquals(100, value(inertia, "2", "cumulated"), 1e-9);
    ResultTable axes = result.table("axes.broad_type");
    assertEquals(
        "Axis 1 (97.9% of inertia)", axes.columns().get(axes.indexOf("axis1")).label().en());
    assertEquals("第二轴坐标（占总惯量2.1%）", axes.columns().get(axes.indexOf("axis2")).label().zh());
    double first = Math.signum(value(axes, "outreach", "axis1"));
    assertEquals(-0.4281914297, first * value(axes, "contest", "axis1"), 1e-9);
    assertEquals(0.3941236036, first * value(axes, "outreach", "axis1"), 1e-9);
    assertEquals(-0.3132120352, first * value(axes, "sci_eng", "axis1"), 1e-9);
    double second = Math.signum(value(axes, "lecture", "axis2"));
    assertEquals(0.0503016589, second * value(axes, "normal", "axis2"), 1e-9);
    assertEquals(48.4279875391, value(axes, "contest", "part1"), 1e-6);
    assertEquals(77.98736990, value(axes, "lecture", "part2"), 1e-6);
    assertEquals(100 * 24 / 146.0, value(axes, "contest", "mass"), 1e-9);
  }

  @Test
  void groupsOfFewerThanTenAreNotCompared() {
    SampleDataset sample = modes(USERS);
    for (int i = 0; i < 6; i++) {
      sample.unit("12" + i, "110000", "AGRI");
      sample.association("12" + i, "g_inst_type", "AGRI", "a_modes", "contest");
    }
    AnalysisResult result = Shipped.run("c13", sample);
    assertEquals(100, value(result.table("heat.broad_type"), "contest", "agri"), 1e-12);
    assertInstanceOf(
        Cell.NotEstimable.class, cell(result.table("residuals.broad_type"), "contest", "agri"));
    assertTrue(
        result.table("axes.broad_type").rows().stream().noneMatch(r -> r.key().equals("agri")));
  }

  @Test
  void thoseThatNameALeverStandBesideTheRest() {
    SampleDataset sample = sixty();
    for (int i = 0; i < 60; i++) {
      boolean names = i % 4 < 2;
      sample.answers(code(i), "a_levers", names ? "project brand" : "brand");
      for (String task : List.of("a_t1", "a_t2", "a_t3", "a_t4", "a_t5")) {
        sample.answers(code(i), task + "_role", "lead", task + "_freq", names ? "f3" : "f1");
      }
    }
    ResultTable outcomes = Shipped.run("c14", sample).table("outcomes");
    assertEquals(15, value(outcomes, "ACT-05.project", "named"), 1e-12); // five tasks of 3
    assertEquals(5, value(outcomes, "ACT-05.project", "rest"), 1e-12);
    assertEquals(15, value(outcomes, "ACT-05.project", "named.std"), 1e-9);
    assertEquals(1, value(outcomes, "ACT-05.project", "effect"), 1e-12);
    assertEquals(
        "Marked, holds standardized: Those that name it above The rest",
        words(outcomes, "ACT-05.project", "verdict"));
    assertEquals(5, value(outcomes, "DUT-06.project", "rest"), 1e-12);
    assertInstanceOf(Cell.NotEstimable.class, cell(outcomes, "ACT-05.brand", "rest"));
    assertEquals("Groups too small to compare", words(outcomes, "ACT-05.brand", "verdict"));
  }
}
