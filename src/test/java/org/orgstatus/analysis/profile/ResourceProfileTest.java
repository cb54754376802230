package org.orgstatus.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.profile.SeveralGroupsTest.code;

import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/** C15 over forty associations, every other one vocational; by hand. */
class ResourceProfileTest {

  /** The first so many nominate five for the medal, the rest take on nothing. */
  private static SampleDataset nominating(int many) {
    SampleDataset sample = SeveralGroupsTest.forty();
    for (int i = 0; i < 40; i++) {
      if (i < many) {
        sample.answers(code(i), "a_res", "medal", "a_res_medal_n", 5);
      } else {
        sample.answers(code(i), "a_res", "none");
      }
    }
    return sample;
  }

  @Test
  void whatAFewHoldIsGiniTopAndCurve() {
    AnalysisResult result = Shipped.run("c15", nominating(4));
    ResultTable concentration = result.table("concentration");
    // Four of forty have all: the curve lies flat to 0.9, so that Gini is 0.9.
    assertEquals(0.9, value(concentration, "LEV-06N", "gini"), 1e-12);
    assertEquals(100, value(concentration, "LEV-06N", "top"), 1e-9);
    assertEquals(90, value(concentration, "LEV-06N", "zero"), 1e-12);
    assertEquals(40, value(concentration, "LEV-06N", "n"));
    ResultTable lorenz = result.table("lorenz");
    assertEquals(0, value(lorenz, "90", "LEV-06N"), 1e-9);
    assertEquals(100, value(lorenz, "100", "LEV-06N"), 1e-9);
    assertEquals(90, value(lorenz, "90", "equal"), 1e-12);
    Cell.NotEstimable none = (Cell.NotEstimable) cell(concentration, "LEV-06Y", "gini");
    assertEquals("The total is 0", none.reason().en());
  }

  @Test
  void evenSpreadHasNoGini() {
    AnalysisResult result = Shipped.run("c15", nominating(40));
    assertEquals(0, value(result.table("concentration"), "LEV-06N", "gini"), 1e-12);
    assertEquals(10, value(result.table("concentration"), "LEV-06N", "top"), 1e-9);
    assertEquals(30, value(result.table("lorenz"), "30", "LEV-06N"), 1e-9);
  }

  @Test
  void groupsHoldTheirShareOfTheTotal() {
    SampleDataset sample = nominating(30);
    ResultTable held = Shipped.run("c15", sample).table("held.region");
    assertEquals(50, value(held, "associations", "EAST"), 1e-9);
    assertEquals(100 * 20 / 30.0, value(held, "LEV-06N", "EAST"), 1e-9);
    assertEquals(100 * 10 / 30.0, value(held, "LEV-06M", "WEST"), 1e-9);
  }

  @Test
  void theChainNarrowsFromKnowingToTakingOn() {
    SampleDataset sample = nominating(10);
    for (int i = 0; i < 40; i++) {
      sample.answers(code(i), "a_list_known", i < 24 ? "received" : i < 32 ? "heard" : "unaware");
      sample.answers(code(i), "a_undertake", i < 16 ? "person notice" : "none");
    }
    ResultTable chain = Shipped.run("c15", sample).table("shares.level");
    assertEquals(80, value(chain, "LEV-04K", "nation"), 1e-12); // 32 of 40
    assertEquals(40, value(chain, "LEV-04M", "nation"), 1e-12); // 16
    assertEquals(25, value(chain, "LEV-04U", "nation"), 1e-12); // 10
    assertEquals(50, value(chain, "LEV-04W", "nation"), 1e-12); // 16 of 32
    assertEquals(62.5, value(chain, "LEV-04X", "nation"), 1e-12); // 10 of 16
    assertEquals(0, value(chain, "LEV-04Y", "nation"), 1e-12); // none of 8
  }

  @Test
  void projectsAreSharesOfAllAssociationsDormantOnesIncluded() {
    SampleDataset sample = nominating(20);
    for (int i = 0; i < 10; i++) {
      sample.answers(code(i), "a_state", "dormant", "a_res", "!not_applicable");
    }
    AnalysisResult result = Shipped.run("c15", sample);
    ResultTable projects = result.table("categories.region");
    assertEquals(50, value(projects, "LEV-03A.medal", "EAST"), 1e-12); // ten of twenty
    assertEquals(25, value(projects, "LEV-03A.medal", "nation"), 1e-12);
    assertEquals(0, value(projects, "LEV-03A.camp", "nation"), 1e-12);
  }

  @Test
  void fewerThanTenHaveNoConcentration() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 8; i++) {
      sample.unit(code(i), "110000", "SCI_ENG");
      sample.association(code(i), "a_res", "medal", "a_res_medal_n", i);
    }
    assertInstanceOf(
        Cell.NotEstimable.class,
        cell(Shipped.run("c15", sample).table("concentration"), "LEV-06N", "gini"));
  }
}
