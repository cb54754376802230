package org.orgstatus.web.respond;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a filler says of soft checks on the check page.
 *
 * @param confirmed ids of the checks whose answers are said to be right
 * @param reasons texts by check id; one without a tick is kept on the page and not sent
 */
record Confirmations(Set<String> confirmed, Map<String, String> reasons) {

  private static final String CONFIRM = "confirm:";
  private static final String REASON = "reason:";

  static Confirmations of(MultivaluedMap<String, String> fields) {
    Set<String> confirmed = new TreeSet<>();
    Map<String, String> reasons = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(CONFIRM)) {
            confirmed.add(name.substring(CONFIRM.length()));
          } else if (name.startsWith(REASON)) {
            reasons.put(name.substring(REASON.length()), values.get(0));
          }
        });
    return new Confirmations(confirmed, reasons);
  }

  /** What was said with the sheet sent last, to be confirmed anew: nobody types it twice. */
  static Confirmations before(JsonObject explanations) {
    Map<String, String> reasons = new TreeMap<>();
    explanations.keySet().forEach(id -> reasons.put(id, explanations.getString(id)));
    return new Confirmations(Set.of(), reasons);
  }

  static Confirmations none() {
    return new Confirmations(Set.of(), Map.of());
  }

  /** Texts of the confirmed checks by id; empty where there is none. */
  Map<String, String> explanations() {
    Map<String, String> explanations = new TreeMap<>();
    confirmed.forEach(id -> explanations.put(id, reasons.getOrDefault(id, "")));
    return explanations;
  }
}
