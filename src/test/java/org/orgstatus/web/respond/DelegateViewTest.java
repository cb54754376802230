package org.orgstatus.web.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Delegated;
import org.orgstatus.collection.Delegations;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;
import org.orgstatus.web.Refusal;

/** What is sent to a colleague to whom a section of the shipped forms was handed. */
class DelegateViewTest {

  @OnEachDatabase
  void aColleagueGetsTheAnswersOfTheSectionAndWhatItReadsAndNoOthers(Database database) {
    Study study = Study.open(database, Path.of(""));
    study.run(DelegateViewTest::answer);
    study.run(
        b -> {
          Delegated delegated = hand(b, "campus_association", "3");
          Filling filling = b.get(Responses.class).filling(delegated.response());
          Sections.At at = b.get(DelegateView.class).at(delegated, filling);
          JsonObject state = state(b, delegated, filling, at);
          Set<String> needed = filling.routing().readBy(at.section());
          Set<String> sent = new TreeSet<>(state.getJsonObject("answers").keySet());
          assertTrue(sent.contains("a_sec_mode"), "the section's own");
          assertTrue(sent.contains("g_status"), "decides whether form A is asked");
          assertFalse(sent.contains("a_fund_school"), "of another section");
          assertFalse(sent.contains("g_filler_name"), "a person");
          List<String> more =
              sent.stream().filter(name -> !needed.contains(ItemPath.parse(name).name())).toList();
          assertEquals(List.of(), more);
          Set<String> calls = state.getJsonObject("calls").keySet();
          assertTrue(filling.routing().callsBy(at.section()).containsAll(calls), calls.toString());
          assertFalse(
              calls.stream()
                  .anyMatch(key -> key.startsWith("other-form") || key.startsWith("roster")),
              calls.toString());
          assertTrue(calls.size() < filling.told().size(), "others have more");
        });
  }

  @OnEachDatabase
  void aColleagueChangesTheSectionOnly(Database database) {
    Study study = Study.open(database, Path.of(""));
    study.run(DelegateViewTest::answer);
    study.run(
        b -> {
          Delegated delegated = hand(b, "campus_association", "3");
          DelegateView view = b.get(DelegateView.class);
          Filling filling = b.get(Responses.class).filling(delegated.response());
          Sections.At at = view.at(delegated, filling);
          view.requireFilling(delegated, filling, at, ItemPath.of("a_sec_mode"));
          for (String other : List.of("a_fund_school", "g_status", "g_filler_name", "nothing")) {
            Refusal refused =
                assertThrows(
                    Refusal.class,
                    () -> view.requireFilling(delegated, filling, at, ItemPath.of(other)));
            assertEquals(404, refused.status(), other);
          }
        });
  }

  private static void answer(Wiring beans) {
    Responses responses = beans.get(Responses.class);
    long id = responses.open("W1", "gate", Study.UNIT).id();
    List<Change> changes = new ArrayList<>();
    changes.add(change("g_status", Json.createValue("established")));
    changes.add(change("g_filler_name", Json.createValue("张三")));
    changes.add(change("a_sec_mode", Json.createValue("independent")));
    changes.add(change("a_fund_school", Json.createValue(12)));
    assertEquals(List.of(), responses.save(id, changes, 7).faults());
  }

  private static Change change(String name, JsonValue value) {
    return new Change(ItemPath.of(name), value, 0);
  }

  private static Delegated hand(Wiring beans, String form, String section) {
    Response response = beans.get(Responses.class).find("W1", "gate", Study.UNIT).orElseThrow();
    Delegations delegations = beans.get(Delegations.class);
    String token = delegations.issue(response, form, section, "", 7).token();
    return delegations.findVisit(delegations.open(token, "孙七").orElseThrow()).orElseThrow();
  }

  private static JsonObject state(
      Wiring beans, Delegated delegated, Filling filling, Sections.At at) {
    Desk desk = beans.get(DelegateView.class).desk(delegated, filling, at);
    String state = beans.get(PageState.class).of(desk, delegated.response(), filling, at);
    try (var reader = Json.createReader(new StringReader(state.replace("\\u003c", "<")))) {
      return reader.readObject();
    }
  }
}
