package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Saved;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.FaultJson;
import org.orgstatus.web.Refusal;

/** Changes of a draft and what became of them, as JSON: for the API and for pages of delegates. */
@ApplicationScoped
public class DraftJson {

  private static final int MOST_CHANGES = 500;

  @Inject CurrentLanguage language;

  /** What was saved; a refusal that says so where some changes were not. */
  public JsonObject answer(Saved saved, Routing routing) {
    JsonObject answer = json(saved, routing);
    if (!saved.conflicts().isEmpty()) {
      throw new Refusal(409, inConflict(saved.conflicts().size()), answer);
    }
    if (!saved.faults().isEmpty()) {
      throw new Refusal(422, unread(saved.faults().size()), answer);
    }
    return answer;
  }

  /**
   * Values and revisions of the items of a draft.
   *
   * @param known which of them may be told
   */
  public static JsonObject answers(
      Map<ItemPath, Long> revisions, Filling filling, Predicate<ItemPath> known) {
    JsonObjectBuilder answers = JSON.createObjectBuilder();
    revisions.forEach(
        (path, revision) -> {
          if (known.test(path)) {
            answers.add(
                path.toString(),
                JSON.createObjectBuilder()
                    .add("value", SheetJson.value(filling.sheet().get(path)))
                    .add("revision", revision));
          }
        });
    return answers.build();
  }

  /** Reads the body of a save. */
  public static List<Change> changes(InputStream body) {
    return changes(Body.read(body));
  }

  private static List<Change> changes(JsonObject body) {
    if (!(body.get("changes") instanceof JsonArray given)
        || given.size() > MOST_CHANGES
        || !given.stream().allMatch(JsonObject.class::isInstance)) {
      throw Body.malformed(
          "“changes”应为最多500个对象的列表", "\"changes\" must be a list of at most 500 objects");
    }
    List<Change> changes = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (JsonObject change : given.getValuesAs(JsonObject.class)) {
      JsonValue value = change.get("value");
      if (value == null) {
        throw Body.malformed(
            "每个改动都要有“value”，去掉答案用null", "every change needs a \"value\", null to take it away");
      }
      if (!paths.add(Body.text(change, "path"))) {
        throw Body.malformed("同一个“path”出现了两次", "a \"path\" stands there twice");
      }
      changes.add(new Change(path(Body.text(change, "path")), value, Body.count(change, "basis")));
    }
    return changes;
  }

  private static ItemPath path(String text) {
    try {
      return ItemPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw Body.malformed(
          "“path”应为题目名，或“重复组/行/题目名”", "\"path\" must be an item's name, or repeat/row/name");
    }
  }

  private JsonObject json(Saved saved, Routing routing) {
    JsonArrayBuilder conflicts = JSON.createArrayBuilder();
    for (Saved.Conflict conflict : saved.conflicts()) {
      conflicts.add(
          JSON.createObjectBuilder()
              .add("path", conflict.path().toString())
              .add("yours", conflict.yours())
              .add("stored", conflict.stored())
              .add("revision", conflict.revision()));
    }
    return JSON.createObjectBuilder()
        .add("revision", saved.revision())
        .add("savedAt", saved.at().toString())
        .add("conflicts", conflicts)
        .add("faults", FaultJson.of(routing, saved.faults(), language.get()))
        .build();
  }

  private static LocalText inConflict(int count) {
    return LocalText.of(
        "有" + count + "项在别处改过：您的值和已存的值都列在下面，请选定一个再保存；其余改动已保存。",
        count
            + " items were changed elsewhere: your values and the stored ones are listed; choose one"
            + " and save again. All other changes are stored.");
  }

  private static LocalText unread(int count) {
    return LocalText.of(
        "有" + count + "项无法识别，没有保存；其余改动已保存。请改正后再保存。",
        count
            + " items are not understood and were not stored; all other changes are. Correct them and"
            + " save again.");
  }
}
