package org.orgstatus.dataset;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.Role;
import org.orgstatus.dataset.Variable.Type;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Sensitivity;

/** Codebooks as JSON documents; reading what was written gives the same codebook. */
public final class CodebookJson {

  private CodebookJson() {}

  /** The whole codebook; words are in lower case, absent parts are left out. */
  public static JsonObject of(Codebook codebook) {
    return of(codebook, label -> label);
  }

  /**
   * The same with other labels, for people; its hash is still that of the codebook.
   *
   * @param labels gives a variable's label as it is to be read
   */
  public static JsonObject of(Codebook codebook, UnaryOperator<LocalText> labels) {
    JsonArrayBuilder responses = JSON.createArrayBuilder();
    for (List<FormRef> forms : codebook.responses()) {
      JsonArrayBuilder response = JSON.createArrayBuilder();
      forms.forEach(form -> response.add(form(form)));
      responses.add(response);
    }
    JsonArrayBuilder variables = JSON.createArrayBuilder();
    codebook.variables().forEach(v -> variables.add(variable(v, labels)));
    return JSON.createObjectBuilder()
        .add("unit", codebook.unit().code())
        .add("hash", codebook.hash())
        .add("responses", responses)
        .add("variables", variables)
        .build();
  }

  private static JsonObjectBuilder form(FormRef form) {
    return JSON.createObjectBuilder()
        .add("id", form.id())
        .add("letter", form.letter())
        .add("version", form.version())
        .add("title", text(form.title()));
  }

  private static JsonObjectBuilder variable(Variable v, UnaryOperator<LocalText> labels) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("name", v.name())
            .add("label", text(labels.apply(v.label())))
            .add("role", word(v.role()))
            .add("type", word(v.type()));
    addIfAny(json, "form", v.form());
    addIfAny(json, "repeat", v.repeat());
    addIfAny(json, "refersTo", v.refersTo());
    if (!v.values().isEmpty()) {
      JsonArrayBuilder values = JSON.createArrayBuilder();
      v.values()
          .forEach(
              value ->
                  values.add(
                      JSON.createObjectBuilder()
                          .add("code", value.code())
                          .add("label", text(value.label()))));
      json.add("values", values);
    }
    if (v.hasMissing()) {
      JsonArrayBuilder reasons = JSON.createArrayBuilder();
      v.missing().stream().sorted().forEach(reason -> reasons.add(reason.word()));
      json.add("missing", reasons);
    }
    return json.add("sensitivity", v.sensitivity().name());
  }

  private static void addIfAny(JsonObjectBuilder json, String name, String value) {
    if (!value.isEmpty()) {
      json.add(name, value);
    }
  }

  private static JsonObjectBuilder text(LocalText text) {
    return JSON.createObjectBuilder().add("zh", text.zh()).add("en", text.en());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** What {@link #of} wrote. */
  static Codebook read(JsonObject json) {
    return new Codebook(
        UnitKind.valueOf(upper(json.getString("unit"))),
        json.getJsonArray("responses").getValuesAs(JsonArray.class).stream()
            .map(forms -> forms.getValuesAs(CodebookJson::readForm))
            .toList(),
        json.getJsonArray("variables").getValuesAs(CodebookJson::readVariable));
  }

  private static FormRef readForm(JsonObject json) {
    return new FormRef(
        json.getString("id"),
        json.getString("letter"),
        json.getString("version"),
        readText(json.getJsonObject("title")));
  }

  private static Variable readVariable(JsonObject json) {
    return new Variable(
        json.getString("name"),
        readText(json.getJsonObject("label")),
        Role.valueOf(upper(json.getString("role"))),
        Type.valueOf(upper(json.getString("type"))),
        json.getString("form", ""),
        json.getString("repeat", ""),
        array(json, "values").getValuesAs(CodebookJson::readValue),
        readReasons(array(json, "missing")),
        Sensitivity.valueOf(json.getString("sensitivity")),
        json.getString("refersTo", ""));
  }

  private static ValueLabel readValue(JsonObject json) {
    return new ValueLabel(json.getString("code"), readText(json.getJsonObject("label")));
  }

  private static Set<MissingReason> readReasons(JsonArray words) {
    Set<MissingReason> reasons = EnumSet.noneOf(MissingReason.class);
    words
        .getValuesAs(JsonString::getString)
        .forEach(word -> reasons.add(MissingReason.ofWord(word).orElseThrow()));
    return reasons;
  }

  private static JsonArray array(JsonObject json, String name) {
    return json.containsKey(name) ? json.getJsonArray(name) : JsonArray.EMPTY_JSON_ARRAY;
  }

  private static LocalText readText(JsonObject json) {
    return LocalText.of(json.getString("zh"), json.getString("en"));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
