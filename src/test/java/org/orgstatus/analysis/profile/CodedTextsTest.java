package org.orgstatus.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.profile.SeveralGroupsTest.code;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** What was written in open answers, in C14 and C23, with codings that were planted; by hand. */
class CodedTextsTest {

  private static AnalysisPlan plan(String id) {
    return Shipped.DEFINITIONS.plans().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ResultTable coded(String id, String table, SampleDataset... tables) {
    WaveData wave = new WaveData(List.of(tables).stream().map(SampleDataset::build).toList());
    return new AnalysisRunner(Shipped.DEFINITIONS)
        .run(plan(id), wave, Audience.INTERNAL)
        .table(table);
  }

  @Test
  void untilCodingIsLockedItSaysThatThereIsNone() {
    for (ResultTable table :
        List.of(
            coded("c14", "coded.broad_type", SeveralGroupsTest.forty()),
            coded("c23", "coded", SeveralGroupsTest.forty()))) {
      assertEquals(List.of(), table.rows());
      assertEquals(List.of(CodedTexts.NONE), table.notes());
    }
  }

  @Test
  void sharesAreOfThoseWhoseTextIsCoded() {
    SampleDataset sample = SeveralGroupsTest.forty();
    for (int i = 0; i < 20; i++) {
      // ten speak of money, six of them of staff too; four texts fit no code, six only staff
      sample.coded(
          code(i),
          "a_lever_text",
          i < 6
              ? new String[] {"DIF.fund", "DIF.staff"}
              : i < 10
                  ? new String[] {"DIF.fund"}
                  : i < 16 ? new String[] {"DIF.staff"} : new String[] {});
      sample.coded(code(i), "a_suggest", "SUG.cast");
    }
    ResultTable table = coded("c14", "coded.broad_type", sample);
    assertEquals(50, value(table, "DIF.fund", "institution"), 1e-12); // 10 of 20
    assertEquals(60, value(table, "DIF.staff", "institution"), 1e-12); // 12 of 20
    Cell.Estimate money = (Cell.Estimate) cell(table, "DIF.fund", "institution");
    assertEquals(20, money.n(), "the other twenty wrote nothing that is coded");
    assertEquals(
        List.of("DIF.fund", "DIF.staff"),
        table.rows().stream().map(ResultTable.Row::key).sorted().toList(),
        "what was said to another question stands there");
  }

  @Test
  void aThemeOfAFewIsHidden() {
    SampleDataset sample = SeveralGroupsTest.forty();
    for (int i = 0; i < 20; i++) {
      sample.coded(code(i), "a_lever_text", i < 3 ? "DIF.fund" : "DIF.staff");
    }
    ResultTable table = coded("c14", "coded.broad_type", sample);
    assertInstanceOf(Cell.Suppressed.class, cell(table, "DIF.fund", "institution"));
    assertInstanceOf(
        Cell.Suppressed.class, cell(table, "DIF.staff", "institution"), "all but a few");
  }

  @Test
  void threeLevelsStandSideBySide() {
    SampleDataset sample = SeveralGroupsTest.forty();
    for (int i = 0; i < 20; i++) {
      sample.coded(code(i), "a_suggest", i < 10 ? "DIF.fund" : "DIF.staff");
    }
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    for (int i = 0; i < 12; i++) {
      provinces.unit("p" + i, "110000", "");
      provinces.answers("p" + i, "c_diff", "fund");
      provinces.coded("p" + i, "c_suggest", i < 6 ? "DIF.fund" : "DIF.legal");
    }
    ResultTable table = coded("c23", "coded", sample, provinces);
    assertEquals(50, value(table, "DIF.fund", "institution"), 1e-12);
    assertEquals(50, value(table, "DIF.fund", "reporting_unit"), 1e-12);
    assertEquals(50, value(table, "DIF.legal", "reporting_unit"), 1e-12);
    assertEquals(0, value(table, "DIF.legal", "institution"), 1e-12, "none of 20");
  }

  @Test
  void thoseWithoutAnAssociationStandBesideAndNotAmongTheAssociations() {
    SampleDataset sample = SeveralGroupsTest.forty();
    for (int i = 0; i < 20; i++) {
      sample.coded(code(i), "a_suggest", i < 10 ? "DIF.fund" : "DIF.staff");
    }
    for (int i = 0; i < 16; i++) {
      sample.unit("b" + i, "110000", "SCI_ENG");
      sample.answers("b" + i, "g_status", "none", "g_form", "B", "b_suggest", "x");
      sample.coded("b" + i, "b_suggest", i < 10 ? "DIF.fund" : "DIF.legal");
    }
    ResultTable table = coded("c23", "coded", sample);
    assertEquals(50, value(table, "DIF.fund", "institution"), 1e-12, "10 of 20 associations");
    assertEquals(62.5, value(table, "DIF.fund", "without_association"), 1e-12, "10 of 16");
    Cell.Estimate money = (Cell.Estimate) cell(table, "DIF.fund", "institution");
    assertEquals(20, money.n());
  }
}
