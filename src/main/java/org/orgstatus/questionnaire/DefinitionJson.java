package org.orgstatus.questionnaire;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.expression.Call;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * A questionnaire as the interface shows it: all that its file says, texts in both languages, and
 * every expression as {@code {"text": …, "tree": …}}. Checks for reviewers only are left out: the
 * filler's browser has no business with them.
 */
public final class DefinitionJson {

  private DefinitionJson() {}

  public static JsonObject of(Questionnaire form) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("form", form.id())
            .add("letter", form.letter())
            .add("version", form.version())
            .add("unit", form.unit().name().toLowerCase(Locale.ROOT))
            .add("contentHash", form.contentHash())
            .add("title", text(form.title()));
    text("note", form.note(), json);
    form.follows().ifPresent(id -> json.add("follows", id));
    expression("when", form.when(), json);
    if (form.follows().isEmpty()) {
      json.add(
          "review",
          JSON.createArrayBuilder(
              form.review().stream().map(r -> r.name().toLowerCase(Locale.ROOT)).toList()));
    }
    if (!form.summary().isEmpty()) {
      json.add("summary", JSON.createArrayBuilder(form.summary()));
    }
    JsonArrayBuilder sections = JSON.createArrayBuilder();
    form.sections().forEach(section -> sections.add(section(section)));
    return json.add("sections", sections)
        .add("lists", lists(form))
        .add("checks", checks(form))
        .add("calls", calls(form))
        .build();
  }

  private static JsonObjectBuilder section(Section section) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("number", section.number())
            .add("title", text(section.title()));
    text("note", section.note(), json);
    expression("relevant", section.relevant(), json);
    if (section.ratedAlone()) {
      json.add("ratedAlone", true);
    }
    return json.add("items", items(section.items().stream()));
  }

  private static JsonArrayBuilder items(Stream<? extends Item> items) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    items.forEach(item -> array.add(item(item)));
    return array;
  }

  private static JsonObjectBuilder item(Item item) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder().add("name", item.name()).add("number", item.number());
    if (item instanceof Item.Question question) {
      question(question, json);
    } else if (item instanceof Item.Repeat repeat) {
      json.add("type", "repeat").add("label", text(repeat.label().text()));
      expression("relevant", repeat.relevant(), json);
      expression("count", repeat.count(), json);
      json.add("items", items(repeat.questions().stream()));
    }
    return json;
  }

  private static void question(Item.Question question, JsonObjectBuilder json) {
    json.add("type", question.type().word());
    question.choices().ifPresent(list -> json.add("list", list.name()));
    json.add("label", text(question.label().text()));
    text("hint", question.hint().text(), json);
    question.unit().ifPresent(unit -> json.add("unit", text(unit)));
    if (question.type().isAsked()) {
      json.add("required", question.required());
    }
    if (question.allowsNotAvailable()) {
      json.add("notAvailable", true);
    }
    expression("relevant", question.relevant(), json);
    question
        .constraint()
        .ifPresent(
            constraint -> {
              json.add("constraint", expression(constraint.condition()));
              json.add("message", text(constraint.message()));
            });
    expression("calculation", question.calculation(), json);
    expression("default", question.defaultValue(), json);
    if (question.stock()) {
      json.add("stock", true);
    }
    if (!question.appearance().isEmpty()) {
      json.add("appearance", question.appearance());
    }
    if (!question.indicators().isEmpty()) {
      json.add("indicators", JSON.createArrayBuilder(question.indicators()));
    }
    json.add("sensitivity", question.sensitivity().name());
  }

  private static JsonObjectBuilder lists(Questionnaire form) {
    JsonObjectBuilder lists = JSON.createObjectBuilder();
    form.choiceLists().values().stream()
        .sorted(Comparator.comparing(ChoiceList::name))
        .forEach(
            list -> {
              JsonArrayBuilder choices = JSON.createArrayBuilder();
              for (Choice choice : list.choices()) {
                choices.add(
                    JSON.createObjectBuilder()
                        .add("code", choice.code())
                        .add("label", text(choice.label())));
              }
              JsonObjectBuilder json = JSON.createObjectBuilder();
              if (list.isFromRegister()) {
                json.add("register", true);
              }
              lists.add(list.name(), json.add("choices", choices));
            });
    return lists;
  }

  private static JsonArrayBuilder checks(Questionnaire form) {
    JsonArrayBuilder checks = JSON.createArrayBuilder();
    form.softChecks().stream()
        .filter(SoftCheck::toFiller)
        .forEach(
            check ->
                checks.add(
                    JSON.createObjectBuilder()
                        .add("id", check.id())
                        .add("items", JSON.createArrayBuilder(check.items()))
                        .add("warnWhen", expression(check.warnWhen()))
                        .add("message", text(check.message()))));
    return checks;
  }

  /** What only the server knows, so that it can send the values along. */
  private static JsonArrayBuilder calls(Questionnaire form) {
    Map<String, Call> calls = new LinkedHashMap<>();
    shown(form)
        .flatMap(expression -> expression.calls().stream())
        .forEach(call -> calls.putIfAbsent(call.key(), call));
    JsonArrayBuilder array = JSON.createArrayBuilder();
    calls.forEach(
        (key, call) ->
            array.add(
                JSON.createObjectBuilder()
                    .add("key", key)
                    .add("function", call.function())
                    .add("arguments", JSON.createArrayBuilder(call.arguments()))));
    return array;
  }

  private static Stream<Expression> shown(Questionnaire form) {
    Stream<Expression> conditions =
        Stream.concat(
            form.when().stream(), form.sections().stream().flatMap(s -> s.relevant().stream()));
    Stream<Expression> items = form.items().flatMap(DefinitionJson::expressions);
    Stream<Expression> checks =
        form.softChecks().stream().filter(SoftCheck::toFiller).map(SoftCheck::warnWhen);
    return Stream.of(conditions, items, checks).flatMap(s -> s);
  }

  private static Stream<Expression> expressions(Item item) {
    if (item instanceof Item.Repeat repeat) {
      return Stream.of(
              repeat.relevant().stream(),
              repeat.count().stream(),
              repeat.questions().stream().flatMap(DefinitionJson::expressions))
          .flatMap(s -> s);
    }
    Item.Question question = (Item.Question) item;
    return Stream.of(
            question.relevant().stream(),
            question.constraint().map(Item.Constraint::condition).stream(),
            question.calculation().stream(),
            question.defaultValue().stream())
        .flatMap(s -> s);
  }

  static JsonObjectBuilder text(LocalText text) {
    return JSON.createObjectBuilder().add("zh", text.zh()).add("en", text.en());
  }

  private static void text(String key, LocalText text, JsonObjectBuilder json) {
    if (!text.isEmpty()) {
      json.add(key, text(text));
    }
  }

  private static JsonObjectBuilder expression(Expression expression) {
    return JSON.createObjectBuilder().add("text", expression.text()).add("tree", expression.tree());
  }

  private static void expression(
      String key, Optional<Expression> expression, JsonObjectBuilder json) {
    expression.ifPresent(e -> json.add(key, expression(e)));
  }
}
