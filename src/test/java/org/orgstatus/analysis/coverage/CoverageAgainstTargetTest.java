package org.orgstatus.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.dataset.SampleDataset;

/**
 * Twelve institutions of target types. Beijing: 4 of 6 established, 1 in preparation, 1 silent.
 * Qinghai: 4 target types, 1 established, 1 shared, 1 none, 1 silent; a fifth of unconfirmed type.
 * XPCC: 2, one unapproved, one none. Expected numbers are fractions of these counts.
 */
class CoverageAgainstTargetTest {

  private final SampleDataset sample = sample();

  private static SampleDataset sample() {
    SampleDataset sample = new SampleDataset();
    for (int i = 1; i <= 6; i++) {
      sample.unit("11000" + i, "110000", "SCI_ENG", "level", i <= 3 ? "ug" : "voc");
    }
    for (int i = 1; i <= 4; i++) {
      sample.association("11000" + i);
    }
    sample.answers("110005", "g_status", "preparing", "g_form", "B");
    sample.unit("630001", "630000", "COMP").association("630001");
    sample.unit("630002", "630000", "COMP").answers("630002", "g_status", "none", "g_form", "B");
    sample.unit("630003", "630000", "COMP");
    sample.unit("630004", "630000", "FIN_ECON");
    sample.association("630004", "a_unit_kind", "shared", "g_inst_type", "SCI_ENG");
    sample.unit("630005", "630000", "");
    sample.unit("660001", "660000", "AGRI");
    sample.answers("660001", "g_status", "unapproved", "g_form", "A");
    sample.unit("660002", "660000", "FOREST").answers("660002", "g_status", "none", "g_form", "B");
    return sample;
  }

  private ResultTable coverage() {
    return Shipped.run("c01", sample).table("coverage");
  }

  @Test
  void theRateIsEstablishedOutOfTheRegister() {
    ResultTable table = coverage();
    assertEquals(100 * 4 / 6.0, value(table, "110000", "rate"), 1e-12);
    assertEquals(25, value(table, "630000", "rate"), 1e-12);
    assertEquals(0, value(table, "660000", "rate"), 1e-12);
  }

  @Test
  void boundsCountTheSilentAsNoneAndAsEstablished() {
    ResultTable table = coverage();
    assertEquals(100 * 4 / 6.0, value(table, "110000", "lower"), 1e-12);
    assertEquals(100 * 5 / 6.0, value(table, "110000", "upper"), 1e-12);
    assertEquals(25, value(table, "630000", "lower"), 1e-12);
    assertEquals(50, value(table, "630000", "upper"), 1e-12);
    assertEquals("Reached", words(table, "110000", "class"));
    assertEquals("Open (until at least 1 more answer)", words(table, "630000", "class"));
    assertEquals("Not reached", words(table, "660000", "class"));
  }

  @Test
  void theNationIsSumsOverSumsAndItsGapIsNotTheSumOfGaps() {
    AnalysisResult result = Shipped.run("c01", sample);
    ResultTable table = result.table("coverage");
    assertEquals(12, value(table, "nation", "population"));
    assertEquals(100 * 5 / 12.0, value(table, "nation", "rate"), 1e-12);
    assertEquals(1, value(table, "nation", "gap")); // ⌈12 / 2⌉ − 5
    ResultTable summary = result.table("summary");
    assertEquals(2, value(summary, "nation", "gap_sum")); // 0 + (2 − 1) + (1 − 0)
    assertEquals(3, value(summary, "nation", "units"));
    assertEquals(1, value(summary, "nation", "reached"));
    assertEquals(1, value(summary, "nation", "open"));
    assertEquals(1, value(summary, "nation", "not_reached"));
  }

  @Test
  void typeIsTheInstitutionsOwnAnswerAndUnconfirmedOnesAreCountedApart() {
    ResultTable table = coverage();
    assertEquals(4, value(table, "630000", "population"));
    assertEquals(1, value(table, "630000", "unconfirmed"));
    assertEquals(3, value(table, "630000", "answered"));
    assertEquals(75, value(table, "630000", "response"), 1e-12);
  }

  @Test
  void sharedUnapprovedAndPreparingStandApart() {
    ResultTable status = Shipped.run("c01", sample).table("status");
    assertEquals(1, value(status, "630000", "shared"));
    assertEquals(1, value(status, "660000", "unapproved"));
    assertEquals(1, value(status, "110000", "preparing"));
    assertEquals(1, value(status, "630000", "unknown"));
  }

  @Test
  void threeDenominatorsStandBesideOneAnother() {
    ResultTable table = Shipped.run("c01", sample).table("denominators");
    assertEquals(5, value(table, "630000", "COV-03.population"));
    assertEquals(20, value(table, "630000", "COV-03.rate"), 1e-12);
    assertEquals(3, value(table, "110000", "COV-04.population"));
    assertEquals(100, value(table, "110000", "COV-04.rate"), 1e-12);
  }

  @Test
  void aRosterGivesTheStatusOfTheSilent() {
    sample.unit("630003", "630000", "COMP", "roster_listed", "yes");
    ResultTable table = coverage();
    assertEquals(50, value(table, "630000", "lower"), 1e-12);
    assertEquals("Reached", words(table, "630000", "class"));
    assertEquals(3, value(table, "630000", "answered"));
  }

  @Test
  void aBranchCampusCountsForItsParentOnly() {
    sample.unit("660009", "660000", "AGRI", "parent_code", "660002").association("660009");
    ResultTable table = coverage();
    assertEquals(2, value(table, "660000", "population"));
    assertEquals(50, value(table, "660000", "rate"), 1e-12);
    sample.unit("110009", "110000", "SCI_ENG", "parent_code", "110001").association("110009");
    assertEquals(100 * 4 / 6.0, value(coverage(), "110000", "rate"), 1e-12);
  }

  @Test
  void unitsStandInTheOrderOfTheNationalStandardXpccLast() {
    List<String> keys = coverage().rows().stream().map(ResultTable.Row::key).toList();
    assertEquals(33, keys.size());
    assertEquals(List.of("110000", "120000"), keys.subList(0, 2));
    assertEquals(List.of("650000", "660000", "nation"), keys.subList(30, 33));
    assertTrue(cell(coverage(), "120000", "rate") instanceof Cell.NotEstimable);
  }

  @Test
  void publicEditionsShowSmallUnitsOnlyAsPartOfTheirRegion() {
    ResultTable table = Shipped.run("c01", sample.build(), Audience.PUBLIC).table("coverage");
    assertTrue(cell(table, "630000", "rate") instanceof Cell.Suppressed);
    assertTrue(cell(table, "660000", "rate") instanceof Cell.Suppressed);
    assertEquals(100 * 1 / 6.0, value(table, "WEST", "rate"), 1e-12);
    assertEquals(100 * 4 / 6.0, value(table, "110000", "rate"), 1e-12);
  }

  @Test
  void theSameInputGivesTheSameResult() {
    assertEquals(Shipped.run("c01", sample()), Shipped.run("c01", sample()));
  }

  @Test
  void theFooterNamesBaseDenominatorAndVersions() {
    Provenance p = Shipped.run("c01", sample).provenance();
    assertEquals(12, p.population());
    assertEquals(10, p.n());
    assertEquals(2, p.missing());
    assertEquals("W1", p.wave());
    assertEquals(64, p.dataVersion().length());
    assertEquals(
        List.of("gate", "campus_association"), p.sourceForms().stream().map(FormRef::id).toList());
    assertTrue(p.footer().zh().contains("；调查表：高校科协组织状况调研 登记与分流、甲表 高校科协组织状况调查表；"), p.footer().zh());
    assertTrue(p.footer().en().contains("; forms: Registration and routing, Form A."));
    assertTrue(p.footer().zh().contains("；统计时点2017年6月30日；"), p.footer().zh());
    assertTrue(p.footer().en().contains("; reference date 30 June 2017;"), p.footer().en());
  }
}
