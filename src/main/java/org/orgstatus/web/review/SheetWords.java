package org.orgstatus.web.review;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.export.form.AnswerText;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Routing;

/** A sheet that was sent, item by item, in words: what people compare, never codes. */
final class SheetWords {

  private final Routing routing;
  private final Map<ItemPath, JsonValue> values;

  private SheetWords(Routing routing, Map<ItemPath, JsonValue> values) {
    this.routing = routing;
    this.values = Collections.unmodifiableMap(values);
  }

  /** Items in the order of the forms; rows of a repeat are numbered from 1. */
  static SheetWords of(Routing routing, JsonObject sheet) {
    Map<ItemPath, JsonValue> values = new LinkedHashMap<>();
    routing
        .nodes()
        .filter(node -> node.repeat().isEmpty() && sheet.containsKey(node.name()))
        .forEach(
            node -> {
              JsonValue value = sheet.get(node.name());
              if (node.item() instanceof Item.Repeat repeat) {
                rows(repeat, value, values);
              } else {
                values.put(ItemPath.of(node.name()), value);
              }
            });
    return new SheetWords(routing, values);
  }

  private static void rows(Item.Repeat repeat, JsonValue value, Map<ItemPath, JsonValue> values) {
    if (value instanceof JsonArray rows) {
      int number = 1;
      for (JsonObject row : rows.getValuesAs(JsonObject.class)) {
        String id = Integer.toString(number++);
        for (Item.Question question : repeat.questions()) {
          JsonValue given = row.get(question.name());
          if (given != null) {
            values.put(new ItemPath(repeat.name(), id, question.name()), given);
          }
        }
      }
    }
  }

  Map<ItemPath, JsonValue> values() {
    return values;
  }

  /** The answer in words; empty where the sheet has no such item. */
  Optional<String> at(ItemPath path, Language language) {
    JsonValue value = values.get(path);
    return value == null ? Optional.empty() : Optional.of(words(path, value, language));
  }

  /** Whether an answer or a calculated value stands there. */
  boolean isGiven(ItemPath path) {
    return values.containsKey(path) && missing(values.get(path)).isEmpty();
  }

  /** Whether the item was left out by skip logic. */
  boolean isSkipped(ItemPath path) {
    return Optional.ofNullable(values.get(path))
        .flatMap(SheetWords::missing)
        .filter(reason -> reason == MissingReason.NOT_APPLICABLE)
        .isPresent();
  }

  private String words(ItemPath path, JsonValue value, Language language) {
    Optional<MissingReason> missing = missing(value);
    if (missing.isPresent()) {
      return missing.get().label().in(language);
    }
    return routing
        .node(path.name())
        .flatMap(Routing.Node::question)
        .map(question -> words(question, path, value, language))
        .orElse(value.toString());
  }

  private static String words(
      Item.Question question, ItemPath path, JsonValue value, Language language) {
    if (question.calculation().isPresent()) {
      return AnswerText.ofCalculated(
          question,
          value instanceof JsonString text ? text.getString() : value.toString(),
          language);
    }
    return AnswerReader.ofJson(question, path, value)
        .value()
        .map(answer -> AnswerText.of(question, answer, language))
        .orElse(value.toString());
  }

  private static Optional<MissingReason> missing(JsonValue value) {
    if (value instanceof JsonObject object && object.get("missing") instanceof JsonString word) {
      return MissingReason.ofWord(word.getString());
    }
    return value == JsonValue.NULL ? Optional.of(MissingReason.NOT_ANSWERED) : Optional.empty();
  }

  /** The file that stands as an answer, if one does. */
  Optional<AnswerValue.Attached> file(ItemPath path) {
    JsonValue value = values.get(path);
    return routing
        .node(path.name())
        .flatMap(Routing.Node::question)
        .filter(question -> value != null && missing(value).isEmpty())
        .flatMap(question -> AnswerReader.ofJson(question, path, value).value())
        .filter(AnswerValue.Attached.class::isInstance)
        .map(AnswerValue.Attached.class::cast);
  }
}
