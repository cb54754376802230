package org.orgstatus.questionnaire;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.base.LocalText;

/**
 * Answer sheets as JSON documents.
 *
 * <p>A <em>submitted</em> sheet names every item of the forms asked: a value, or {@code {"missing":
 * reason}}; a repeat is an array of objects. Personal items (P3) are never part of it. A
 * <em>draft</em> is a flat object by path and holds only what was given.
 */
public final class SheetJson {

  private SheetJson() {}

  /** One answer as JSON; null for not answered. */
  public static JsonValue value(AnswerValue value) {
    if (value instanceof AnswerValue.Chosen chosen) {
      return JSON.createValue(chosen.code());
    }
    if (value instanceof AnswerValue.ChosenMany many) {
      return JSON.createArrayBuilder(many.codes()).build();
    }
    if (value instanceof AnswerValue.Amount amount) {
      return JSON.createValue(amount.value());
    }
    if (value instanceof AnswerValue.Words words) {
      return JSON.createValue(words.text());
    }
    if (value instanceof AnswerValue.Day day) {
      return JSON.createValue(day.date().toString());
    }
    if (value instanceof AnswerValue.Month month) {
      return JSON.createValue(month.month().toString());
    }
    if (value instanceof AnswerValue.Attached file) {
      return JSON.createObjectBuilder()
          .add("file", file.id())
          .add("name", file.name())
          .add("size", file.size())
          .add("kind", file.kind())
          .build();
    }
    if (value instanceof AnswerValue.Rows rows) {
      return JSON.createArrayBuilder(rows.ids()).build();
    }
    MissingReason reason = ((AnswerValue.Missing) value).reason();
    return reason == MissingReason.NOT_ANSWERED
        ? JsonValue.NULL
        : JSON.createObjectBuilder().add("missing", reason.word()).build();
  }

  /** The sheet of the forms that are asked, complete, each item a value or missing with reason. */
  public static JsonObject submitted(Filling filling) {
    JsonObjectBuilder sheet = JSON.createObjectBuilder();
    filling
        .routing()
        .nodes()
        .filter(n -> filling.isAsked(n.form()) && n.repeat().isEmpty())
        .forEach(
            node -> {
              if (node.item() instanceof Item.Repeat repeat) {
                sheet.add(repeat.name(), rows(filling, repeat));
              } else if (isKept((Item.Question) node.item())) {
                sheet.add(node.name(), stated(filling.value(node.name())));
              }
            });
    return sheet.build();
  }

  private static JsonArray rows(Filling filling, Item.Repeat repeat) {
    JsonArrayBuilder rows = JSON.createArrayBuilder();
    for (String row : filling.rows(repeat)) {
      JsonObjectBuilder one = JSON.createObjectBuilder();
      repeat.questions().stream()
          .filter(SheetJson::isKept)
          .forEach(
              q ->
                  one.add(
                      q.name(), stated(filling.value(new ItemPath(repeat.name(), row, q.name())))));
      rows.add(one);
    }
    return rows.build();
  }

  private static boolean isKept(Item.Question question) {
    return question.type() != AnswerType.NOTE && question.sensitivity() != Sensitivity.P3;
  }

  private static JsonValue stated(AnswerValue value) {
    return value.equals(AnswerValue.NOT_ANSWERED)
        ? JSON.createObjectBuilder().add("missing", MissingReason.NOT_ANSWERED.word()).build()
        : value(value);
  }

  /** A whole sheet posted at once, with everything that is wrong in it. */
  public record Posted(AnswerSheet sheet, List<Fault> faults) {}

  /**
   * Reads a sheet posted at once: unknown names, calculated items that are given, wrong types and
   * unknown codes are faults. Rows of repeats are numbered from 1.
   */
  public static Posted posted(Routing routing, JsonObject json) {
    Map<ItemPath, AnswerValue> answers = new TreeMap<>();
    List<Fault> faults = new ArrayList<>();
    json.forEach(
        (name, value) -> {
          Optional<Routing.Node> node = routing.node(name).filter(n -> n.repeat().isEmpty());
          if (node.isEmpty()) {
            faults.add(unknown(name));
          } else if (node.get().item() instanceof Item.Repeat repeat) {
            postedRows(repeat, value, answers, faults);
          } else {
            postedItem(
                (Item.Question) node.get().item(), ItemPath.of(name), value, answers, faults);
          }
        });
    return new Posted(new AnswerSheet(answers), List.copyOf(faults));
  }

  private static void postedRows(
      Item.Repeat repeat, JsonValue value, Map<ItemPath, AnswerValue> answers, List<Fault> faults) {
    if (!(value instanceof JsonArray rows)
        || rows.size() > 200
        || !rows.stream().allMatch(JsonObject.class::isInstance)) {
      faults.add(
          new Fault(
              Fault.Kind.WRONG_TYPE,
              ItemPath.of(repeat.name()),
              LocalText.of(
                  "请给出最多200行的列表，每行一个对象", "Give a list of at most 200 rows, each an object")));
      return;
    }
    List<String> ids = new ArrayList<>();
    for (JsonObject row : rows.getValuesAs(JsonObject.class)) {
      String id = Integer.toString(ids.size() + 1);
      ids.add(id);
      row.forEach(
          (name, item) ->
              repeat.questions().stream()
                  .filter(q -> q.name().equals(name))
                  .findFirst()
                  .ifPresentOrElse(
                      q ->
                          postedItem(
                              q, new ItemPath(repeat.name(), id, name), item, answers, faults),
                      () -> faults.add(unknown(name))));
    }
    if (repeat.count().isEmpty()) {
      answers.put(ItemPath.of(repeat.name()), new AnswerValue.Rows(ids));
    }
  }

  private static void postedItem(
      Item.Question question,
      ItemPath path,
      JsonValue value,
      Map<ItemPath, AnswerValue> answers,
      List<Fault> faults) {
    if (!question.type().isAsked()) {
      return;
    }
    if (isNothing(value)) {
      return;
    }
    AnswerReader.Reading reading = AnswerReader.ofJson(question, path, value);
    reading.fault().ifPresent(faults::add);
    reading.value().filter(AnswerValue::isGiven).ifPresent(v -> answers.put(path, v));
  }

  /** A sheet that was read from here may be posted back: skipped items say so. */
  private static boolean isNothing(JsonValue value) {
    return value instanceof JsonObject object
        && object.get("missing") instanceof JsonString reason
        && !reason.getString().equals(MissingReason.NOT_AVAILABLE.word());
  }

  private static Fault unknown(String name) {
    String shown = name.length() <= 40 ? name : name.substring(0, 40) + "…";
    ItemPath path =
        name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,63}") ? ItemPath.of(name) : ItemPath.of("unknown");
    return new Fault(
        Fault.Kind.UNKNOWN_ITEM,
        path,
        LocalText.of(
            "问卷中没有“" + shown + "”，请核对名称",
            "The form has no item \"" + shown + "\"; check the name"));
  }

  /** Answers given for items that are not asked: a fault when a whole sheet is posted. */
  public static List<Fault> notAsked(Filling filling) {
    return filling.hidden().stream()
        .map(
            path ->
                new Fault(
                    Fault.Kind.NOT_ASKED,
                    path,
                    LocalText.of("按跳转规则此项不需填写，请去掉", "Skip logic leaves this item out; remove it")))
        .toList();
  }

  /** A draft: what was given, by path. */
  public static JsonObject draft(AnswerSheet sheet) {
    JsonObjectBuilder draft = JSON.createObjectBuilder();
    sheet.answers().forEach((path, value) -> draft.add(path.toString(), value(value)));
    return draft.build();
  }

  /** Reads one stored draft value back; empty where the form no longer has the item. */
  public static Optional<AnswerValue> stored(Routing routing, ItemPath path, JsonValue value) {
    return routing
        .node(path.name())
        .flatMap(
            node -> {
              if (node.item() instanceof Item.Question question) {
                return AnswerReader.ofJson(question, path, value).value();
              }
              return value instanceof JsonArray ids
                  ? Optional.of(new AnswerValue.Rows(ids.getValuesAs(JsonString::getString)))
                  : Optional.empty();
            });
  }
}
