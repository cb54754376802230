package org.orgstatus.questionnaire;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;
import org.orgstatus.base.LocalText;

/** A comparison of two sets of forms as the interface gives it. */
public final class FormComparisonJson {

  private FormComparisonJson() {}

  public static JsonObject of(FormComparison comparison) {
    JsonArrayBuilder forms = JSON.createArrayBuilder();
    comparison.forms().forEach(pair -> forms.add(form(pair)));
    return JSON.createObjectBuilder().add("same", comparison.isSame()).add("forms", forms).build();
  }

  private static JsonObjectBuilder form(FormComparison.FormPair pair) {
    JsonObjectBuilder json = JSON.createObjectBuilder().add("form", pair.form().id());
    pair.before().ifPresent(form -> json.add("before", version(form)));
    pair.now().ifPresent(form -> json.add("now", version(form)));
    JsonArrayBuilder items = JSON.createArrayBuilder();
    pair.items().forEach(item -> items.add(item(item)));
    return json.add("unchanged", pair.unchanged()).add("items", items);
  }

  private static JsonObjectBuilder version(Questionnaire form) {
    return JSON.createObjectBuilder()
        .add("version", form.version())
        .add("contentHash", form.contentHash());
  }

  private static JsonObjectBuilder item(ItemChange change) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    name("nameBefore", change.before(), json);
    name("name", change.now(), json);
    JsonArrayBuilder differences = JSON.createArrayBuilder();
    for (ItemChange.Difference difference : change.differences()) {
      JsonObjectBuilder one = JSON.createObjectBuilder().add("kind", word(difference.kind()));
      text("before", difference.before(), one);
      text("now", difference.now(), one);
      differences.add(one);
    }
    return json.add("comparability", word(change.comparability())).add("differences", differences);
  }

  private static void name(String key, Optional<Item> item, JsonObjectBuilder json) {
    item.ifPresent(i -> json.add(key, i.name()));
  }

  private static void text(String key, LocalText text, JsonObjectBuilder json) {
    if (!text.isEmpty()) {
      json.add(key, DefinitionJson.text(text));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
