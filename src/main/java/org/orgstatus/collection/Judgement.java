package org.orgstatus.collection;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.questionnaire.ItemPath;

/**
 * Why a response is returned.
 *
 * @param overall on the whole; may be blank where items are remarked on
 * @param items texts by item; where there is none the whole response is reopened
 */
public record Judgement(String overall, Map<ItemPath, String> items) {

  public Judgement {
    Map<ItemPath, String> said = new TreeMap<>();
    items.forEach(
        (path, text) -> {
          if (!text.isBlank()) {
            said.put(path, text.strip());
          }
        });
    items = Collections.unmodifiableMap(said);
  }

  public static Judgement of(String overall) {
    return new Judgement(overall, Map.of());
  }

  /** A return that does not say why helps nobody. */
  public boolean isEmpty() {
    return overall.isBlank() && items.isEmpty();
  }
}
