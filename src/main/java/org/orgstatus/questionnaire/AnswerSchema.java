package org.orgstatus.questionnaire;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * The JSON Schema (draft 2020-12) of an answer sheet. It states the type of every answer and its
 * choices; what depends on other answers stands in {@code x-relevant}, {@code x-constraint} and
 * {@code x-required} as texts of the definition, because no schema can say it.
 *
 * <p>Not available is {@code {"missing": "not_available"}}, never a number. Skipped and unanswered
 * items may be left out, null, or say so by {@code {"missing": …}}, so that a sheet that was read
 * can be sent back. Items of personal data (P3) are accepted at the door and are part of it.
 */
public final class AnswerSchema {

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final int MOST_ROWS = 200;
  private static final Pattern LENGTH = Pattern.compile("string-length\\(\\.\\) <= (\\d+)");

  private AnswerSchema() {}

  /**
   * The schema of one sheet.
   *
   * @param forms those of one response in order: one, or the gate and the form that follows
   */
  public static JsonObject of(List<Questionnaire> forms) {
    return of(forms.get(forms.size() - 1), forms);
  }

  /**
   * The schema of the sheets of one form.
   *
   * @param named the form whose title and version it bears
   * @param forms all whose items a sheet may hold, in order
   */
  public static JsonObject of(Questionnaire named, List<Questionnaire> forms) {
    JsonObjectBuilder properties = JSON.createObjectBuilder();
    for (Questionnaire form : forms) {
      for (Section section : form.sections()) {
        List<Expression> conditions = new ArrayList<>();
        form.when().ifPresent(conditions::add);
        section.relevant().ifPresent(conditions::add);
        section.items().forEach(item -> item(item, conditions, properties));
      }
    }
    JsonObjectBuilder schema =
        JSON.createObjectBuilder()
            .add("$schema", DRAFT)
            .add("$id", "urn:orgstatus:form:" + named.id() + ":" + named.version());
    texts("title", named.title(), schema);
    texts("description", named.note(), schema);
    return schema
        .add("type", "object")
        .add("properties", properties)
        .add("additionalProperties", false)
        .add("$defs", definitions())
        .build();
  }

  private static void item(Item item, List<Expression> around, JsonObjectBuilder properties) {
    List<Expression> conditions = new ArrayList<>(around);
    item.relevant().ifPresent(conditions::add);
    if (item instanceof Item.Repeat repeat) {
      properties.add(repeat.name(), repeat(repeat, conditions));
    } else if (item instanceof Item.Question question && question.type() != AnswerType.NOTE) {
      properties.add(question.name(), question(question, conditions));
    }
  }

  private static JsonObjectBuilder repeat(Item.Repeat repeat, List<Expression> conditions) {
    JsonObjectBuilder columns = JSON.createObjectBuilder();
    repeat.questions().forEach(question -> item(question, List.of(), columns));
    JsonObjectBuilder schema = described(repeat, conditions);
    repeat.count().ifPresent(count -> schema.add("x-repeat-count", count.text()));
    return schema
        .add("type", "array")
        .add("maxItems", MOST_ROWS)
        .add(
            "items",
            JSON.createObjectBuilder()
                .add("type", "object")
                .add("properties", columns)
                .add("additionalProperties", false));
  }

  private static JsonObjectBuilder question(Item.Question question, List<Expression> conditions) {
    JsonObjectBuilder schema = described(question, conditions);
    texts("description", question.hint().text(), schema);
    schema.add("x-sensitivity", question.sensitivity().name());
    if (question.type() == AnswerType.CALCULATE) {
      schema.add("readOnly", true);
      question.calculation().ifPresent(c -> schema.add("x-calculation", c.text()));
      return schema;
    }
    schema.add("x-required", question.required());
    question.constraint().ifPresent(constraint -> constraint(constraint, schema));
    JsonArrayBuilder forms = JSON.createArrayBuilder().add(value(question));
    if (question.allowsNotAvailable()) {
      forms.add(reference("not_available"));
    }
    return schema.add("anyOf", forms.add(reference("missing")).add(type("null")));
  }

  private static JsonObjectBuilder described(Item item, List<Expression> conditions) {
    JsonObjectBuilder schema = JSON.createObjectBuilder();
    texts("title", item.label().text(), schema);
    schema.add("x-number", item.number());
    if (conditions.size() == 1) {
      schema.add("x-relevant", conditions.get(0).text());
    } else if (!conditions.isEmpty()) {
      schema.add(
          "x-relevant",
          String.join(" and ", conditions.stream().map(c -> "(" + c.text() + ")").toList()));
    }
    return schema;
  }

  /** Chinese under the standard's own word, English beside it. */
  private static void texts(String key, LocalText text, JsonObjectBuilder schema) {
    if (!text.isEmpty()) {
      schema.add(key, text.zh()).add("x-" + key + "-en", text.en());
    }
  }

  private static void constraint(Item.Constraint constraint, JsonObjectBuilder schema) {
    schema
        .add("x-constraint", constraint.condition().text())
        .add("x-constraint-message", DefinitionJson.text(constraint.message()));
  }

  private static JsonObjectBuilder value(Item.Question question) {
    return switch (question.type()) {
      case SELECT_ONE -> codes(question.choices());
      case SELECT_MULTIPLE ->
          type("array").add("items", codes(question.choices())).add("uniqueItems", true);
      case INTEGER -> number("integer");
      case DECIMAL -> number("number");
      case DATE ->
          question.isMonth()
              ? type("string").add("pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$")
              : type("string").add("format", "date").add("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      case FILE -> reference("file");
      default -> words(question);
    };
  }

  private static JsonObjectBuilder codes(Optional<ChoiceList> list) {
    JsonObjectBuilder schema = type("string");
    list.ifPresent(
        choices -> {
          schema.add("x-list", choices.name());
          if (!choices.isFromRegister()) {
            JsonArrayBuilder codes = JSON.createArrayBuilder();
            JsonObjectBuilder labels = JSON.createObjectBuilder();
            for (Choice choice : choices.choices()) {
              codes.add(choice.code());
              labels.add(choice.code(), DefinitionJson.text(choice.label()));
            }
            schema.add("enum", codes).add("x-labels", labels);
          }
        });
    return schema;
  }

  private static JsonObjectBuilder number(String type) {
    return type(type).add("not", JSON.createObjectBuilder().add("const", -88));
  }

  private static JsonObjectBuilder words(Item.Question question) {
    JsonObjectBuilder schema = type("string");
    question
        .constraint()
        .map(c -> LENGTH.matcher(c.condition().text()))
        .filter(Matcher::find)
        .ifPresent(m -> schema.add("maxLength", Integer.parseInt(m.group(1))));
    return schema;
  }

  private static JsonObjectBuilder definitions() {
    return JSON.createObjectBuilder()
        .add("not_available", missing("not_available"))
        .add("missing", missing("not_answered", "not_applicable"))
        .add(
            "file",
            type("object")
                .add(
                    "properties",
                    JSON.createObjectBuilder()
                        .add("file", type("string"))
                        .add("name", type("string"))
                        .add("size", type("integer").add("minimum", 0))
                        .add("kind", type("string")))
                .add("required", JSON.createArrayBuilder().add("file"))
                .add("additionalProperties", false));
  }

  private static JsonObjectBuilder missing(String... reasons) {
    JsonArrayBuilder words = JSON.createArrayBuilder(List.of(reasons));
    return type("object")
        .add(
            "properties",
            JSON.createObjectBuilder()
                .add("missing", JSON.createObjectBuilder().add("enum", words)))
        .add("required", JSON.createArrayBuilder().add("missing"))
        .add("additionalProperties", false);
  }

  private static JsonObjectBuilder type(String type) {
    return JSON.createObjectBuilder().add("type", type);
  }

  private static JsonObjectBuilder reference(String definition) {
    return JSON.createObjectBuilder().add("$ref", "#/$defs/" + definition);
  }
}
