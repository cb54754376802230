package org.orgstatus.analysis.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Indicators that read other units than their own. */
class IndicatorsAcrossUnitsTest {

  private static SampleDataset without(SampleDataset sample, String code, Object... items) {
    return sample
        .unit(code, "110000", "SCI_ENG")
        .answers(code, "g_status", "none", "g_form", "B")
        .answers(
            code,
            "g_st_workers",
            600,
            "b_leader_known",
            "yes",
            "b_person",
            "yes",
            "b_dept",
            "no",
            "b_condition",
            "no",
            "b_societies",
            0,
            "b_student_assoc",
            "no")
        .answers(code, items);
  }

  @Test
  void readinessComparesWithTheMedianOfTheProvincesAssociations() {
    SampleDataset sample = new SampleDataset();
    // Beijing's associations: 400, 500, 900; one is not known. The median is 500.
    sample.unit("10", "110000", "COMP").association("10", "g_st_workers", 400);
    sample.unit("11", "110000", "COMP").association("11", "g_st_workers", 900);
    sample.unit("12", "110000", "COMP").association("12", "g_st_workers", 500);
    sample.unit("13", "110000", "COMP").association("13", "g_st_workers", "!not_available");
    sample.unit("14", "120000", "COMP").association("14", "g_st_workers", 9000);
    without(sample, "20"); // 600 >= 500, leader, person: 3
    without(sample, "21", "g_st_workers", 499); // leader, person: 2
    without(sample, "22", "g_st_workers", 500, "b_dept", "yes", "b_condition", "yes"); // 5
    without(sample, "23", "b_societies", 2, "b_student_assoc", "dk"); // known by its societies: 4
    without(sample, "24", "b_societies", "!not_available"); // may have societies
    without(sample, "25", "b_person", "dk");
    sample.unit("26", "130000", "COMP"); // no association in the province to compare with
    sample.answers("26", "g_status", "none", "g_st_workers", 700, "b_person", "yes");
    Measured score = new RowValues(Shipped.DEFINITIONS, sample.build()).values("COV-12");
    assertEquals(State.NOT_APPLICABLE, score.state(0));
    assertEquals(3, score.number(5));
    assertEquals(2, score.number(6));
    assertEquals(5, score.number(7));
    assertEquals(4, score.number(8));
    assertEquals(State.UNKNOWN, score.state(9));
    assertEquals(State.UNKNOWN, score.state(10));
    assertEquals(State.UNKNOWN, score.state(11));
  }

  @Test
  void alliancesReadTheirProvincesInstitutionsAndTheirMembers() {
    SampleDataset institutions = new SampleDataset();
    institutions.unit("10", "110000", "COMP", "double_first_class", "A", "affiliation", "MOE");
    institutions.association("10", "a_all_member", "member", "a_all_id", "BJ01", "a_all_joint", 4);
    institutions.unit("11", "110000", "MED");
    institutions.association("11", "a_all_member", "member", "a_all_id", "BJ01", "a_all_joint", 3);
    institutions.unit("12", "110000", "MED");
    institutions.association(
        "12", "a_all_member", "member", "a_all_id", "BJ01", "a_all_joint", "!not_available");
    without(institutions, "13", "b_alliance", "member");
    without(institutions, "14", "b_alliance", "no_join");
    institutions.unit("15", "110000", "", "parent_code", "10"); // a branch campus is no institution
    institutions.unit("16", "120000", "");
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    alliances.unit("BJ01", "110000", "").answers("BJ01", "d_lead", "10", "d_mem_hei", 4);
    alliances.unit("TJ01", "120000", "").answers("TJ01", "d_lead", "99", "d_mem_hei", 1);
    RowValues values =
        new WaveValues(
                Shipped.DEFINITIONS, new WaveData(List.of(institutions.build(), alliances.build())))
            .of(UnitKind.ALLIANCE);
    assertEquals("ug", values.values("ALL-05L").text(0));
    assertEquals("COMP", values.values("ALL-05T").text(0));
    assertEquals("MOE", values.values("ALL-05A").text(0));
    assertEquals("A", values.values("ALL-05D").text(0));
    assertEquals(State.NOT_APPLICABLE, values.values("ALL-05L").state(1));
    assertEquals(80, values.values("ALL-06H").number(0), 1e-9); // 4 of 5
    assertEquals(100, values.values("ALL-06H").number(1), 1e-9);
    assertEquals(1, values.values("ALL-07B").number(0));
    assertEquals(0, values.values("ALL-07B").number(1));
    assertEquals(7, values.values("ALL-15M").number(0));
    assertTrue(!values.values("ALL-15M").has(1));
  }

  @Test
  void alliancesAndProvincesAreComparedByTheRowThatListsTheAlliance() {
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    provinces.unit("110000", "110000", "");
    provinces.answers(
        "110000",
        "c_all",
        provinces.rows(
            List.of(
                Map.of(
                    "ca_name",
                    "甲联盟",
                    "ca_date",
                    "2012-11",
                    "ca_support",
                    "fund attend",
                    "ca_role",
                    "r4"),
                Map.of("ca_name", "乙联盟", "ca_date", "2014-01", "ca_support", "none"))));
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    alliances.unit("A1", "110000", "", "unit_name", "甲联盟");
    alliances.answers("A1", "d_date", "2012-05", "d_link_assoc", "committee fund entrust");
    alliances.unit("A2", "110000", "", "unit_name", "乙联盟");
    alliances.answers("A2", "d_date", "2015-01", "d_link_assoc", "committee");
    alliances.unit("A3", "120000", "", "unit_name", "丙联盟");
    alliances.answers("A3", "d_date", "2015-01", "d_link_assoc", "committee");
    RowValues values =
        new WaveValues(
                Shipped.DEFINITIONS, new WaveData(List.of(provinces.build(), alliances.build())))
            .of(UnitKind.ALLIANCE);
    assertTrue(values.values("ALL-02X").isTrue(0));
    assertEquals(0, values.values("ALL-02X").number(1));
    assertEquals(State.NOT_APPLICABLE, values.values("ALL-02X").state(2));
    assertEquals(1, values.values("ALL-14B").number(0)); // fund
    assertEquals(2, values.values("ALL-14D").number(0)); // committee, entrust
    assertEquals(1, values.values("ALL-14C").number(0)); // attend
    assertEquals(0, values.values("ALL-14B").number(1));
    assertEquals(1, values.values("ALL-14D").number(1));
    assertEquals(0, values.values("ALL-14C").number(1));
    assertEquals(State.NOT_APPLICABLE, values.values("ALL-14B").state(2));
    assertEquals("fund attend", values.values("ALL-13P").text(0));
    assertEquals("none", values.values("ALL-13P").text(1));
    assertFalse(values.values("ALL-13P").has(2), "no province lists it");
    assertEquals(4, values.values("ALL-14Q").number(0));
    assertFalse(values.values("ALL-14Q").has(1), "its province does not say");
  }
}
