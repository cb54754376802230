package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orgstatus.questionnaire.MissingReason;
import tech.tablesaw.api.ColumnType;

class DatasetAssemblyTest {

  private static SampleDataset two() {
    return new SampleDataset().unit("1101", "110000", "COMP").unit("1102", "110000", "");
  }

  @Test
  void everyUnitOfTheFrameHasARowWhetherItAnsweredOrNot() {
    Dataset data = two().answers("1102", "g_status", "none", "b_why", "staff").build();
    assertEquals(2, data.size());
    assertEquals("unit_nonresponse", data.text(0, FrameColumns.RESPONSE));
    assertEquals("answered", data.text(1, FrameColumns.RESPONSE));
    assertEquals("B", data.text(1, FrameColumns.FORM));
    assertEquals("COMP", data.text(0, FrameColumns.REGISTRY_TYPE));
  }

  @Test
  void theFiveReasonsForMissingStayDistinct() {
    Dataset data =
        two()
            .association(
                "1102",
                "a_comm_meet",
                "!not_available",
                "a_approve_body",
                "dk",
                "a_sc_meet",
                "!not_applicable",
                "a_file_charter",
                "!not_answered",
                "a_group_member_of",
                "dk")
            .build();
    assertEquals(Optional.of(MissingReason.NOT_AVAILABLE), data.missing(1, "a_comm_meet"));
    assertEquals(Optional.of(MissingReason.DONT_KNOW), data.missing(1, "a_approve_body"));
    assertEquals(Optional.of(MissingReason.DONT_KNOW), data.missing(1, "a_group_member_of"));
    assertEquals(Optional.of(MissingReason.NOT_APPLICABLE), data.missing(1, "a_sc_meet"));
    assertEquals(Optional.of(MissingReason.NOT_ANSWERED), data.missing(1, "a_file_charter"));
    assertEquals(Optional.of(MissingReason.UNIT_NONRESPONSE), data.missing(0, "a_comm_meet"));
    assertEquals(Optional.empty(), data.missing(1, "g_status"));
    assertTrue(Double.isNaN(data.number(1, "a_comm_meet")));
    assertEquals("", data.text(1, "a_approve_body"));
    assertEquals("not_available", data.text(1, "a_comm_meet__missing"));
  }

  @Test
  void itemsOfAFormThatIsNotAskedAreRoutedPast() {
    Dataset data = two().association("1102").build();
    assertEquals(Optional.of(MissingReason.NOT_APPLICABLE), data.missing(1, "b_why"));
    assertEquals(Optional.of(MissingReason.UNIT_NONRESPONSE), data.missing(0, "b_why"));
  }

  @Test
  void columnsHaveTheTypesOfTheCodebook() {
    Dataset data =
        two()
            .association(
                "1102", "a_comm_meet", 2, "a_rules", "meeting finance", "a_est_date", "2009-05")
            .build();
    assertEquals(2, data.number(1, "a_comm_meet"));
    assertEquals("meeting finance", data.text(1, "a_rules"));
    assertEquals("2009-05", data.text(1, "a_est_date"));
    assertEquals(ColumnType.DOUBLE, data.table().column("a_congress_gap").type());
    assertEquals(ColumnType.DOUBLE, data.table().column("a_staff_total").type());
    assertEquals(ColumnType.STRING, data.table().column("a_new_assoc").type());
    assertEquals(ColumnType.STRING, data.table().column("unit_code").type());
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    SampleDataset sample = two().association("1102", "a_comm_meet", "often");
    assertThrows(IllegalArgumentException.class, sample::build);
  }

  @Test
  void aSheetOfAUnitOutsideTheFrameIsRefused() {
    SampleDataset sample = two().association("9999");
    assertThrows(IllegalArgumentException.class, sample::build);
  }

  @Test
  void personalItemsAndNotesHaveNoColumn() {
    List<String> columns = two().build().table().columnNames();
    assertFalse(columns.contains("g_filler_name"));
    assertFalse(columns.contains("g_filler_phone"));
    assertFalse(columns.contains("g_note"));
  }

  @Test
  void rowsOfARepeatStandInAChildTable() {
    Dataset data =
        two()
            .association(
                "1102",
                "a_brand",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("ab_name", "科普周").add("ab_people", 300))
                    .add(
                        Json.createObjectBuilder()
                            .add("ab_name", "讲坛")
                            .add(
                                "ab_people",
                                Json.createObjectBuilder().add("missing", "not_available")))
                    .build())
            .build();
    var brands = data.child("a_brand");
    assertEquals(2, brands.rowCount());
    assertEquals("1102", brands.stringColumn("unit_code").get(1));
    assertEquals(2, brands.doubleColumn("row").get(1));
    assertEquals("讲坛", brands.stringColumn("ab_name").get(1));
    assertEquals(300, brands.doubleColumn("ab_people").get(0));
    assertEquals("not_available", brands.stringColumn("ab_people__missing").get(1));
  }

  @Test
  void theOrderOfUnitsAndSheetsChangesNothing() {
    var brand =
        Json.createArrayBuilder().add(Json.createObjectBuilder().add("ab_name", "科普周")).build();
    Dataset one =
        two().association("1101", "a_brand", brand).association("1102", "a_brand", brand).build();
    Dataset other =
        new SampleDataset()
            .unit("1102", "110000", "")
            .unit("1101", "110000", "COMP")
            .association("1102", "a_brand", brand)
            .association("1101", "a_brand", brand)
            .build();
    assertEquals(one.table().printAll(), other.table().printAll());
    assertEquals(one.child("a_brand").printAll(), other.child("a_brand").printAll());
  }

  @Test
  void whoAnsweredStandsForTheOthersOfTheStratum() {
    Dataset data =
        two()
            .unit("1103", "110000", "", FrameColumns.PARENT, "1101")
            .association("1102")
            .association("1103")
            .build();
    assertEquals(0, data.number(0, FrameColumns.WEIGHT));
    assertEquals(2, data.number(1, FrameColumns.WEIGHT));
    assertEquals(0, data.number(2, FrameColumns.WEIGHT), "a branch campus counts in no base");
  }

  @Test
  void theVersionNamesFrameAnswersAndCodebook() {
    String version = two().association("1102").build().version();
    assertEquals(version, two().association("1102").build().version());
    assertNotEquals(version, two().association("1101").build().version());
    assertNotEquals(version, two().association("1102", "a_chair_n", 1).build().version());
    assertNotEquals(
        version, two().unit("1103", "110000", "").association("1102").build().version());
  }

  @Test
  void theDateOfTheDataIsThatOfTheLatestSubmissionInChina() {
    assertEquals("2017-07-05", two().association("1102").build().dataDate().toString());
    assertEquals("2017-06-30", two().build().dataDate().toString());
  }
}
