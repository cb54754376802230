package org.orgstatus.questionnaire.expression;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** An expression, answers, and the value that every evaluator must give. */
record Vector(int line, JsonObject json) {

  /** All of vectors.json, one a line from line 2 on. */
  static List<Vector> all() {
    try (var in = Json.createReader(Vector.class.getResourceAsStream("/expression/vectors.json"))) {
      var array = in.readArray();
      return IntStream.range(0, array.size())
          .mapToObj(i -> new Vector(i + 2, array.getJsonObject(i)))
          .toList();
    }
  }

  String text() {
    return json.getString("expression");
  }

  JsonObject values() {
    return json.getOrDefault("values", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  private JsonObject calls() {
    return json.getOrDefault("calls", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  Expression expression() {
    Problems problems = new Problems();
    var parsed =
        Expression.parse(text(), new Place("vectors.json", line, 1), functions(), problems);
    assertTrue(problems.isEmpty(), problems.toString());
    return parsed.orElseThrow();
  }

  private Functions functions() {
    return json.getString("functions", "").equals("checks") ? Functions.CHECKS : Functions.ITEMS;
  }

  Scope scope() {
    return new Scope() {
      @Override
      public Value read(String name) {
        return value(values().get(name));
      }

      @Override
      public Value self() {
        return value(json.get("self"));
      }

      @Override
      public Value call(String function, List<Value> arguments) {
        String key =
            arguments.isEmpty()
                ? function + "()"
                : Call.key(function, arguments.stream().map(Value::text).toList());
        return value(calls().get(key));
      }
    };
  }

  static Value value(@org.jspecify.annotations.Nullable JsonValue json) {
    if (json == null) {
      return Value.EMPTY;
    }
    return switch (json.getValueType()) {
      case STRING -> Value.of(((JsonString) json).getString());
      case NUMBER -> Value.of(((JsonNumber) json).doubleValue());
      case TRUE -> Value.of(true);
      case FALSE -> Value.of(false);
      default -> throw new IllegalArgumentException("not a value: " + json);
    };
  }

  /** The value in one text, with its kind; numbers to the last digit. */
  String expected() {
    JsonValue value = json.get("value");
    String kind = json.getString("kind");
    return kind
        + " "
        + switch (value.getValueType()) {
          case STRING -> ((JsonString) value).getString();
          case NUMBER -> Double.toString(((JsonNumber) value).doubleValue());
          default -> value.toString();
        };
  }

  static String shown(Value value) {
    if (value instanceof Value.Number number) {
      return "number " + Double.toString(number.number() == 0 ? 0 : number.number());
    }
    if (value instanceof Value.Truth) {
      return "truth " + value.text();
    }
    return (value instanceof Value.Day ? "date " : "text ") + value.text();
  }
}
