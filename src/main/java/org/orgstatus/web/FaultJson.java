package org.orgstatus.web;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Locale;
import org.orgstatus.base.Language;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Routing;

/** Faults of answers as programs read them. */
public final class FaultJson {

  private FaultJson() {}

  /** Each with its kind, the item's path and printed number, and what to do. */
  public static JsonArray of(Routing routing, List<Fault> faults, Language language) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Fault fault : faults) {
      array.add(
          JSON.createObjectBuilder()
              .add("kind", fault.kind().name().toLowerCase(Locale.ROOT))
              .add("path", fault.path().toString())
              .add(
                  "number",
                  routing.node(fault.path().name()).map(n -> n.item().number()).orElse(""))
              .add("message", fault.message().in(language)));
    }
    return array.build();
  }
}
