package org.orgstatus.web.respond;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.questionnaire.expression.Value;

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
    "integer",
    "number",
    "other-alliance",
    "refused",
    "row",
    "row-remove",
    "sign-out",
    "uploading",
    "uploaded"
  };

  @Inject Responses responses;

  /** The state, safe inside a script element: no character of it can end the element. */
  String of(Desk desk, Response response, Filling filling, Sections.At at) {
    JsonObjectBuilder answers = JSON.createObjectBuilder();
    filling
        .sheet()
        .answers()
        .forEach(
            (path, answer) -> {
              if (desk.known().test(path)) {
                answers.add(path.toString(), SheetJson.value(answer));
              }
            });
    JsonObjectBuilder revisions = JSON.createObjectBuilder();
    responses
        .revisions(response)
        .forEach(
            (path, revision) -> {
              if (desk.known().test(path)) {
                revisions.add(path.toString(), revision);
              }
            });
    JsonObjectBuilder calls = JSON.createObjectBuilder();
    filling
        .told()
        .forEach(
            (key, value) -> {
              if (desk.told().test(key)) {
                calls.add(key, value(value));
              }
            });
    Wire wire = desk.wire();
    JsonObject state =
        JSON.createObjectBuilder()
            .add("account", wire.owner())
            .add("response", Wire.name(response))
            .add("answers", answers)
            .add("revisions", revisions)
            .add("calls", calls)
            .add("today", filling.today().toString())
            .add("draft", wire.draft())
            .add("files", wire.files())
            .add("unit", wire.unit())
            .add("form", at.form().id())
            .add("routing", wire.routing())
            .add("next", wire.next())
            .add("signIn", wire.signIn())
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

  private static JsonValue value(Value value) {
    return value instanceof Value.Number number
        ? JSON.createValue(number.number())
        : JSON.createValue(value.text());
  }
}
