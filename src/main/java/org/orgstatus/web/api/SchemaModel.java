package org.orgstatus.web.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema as OpenAPI 3.0 knows schemas: {@code null} among the types becomes {@code
 * nullable}, a constant an enumeration of one, and definitions live among the components.
 */
final class SchemaModel {

  private SchemaModel() {}

  static Schema of(JsonObject json) {
    Schema schema = OASFactory.createSchema();
    json.forEach((key, value) -> put(key, value, schema));
    return schema;
  }

  /** Maps, lists, texts, numbers and truths, as libraries write them. */
  static @Nullable Object plain(JsonValue value) {
    switch (value.getValueType()) {
      case OBJECT:
        Map<String, Object> map = new LinkedHashMap<>();
        value.asJsonObject().forEach((key, each) -> map.put(key, plain(each)));
        return map;
      case ARRAY:
        List<Object> list = new ArrayList<>();
        value.asJsonArray().forEach(each -> list.add(plain(each)));
        return list;
      case STRING:
        return ((JsonString) value).getString();
      case NUMBER:
        return number((JsonNumber) value);
      case TRUE:
        return true;
      case FALSE:
        return false;
      default:
        return null;
    }
  }

  private static void put(String key, JsonValue value, Schema schema) {
    switch (key) {
      case "title" -> schema.setTitle(text(value));
      case "description" -> schema.setDescription(text(value));
      case "type" -> schema.setType(type(text(value)));
      case "format" -> schema.setFormat(text(value));
      case "pattern" -> schema.setPattern(text(value));
      case "$ref" -> schema.setRef(text(value).replace("#/$defs/", "#/components/schemas/"));
      case "readOnly" -> schema.setReadOnly(true);
      case "uniqueItems" -> schema.setUniqueItems(true);
      case "maxLength" -> schema.setMaxLength(((JsonNumber) value).intValue());
      case "maxItems" -> schema.setMaxItems(((JsonNumber) value).intValue());
      case "minimum" -> schema.setMinimum(((JsonNumber) value).bigDecimalValue());
      case "const" -> schema.addEnumeration(plain(value));
      case "enum" -> value.asJsonArray().forEach(each -> schema.addEnumeration(plain(each)));
      case "not" -> schema.setNot(of(value.asJsonObject()));
      case "items" -> schema.setItems(of(value.asJsonObject()));
      case "additionalProperties" ->
          schema.setAdditionalPropertiesBoolean(value.equals(JsonValue.TRUE));
      case "required" -> schema.setRequired(texts(value.asJsonArray()));
      case "properties" ->
          value
              .asJsonObject()
              .forEach((name, each) -> schema.addProperty(name, of(each.asJsonObject())));
      case "anyOf" -> value.asJsonArray().forEach(each -> anyOf(each.asJsonObject(), schema));
      default -> {
        if (key.startsWith("x-")) {
          schema.addExtension(key, plain(value));
        }
      }
    }
  }

  private static void anyOf(JsonObject one, Schema schema) {
    if (one.getString("type", "").equals("null")) {
      schema.setNullable(true);
    } else {
      schema.addAnyOf(of(one));
    }
  }

  private static Schema.SchemaType type(String word) {
    return Schema.SchemaType.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).getString();
  }

  private static List<String> texts(JsonArray values) {
    return values.getValuesAs(JsonString::getString);
  }

  private static Number number(JsonNumber number) {
    BigDecimal value = number.bigDecimalValue();
    return number.isIntegral() && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        ? (Number) value.longValue()
        : value;
  }
}
