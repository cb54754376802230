package org.orgstatus.questionnaire.xform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Section;

/**
 * Where everything stands in the document of a response: {@code /data/device} says whose sheet it
 * is, and each section is a group {@code s1}, {@code s2}, … with its items below.
 */
final class XFormPaths {

  static final String ROOT = "/data";
  static final String DEVICE = "device";
  static final String UNIT = "unit";
  static final String EXTENT = "extent";
  static final String META = "meta";
  static final String UNIT_PATH = ROOT + "/" + DEVICE + "/" + UNIT;
  static final String EXTENT_PATH = ROOT + "/" + DEVICE + "/" + EXTENT;

  /** Values of the question after the extent: everything, or only what each of a pair gives. */
  static final String WHOLE = "whole";

  static final String PART = "part";

  /** After the name of a note that is no item of the form. */
  static final String WORDS = "_words";

  static final String COUNT = "_count";

  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, Item.Repeat> repeats = new HashMap<>();
  private final Map<Section, String> groups = new HashMap<>();
  private final Set<String> added = new HashSet<>();

  XFormPaths(Routing routing) {
    for (Questionnaire form : routing.forms()) {
      for (Section section : form.sections()) {
        String group = "s" + (groups.size() + 1);
        groups.put(section, group);
        added.add(group + WORDS);
        section.items().forEach(item -> add(ROOT + "/" + group, item));
      }
    }
  }

  private void add(String above, Item item) {
    paths.put(item.name(), above + "/" + item.name());
    if (item instanceof Item.Repeat repeat) {
      added.add(repeat.name() + COUNT);
      for (Item.Question question : repeat.questions()) {
        paths.put(question.name(), above + "/" + repeat.name() + "/" + question.name());
        repeats.put(question.name(), repeat);
        added.add(question.name() + WORDS);
      }
    }
  }

  String group(Section section) {
    return groups.getOrDefault(section, "");
  }

  String of(Item item) {
    return paths.getOrDefault(item.name(), "");
  }

  /** How an item is read from where another stands: inside one row, the same row is meant. */
  String read(String name, String from) {
    Item.Repeat repeat = repeats.get(name);
    return repeat != null && repeat.equals(repeats.get(from)) ? "../" + name : paths.get(name);
  }

  boolean isGroup(String name) {
    return groups.containsValue(name);
  }

  /** Whether the document has an element of this name that is no item of the form. */
  boolean isAdded(String name) {
    return added.contains(name);
  }
}
