package org.orgstatus.collection;

import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SheetJson;

/** A filled sheet as a first draft, personal items split off. */
record DraftSplit(Draft draft, Map<ItemPath, JsonValue> contacts) {

  static DraftSplit of(Filling filling) {
    Map<ItemPath, Draft.Entry> entries = new TreeMap<>();
    Map<ItemPath, JsonValue> contacts = new TreeMap<>();
    filling
        .sheet()
        .answers()
        .forEach(
            (path, answer) -> {
              JsonValue value = SheetJson.value(answer);
              if (isPersonal(filling, path)) {
                contacts.put(path, value);
                value = JsonValue.TRUE;
              }
              entries.put(path, new Draft.Entry(value, 1));
            });
    return new DraftSplit(new Draft(entries), contacts);
  }

  private static boolean isPersonal(Filling filling, ItemPath path) {
    return filling
        .routing()
        .node(path.name())
        .flatMap(Routing.Node::question)
        .filter(q -> q.sensitivity() == Sensitivity.P3)
        .isPresent();
  }
}
