package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AnswerSchemaTest {

  private static final Questionnaires SHIPPED = Questionnaires.of(Path.of(""));
  private static final JsonObject GATE_AND_A = schema("gate", "campus_association");

  @Test
  void itNamesEveryItemOfBothFormsButNotesAndNothingElse() {
    Set<String> expected = new TreeSet<>();
    for (String id : List.of("gate", "campus_association")) {
      SHIPPED.find(id).orElseThrow().items().forEach(item -> expected.add(item.name()));
    }
    assertTrue(expected.remove("g_note"));
    assertEquals(expected, new TreeSet<>(GATE_AND_A.getJsonObject("properties").keySet()));
    assertFalse(GATE_AND_A.getBoolean("additionalProperties"));
    assertEquals("https://json-schema.org/draft/2020-12/schema", GATE_AND_A.getString("$schema"));
    assertEquals("urn:orgstatus:form:campus_association:2017.1", GATE_AND_A.getString("$id"));
  }

  @Test
  void aSelectListsItsCodesWithLabelsInBothLanguages() {
    JsonObject status = value("g_status");
    assertEquals(
        List.of("established", "unapproved", "preparing", "dissolved", "none"), codes(status));
    assertEquals(
        "筹建中（已提交申请或已成立筹备组）",
        status.getJsonObject("x-labels").getJsonObject("preparing").getString("zh"));
    JsonObject many = value("a_spec_kind");
    assertEquals("array", many.getString("type"));
    assertTrue(many.getBoolean("uniqueItems"));
    assertEquals(9, codes(many.getJsonObject("items")).size());
  }

  @Test
  void aListFromTheRegisterTakesAnyCode() {
    JsonObject alliance = value("a_all_id");
    assertEquals("registry:alliances", alliance.getString("x-list"));
    assertFalse(alliance.containsKey("enum"));
  }

  @Test
  void notAvailableIsAnObjectAndNeverANumber() {
    assertEquals(
        "{\"type\":\"integer\",\"not\":{\"const\":-88}}", value("g_st_workers").toString());
    assertTrue(forms("g_st_workers").contains("#/$defs/not_available"));
    assertFalse(forms("a_chair_n").contains("#/$defs/not_available"), "a chair is always known");
    assertEquals(
        "{\"type\":\"object\",\"properties\":{\"missing\":{\"enum\":[\"not_available\"]}},"
            + "\"required\":[\"missing\"],\"additionalProperties\":false}",
        GATE_AND_A.getJsonObject("$defs").getJsonObject("not_available").toString());
  }

  @Test
  void datesAreMonthsOrDaysAsTheyAreAsked() {
    assertEquals("^[0-9]{4}-(0[1-9]|1[0-2])$", value("a_est_date").getString("pattern"));
    JsonObject visit =
        schema("alliance_visit").getJsonObject("properties").getJsonObject("e_visit_date");
    assertEquals("date", visit.getJsonArray("anyOf").getJsonObject(0).getString("format"));
  }

  @Test
  void aRepeatIsAnArrayOfObjects() {
    JsonObject brand = property("a_brand");
    assertEquals("array", brand.getString("type"));
    assertEquals("min(${a_brand_n}, 3)", brand.getString("x-repeat-count"));
    assertEquals(
        Set.of("ab_name", "ab_since", "ab_people"),
        brand.getJsonObject("items").getJsonObject("properties").keySet());
  }

  @Test
  void conditionsOfFormSectionAndItemStandTogether() {
    assertEquals(
        "(${g_form} = 'A') and (${a_state} != 'dormant') and (${a_t1_role} != 'not_done')",
        property("a_t1_freq").getString("x-relevant"));
    assertFalse(property("g_status").containsKey("x-relevant"));
    assertTrue(property("g_status").getBoolean("x-required"));
  }

  @Test
  void constraintsTravelWithTheirMessagesAndTextLengthsAsLimits() {
    JsonObject name = property("a_full_name");
    assertEquals("string-length(.) <= 60", name.getString("x-constraint"));
    assertEquals("不超过60字", name.getJsonObject("x-constraint-message").getString("zh"));
    assertEquals(60, value("a_full_name").getInt("maxLength"));
    assertEquals("科协全称", name.getString("title"));
    assertEquals("Full name of the association", name.getString("x-title-en"));
  }

  @Test
  void personalItemsAreAcceptedAndCalculatedOnesAreReadOnly() {
    assertEquals("P3", property("g_filler_phone").getString("x-sensitivity"));
    assertEquals("string", value("g_filler_phone").getString("type"));
    assertTrue(property("g_form").getBoolean("readOnly"));
  }

  private static JsonObject schema(String... ids) {
    return AnswerSchema.of(
        List.of(ids).stream().map(id -> SHIPPED.find(id).orElseThrow()).toList());
  }

  private static JsonObject property(String name) {
    return GATE_AND_A.getJsonObject("properties").getJsonObject(name);
  }

  /** The first of the forms an answer may take: the value itself. */
  private static JsonObject value(String name) {
    return property(name).getJsonArray("anyOf").getJsonObject(0);
  }

  private static String forms(String name) {
    JsonArray forms = property(name).getJsonArray("anyOf");
    return forms.toString();
  }

  private static List<String> codes(JsonObject schema) {
    return schema.getJsonArray("enum").getValuesAs(JsonString::getString);
  }
}
