package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionJsonTest {

  private static final Questionnaires SHIPPED = Questionnaires.of(Path.of(""));
  private static final JsonObject A = json("campus_association");

  @Test
  void theHeadSaysWhichFormItIsAndWhenItIsAsked() {
    assertEquals("campus_association", A.getString("form"));
    assertEquals("2017.1", A.getString("version"));
    assertEquals("institution", A.getString("unit"));
    assertEquals("gate", A.getString("follows"));
    assertEquals("${g_form} = 'A'", A.getJsonObject("when").getString("text"));
    assertEquals(
        SHIPPED.find("campus_association").orElseThrow().contentHash(), A.getString("contentHash"));
    assertEquals("甲表 高校科协组织状况调查表", A.getJsonObject("title").getString("zh"));
  }

  @Test
  void everyFormShowsAllItsItems() {
    for (Questionnaire form : SHIPPED.listAll()) {
      JsonObject json = DefinitionJson.of(form);
      long shown =
          json.getJsonArray("sections").getValuesAs(JsonObject.class).stream()
              .flatMap(
                  section -> section.getJsonArray("items").getValuesAs(JsonObject.class).stream())
              .mapToLong(i -> i.containsKey("items") ? i.getJsonArray("items").size() : 1)
              .sum();
      assertEquals(form.questions().count(), shown, form.id());
      assertEquals(form.choiceLists().size(), json.getJsonObject("lists").size(), form.id());
    }
  }

  @Test
  void aQuestionShowsLabelHintListAndExpressionTrees() {
    JsonObject years = item("a_term_years");
    assertEquals("integer", years.getString("type"));
    assertEquals("章程规定的届期", years.getJsonObject("label").getString("zh"));
    assertEquals("Years; 0 if not stated", years.getJsonObject("hint").getString("en"));
    assertTrue(years.getBoolean("required") && years.getBoolean("notAvailable"));
    assertEquals(
        "[\"or\",[\"=\",[\"read\",\"a_charter\"],[\"text\",\"congress\"]],"
            + "[\"=\",[\"read\",\"a_charter\"],[\"text\",\"other_body\"]]]",
        years.getJsonObject("relevant").getJsonArray("tree").toString());
    assertEquals("[\"STR-05\",\"STR-06\"]", years.getJsonArray("indicators").toString());
    assertEquals("charter_status", item("a_charter").getString("list"));
    assertFalse(item("a_new_assoc").containsKey("required"));
  }

  @Test
  void aRepeatShowsItsCountAndItsItems() {
    JsonObject brand = item("a_brand");
    assertEquals("repeat", brand.getString("type"));
    assertEquals("min(${a_brand_n}, 3)", brand.getJsonObject("count").getString("text"));
    assertEquals(3, brand.getJsonArray("items").size());
  }

  @Test
  void listsOfTheRegisterSayThatTheyHaveNoChoicesOfTheirOwn() {
    JsonObject lists = A.getJsonObject("lists");
    assertTrue(lists.getJsonObject("registry:alliances").getBoolean("register"));
    assertEquals(
        List.of("yes", "no"),
        lists.getJsonObject("yes_no").getJsonArray("choices").getValuesAs(JsonObject.class).stream()
            .map(choice -> choice.getString("code"))
            .toList());
  }

  @Test
  void checksForReviewersAndWhatTheyAskTheServerStayOut() {
    List<String> ids =
        A.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
            .map(check -> check.getString("id"))
            .toList();
    assertTrue(ids.containsAll(List.of("Q04", "Q20", "Q28", "Q29")));
    assertFalse(ids.contains("Q21"));
    assertFalse(A.getJsonArray("calls").toString().contains("paradata"));
  }

  @Test
  void serverCallsAreListedOnceWithTheKeyOfTheirValue() {
    JsonArray calls = json("gate").getJsonArray("calls");
    List<String> keys =
        calls.getValuesAs(JsonObject.class).stream().map(call -> call.getString("key")).toList();
    assertEquals(keys.stream().distinct().toList(), keys);
    assertTrue(
        keys.containsAll(
            List.of(
                "wave-setting('ref_date')",
                "registry('code')",
                "registry('type_basis')",
                "roster('listed')")));
    assertEquals("registry", calls.getJsonObject(3).getString("function"));
    assertEquals("[\"code\"]", calls.getJsonObject(3).getJsonArray("arguments").toString());
  }

  private static JsonObject json(String id) {
    return DefinitionJson.of(SHIPPED.find(id).orElseThrow());
  }

  private static JsonObject item(String name) {
    return A.getJsonArray("sections").getValuesAs(JsonObject.class).stream()
        .flatMap(section -> section.getJsonArray("items").getValuesAs(JsonObject.class).stream())
        .filter(item -> item.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
