package org.orgstatus.export.dataout;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.MissingReason;

/**
 * The description of the CSV files, by which programs read them with the right types: a Tabular
 * Data Package (specs.frictionlessdata.io, version 1). Titles are Chinese; {@code title_en} and
 * {@code categories} say the rest.
 */
final class DataPackage {

  private final DataOut out;

  private DataPackage(DataOut out) {
    this.out = out;
  }

  static JsonObject of(DataOut out) {
    return new DataPackage(out).whole();
  }

  private JsonObject whole() {
    JsonArrayBuilder resources = JSON.createArrayBuilder();
    out.tables().forEach(table -> resources.add(table(table)));
    resources.add(longTable());
    JsonObjectBuilder facts = JSON.createObjectBuilder();
    Facts.of(out).words().forEach(facts::add);
    JsonObjectBuilder json = JSON.createObjectBuilder();
    json.add("profile", "tabular-data-package").add("name", Facts.of(out).slug());
    titles(json, message("dataout.title"));
    return json.add("description", message("dataout.readme.missing").zh())
        .add("description_en", message("dataout.readme.missing").en())
        .add("orgstatus", facts)
        .add("resources", resources)
        .build();
  }

  private static LocalText message(String key) {
    return LocalText.of(Messages.in(Language.ZH).get(key), Messages.in(Language.EN).get(key));
  }

  private static void titles(JsonObjectBuilder json, LocalText title) {
    json.add("title", title.zh()).add("title_en", title.en());
  }

  private JsonObjectBuilder table(OutTable table) {
    JsonArrayBuilder fields = JSON.createArrayBuilder();
    for (OutTable.Column column : table.columns()) {
      fields.add(field(table, column));
      if (column.mayMiss()) {
        fields.add(reasons(column));
      }
    }
    JsonObjectBuilder schema =
        JSON.createObjectBuilder()
            .add("fields", fields)
            .add("missingValues", JSON.createArrayBuilder().add(""))
            .add("primaryKey", JSON.createArrayBuilder(key(table)));
    JsonArrayBuilder foreign = foreignKeys(table);
    return resource(table.name(), schema.add("foreignKeys", foreign));
  }

  private static JsonObjectBuilder resource(String name, JsonObjectBuilder schema) {
    return JSON.createObjectBuilder()
        .add("profile", "tabular-data-resource")
        .add("name", name.toLowerCase(Locale.ROOT))
        .add("path", name + ".csv")
        .add("format", "csv")
        .add("mediatype", "text/csv")
        .add("encoding", "utf-8")
        .add(
            "dialect",
            JSON.createObjectBuilder()
                .add("delimiter", ",")
                .add("lineTerminator", "\r\n")
                .add("quoteChar", "\"")
                .add("doubleQuote", true)
                .add("skipInitialSpace", false)
                .add("header", true))
        .add("schema", schema);
  }

  /** Names of the columns that tell the rows apart. */
  private static List<String> key(OutTable table) {
    return table.columns().stream()
        .map(OutTable.Column::name)
        .filter(
            name ->
                name.equals(FrameColumns.UNIT)
                    || (!table.isOfUnits() && name.equals(OutTable.ROW))
                    || name.equals(FrameColumns.MEMBER_CODE))
        .toList();
  }

  private JsonObjectBuilder field(OutTable table, OutTable.Column column) {
    JsonObjectBuilder field = JSON.createObjectBuilder().add("name", column.name());
    titles(field, column.label());
    JsonObjectBuilder constraints = JSON.createObjectBuilder();
    if (key(table).contains(column.name())) {
      constraints.add("required", true);
    }
    switch (column.type()) {
      case NUMBER -> field.add("type", isWhole(table, column) ? "integer" : "number");
      case CHOICE -> {
        field.add("type", "string");
        choices(column, field);
        if (!column.values().isEmpty()) {
          constraints.add("enum", codes(column));
        }
      }
      case CHOICES -> {
        field.add("type", "string");
        choices(column, field);
        if (!column.values().isEmpty()) {
          constraints.add("pattern", pattern(column));
        }
      }
      case DATE ->
          field.add(
              "type",
              switch (table.days(column)) {
                case DAYS -> "date";
                case MONTHS -> "yearmonth";
                case MIXED -> "string";
              });
      default -> field.add("type", "string");
    }
    return field.add("constraints", constraints);
  }

  private static boolean isWhole(OutTable table, OutTable.Column column) {
    for (int row = 0; row < table.size(); row++) {
      double value = table.number(row, column);
      if (!Double.isNaN(value) && value != Math.rint(value)) {
        return false;
      }
    }
    return true;
  }

  private static void choices(OutTable.Column column, JsonObjectBuilder field) {
    JsonArrayBuilder categories = JSON.createArrayBuilder();
    for (ValueLabel value : column.values()) {
      categories.add(
          JSON.createObjectBuilder()
              .add("value", value.code())
              .add("label", value.label().zh())
              .add("label_en", value.label().en()));
    }
    field.add("categories", categories);
  }

  private static JsonArrayBuilder codes(OutTable.Column column) {
    JsonArrayBuilder codes = JSON.createArrayBuilder();
    column.values().forEach(value -> codes.add(value.code()));
    return codes;
  }

  /** Codes with a space between them. */
  private static String pattern(OutTable.Column column) {
    String one =
        column.values().stream()
            .map(value -> value.code().replaceAll("[^A-Za-z0-9_-]", "\\\\$0"))
            .collect(Collectors.joining("|", "(", ")"));
    return "^" + one + "( " + one + ")*$";
  }

  private static JsonObjectBuilder reasons(OutTable.Column column) {
    JsonArrayBuilder words = JSON.createArrayBuilder();
    JsonArrayBuilder categories = JSON.createArrayBuilder();
    for (MissingReason reason : column.reasons()) {
      words.add(reason.word());
      categories.add(
          JSON.createObjectBuilder()
              .add("value", reason.word())
              .add("label", reason.label().zh())
              .add("label_en", reason.label().en()));
    }
    JsonObjectBuilder field =
        JSON.createObjectBuilder().add("name", column.name() + Variable.MISSING);
    titles(field, message("dataout.reason"));
    return field
        .add("type", "string")
        .add("categories", categories)
        .add("constraints", JSON.createObjectBuilder().add("enum", words));
  }

  /** Keys that every row keeps; what somebody chose from a list may be in no table. */
  private JsonArrayBuilder foreignKeys(OutTable table) {
    JsonArrayBuilder keys = JSON.createArrayBuilder();
    if (!table.isOfUnits()) {
      out.tables().stream()
          .filter(other -> other.isOfUnits() && other.unit() == table.unit())
          .findFirst()
          .ifPresent(units -> keys.add(foreignKey(FrameColumns.UNIT, units, table)));
    }
    for (OutTable.Column column : table.columns()) {
      target(column)
          .filter(units -> column.type() != Variable.Type.CHOICES)
          .filter(units -> holds(table, column, units))
          .ifPresent(units -> keys.add(foreignKey(column.name(), units, table)));
    }
    return keys;
  }

  private Optional<OutTable> target(OutTable.Column column) {
    String unit = column.variable().map(Variable::refersTo).orElse("");
    return out.tables().stream()
        .filter(other -> other.isOfUnits() && other.unit().code().equals(unit))
        .findFirst();
  }

  private static boolean holds(OutTable table, OutTable.Column column, OutTable units) {
    OutTable.Column key = units.columns().get(0);
    Set<String> known = new HashSet<>();
    for (int row = 0; row < units.size(); row++) {
      known.add(units.text(row, key));
    }
    for (int row = 0; row < table.size(); row++) {
      String code = table.text(row, column);
      if (!code.isEmpty() && !known.contains(code)) {
        return false;
      }
    }
    return true;
  }

  /** A table's own name is not said in keys that point into itself. */
  private static JsonObjectBuilder foreignKey(String name, OutTable units, OutTable from) {
    String resource = units == from ? "" : units.name().toLowerCase(Locale.ROOT);
    return JSON.createObjectBuilder()
        .add("fields", name)
        .add(
            "reference",
            JSON.createObjectBuilder().add("resource", resource).add("fields", FrameColumns.UNIT));
  }

  private JsonObjectBuilder longTable() {
    JsonArrayBuilder fields = JSON.createArrayBuilder();
    for (String heading : LongTable.HEADINGS) {
      boolean number = heading.equals("row");
      boolean given = !number && !heading.equals("value") && !heading.equals("reason");
      JsonObjectBuilder constraints = JSON.createObjectBuilder();
      if (given) {
        constraints.add("required", true);
      }
      fields.add(
          JSON.createObjectBuilder()
              .add("name", heading)
              .add("type", number ? "integer" : "string")
              .add("constraints", constraints));
    }
    return resource(
        "long",
        JSON.createObjectBuilder()
            .add("fields", fields)
            .add("missingValues", JSON.createArrayBuilder().add("")));
  }
}
