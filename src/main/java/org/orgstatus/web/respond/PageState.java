package org.orgstatus.web.respond;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.orgstatus.base.Language;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.questionnaire.expression.Value;
import org.orgstatus.web.Messages;

/** What a section page's script needs to know: answers, addresses and words, as JSON. */
@ApplicationScoped
public class PageState {

  private static final String[] WORDS = {
    "required",
    "saved",
    "saving",
    "offline",
    "conflict",
    "keep-mine",
    "keep-stored",
    "number",
    "faults",
    "other-alliance",
    "refused",
    "uploading",
    "uploaded"
  };

  @Inject Responses responses;

  /** The state, safe inside a script element: no character of it can end the element. */
  String of(Response response, Filling filling, Sections.At at, Questionnaire first) {
    JsonObjectBuilder answers = JSON.createObjectBuilder();
    filling.sheet().answers().entrySet().stream()
        .filter(e -> isKnown(filling, e.getKey(), at))
        .forEach(e -> answers.add(e.getKey().toString(), SheetJson.value(e.getValue())));
    JsonObjectBuilder revisions = JSON.createObjectBuilder();
    responses.revisions(response).forEach((path, r) -> revisions.add(path.toString(), r));
    JsonObjectBuilder calls = JSON.createObjectBuilder();
    filling.told().forEach((key, value) -> calls.add(key, value(value)));
    String api =
        "/api/waves/"
            + response.waveId()
            + "/forms/"
            + first.id()
            + "/units/"
            + response.unitCode();
    JsonObject state =
        JSON.createObjectBuilder()
            .add("answers", answers)
            .add("revisions", revisions)
            .add("calls", calls)
            .add("today", filling.today().toString())
            .add("draft", api + "/draft")
            .add("files", "/respond/files")
            .add(
                "routing",
                "/api/waves/"
                    + response.waveId()
                    + "/forms/"
                    + first.id()
                    + "/routing?v="
                    + versions(filling))
            .add("next", "/respond/" + at.address() + "/next")
            .build();
    return state.toString().replace("<", "\\u003c");
  }

  String words(Language language) {
    JsonObjectBuilder words = JSON.createObjectBuilder();
    for (String word : WORDS) {
      words.add(word, Messages.in(language).get("respond.js." + word));
    }
    return words.build().toString().replace("<", "\\u003c");
  }

  /** Personal items of other sections stay away from the page. */
  private static boolean isKnown(Filling filling, ItemPath path, Sections.At at) {
    return filling
        .routing()
        .node(path.name())
        .filter(
            n ->
                n.section().equals(at.section())
                    || n.question().filter(q -> q.sensitivity() == Sensitivity.P3).isEmpty())
        .isPresent();
  }

  private static JsonValue value(Value value) {
    return value instanceof Value.Number number
        ? JSON.createValue(number.number())
        : JSON.createValue(value.text());
  }

  private static String versions(Filling filling) {
    return filling.routing().forms().stream()
        .map(f -> f.contentHash().substring(0, 8))
        .reduce("", String::concat);
  }
}
