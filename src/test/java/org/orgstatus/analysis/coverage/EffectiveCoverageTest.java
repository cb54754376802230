package org.orgstatus.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;

/**
 * Beijing, 20 institutions of target types: 12 work, 3 are dormant, 1 on the roster did not answer,
 * 4 have none. Dormant ones were founded before 1990, half of the others too.
 */
class EffectiveCoverageTest {

  private final SampleDataset sample = sample();

  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    for (int i = 10; i < 30; i++) {
      String code = "1100" + i;
      if (i < 25) {
        boolean dormant = i >= 22;
        String founded = dormant || i < 16 ? "1988-05" : "2011-05";
        sample.unit(code, "110000", "SCI_ENG").association(code);
        sample.answers(
            code,
            "a_est_date",
            founded,
            "a_state",
            dormant ? "dormant" : "active",
            "a_comm_exists",
            "yes",
            "a_comm_meet",
            dormant ? 0 : 2);
      } else if (i == 25) {
        sample.unit(code, "110000", "SCI_ENG", "roster_listed", "yes");
      } else {
        sample.unit(code, "110000", "SCI_ENG").answers(code, "g_status", "none", "g_form", "B");
      }
    }
    return sample;
  }

  @Test
  void effectiveStandsAgainstNominal() {
    ResultTable ratio = Shipped.run("c04", sample).table("ratio");
    assertEquals(20, value(ratio, "110000", "population"));
    assertEquals(16, value(ratio, "110000", "established"));
    assertEquals(80, value(ratio, "110000", "nominal"), 1e-12);
    assertEquals(12, value(ratio, "110000", "working"));
    assertEquals(60, value(ratio, "110000", "effective"), 1e-12);
    assertEquals(1, value(ratio, "110000", "unclear"));
  }

  @Test
  void theRatioIsOfThoseKnownAndHasBothBounds() {
    ResultTable ratio = Shipped.run("c04", sample).table("ratio");
    assertEquals(100 * 12 / 15.0, value(ratio, "110000", "ratio"), 1e-12);
    assertEquals(100 * 12 / 16.0, value(ratio, "110000", "ratio_low"), 1e-12);
    assertEquals(100 * 13 / 16.0, value(ratio, "110000", "ratio_high"), 1e-12);
    Cell.Estimate known = (Cell.Estimate) cell(ratio, "110000", "ratio");
    assertEquals(15, known.n());
    assertEquals(16, known.population());
    assertTrue(known.interval().isPresent());
  }

  @Test
  void dormantOnesAreCountedByAge() {
    ResultTable groups = Shipped.run("c04", sample).table("groups");
    assertEquals(100 * 3 / 15.0, value(groups, "nation", "dormant"), 1e-12);
    assertEquals(100 * 3 / 9.0, value(groups, "age.before_1990", "dormant"), 1e-12);
    assertEquals(0, value(groups, "age.y2010_2014", "dormant"), 1e-12);
    assertEquals(9, value(groups, "age.before_1990", "n"));
    assertEquals(100 * 12 / 15.0, value(groups, "level.ug", "meets"), 1e-12);
    assertTrue(cell(groups, "level.voc", "dormant") instanceof Cell.NotEstimable);
  }

  @Test
  void aProvinceWithoutAssociationsHasNoRatio() {
    sample.unit("120001", "120000", "COMP").answers("120001", "g_status", "none", "g_form", "B");
    ResultTable ratio = Shipped.run("c04", sample).table("ratio");
    assertEquals(0, value(ratio, "120000", "nominal"), 1e-12);
    assertTrue(cell(ratio, "120000", "ratio") instanceof Cell.NotEstimable);
    assertTrue(cell(ratio, "130000", "effective") instanceof Cell.NotEstimable);
  }

  @Test
  void aPublicEditionHidesUnitsWithFewAssociations() {
    for (int i = 1; i <= 6; i++) {
      String code = "12000" + i;
      sample.unit(code, "120000", "COMP");
      if (i <= 2) {
        sample.association(code, "a_comm_meet", 1);
      } else {
        sample.answers(code, "g_status", "none", "g_form", "B");
      }
    }
    ResultTable ratio = Shipped.run("c04", sample.build(), Audience.PUBLIC).table("ratio");
    assertEquals(100 * 2 / 6.0, value(ratio, "120000", "nominal"), 1e-12);
    assertTrue(cell(ratio, "120000", "ratio") instanceof Cell.Suppressed);
    assertTrue(cell(ratio, "120000", "working") instanceof Cell.Suppressed);
    assertTrue(cell(ratio, "110000", "working") instanceof Cell.Suppressed, "else worked out");
  }

  /** Seven associations, of four of which it is known whether they work: enough, and too few. */
  @Test
  void aPublicEditionHidesUnitsOfWhichTooFewAreKnown() {
    for (int i = 1; i <= 8; i++) {
      String code = "12000" + i;
      if (i <= 4) {
        sample.unit(code, "120000", "COMP").association(code, "a_comm_meet", 1);
      } else {
        sample.unit(code, "120000", "COMP", "roster_listed", i == 8 ? "no" : "yes");
      }
    }
    ResultTable ratio = Shipped.run("c04", sample.build(), Audience.PUBLIC).table("ratio");
    assertEquals(7, value(ratio, "120000", "established"), "of itself no secret");
    for (String column :
        List.of("working", "effective", "unclear", "ratio", "ratio_low", "ratio_high")) {
      assertEquals(new Cell.Suppressed(Cells.FEW), cell(ratio, "120000", column), column);
      assertEquals(new Cell.Suppressed(Cells.DERIVABLE), cell(ratio, "110000", column), column);
    }
    assertEquals(16, value(ratio, "EAST", "working"));
    ResultTable whole = Shipped.run("c04", sample.build(), Audience.INTERNAL).table("ratio");
    assertEquals(3, value(whole, "120000", "unclear"), "the nation's desk sees them");
  }
}
