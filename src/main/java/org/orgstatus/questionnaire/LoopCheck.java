package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.Place;

/** No value may depend on itself, be it by calculation or by the conditions for being asked. */
final class LoopCheck {

  private final FormDraft draft;
  private final Map<String, List<Written.Reading>> reads = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Set<Set<String>> reported = new LinkedHashSet<>();

  LoopCheck(FormDraft draft) {
    this.draft = draft;
    for (Section section : draft.form().sections()) {
      for (Item item : section.items()) {
        reads(item.name(), section.number(), "");
        if (item instanceof Item.Repeat repeat) {
          repeat.questions().forEach(q -> reads(q.name(), section.number(), repeat.name()));
        }
      }
    }
  }

  /** Notes what decides a name: its own expressions, those of its section and of its repeat. */
  private void reads(String name, String section, String repeat) {
    List<Written.Reading> all = reads.computeIfAbsent(name, n -> new ArrayList<>());
    for (Written written : draft.written) {
      boolean ofSection = written.role() == Written.Role.SECTION;
      String owner = written.owner();
      if (written.role().decides()
          && (ofSection ? owner.equals(section) : owner.equals(name) || owner.equals(repeat))) {
        all.addAll(written.readings());
      }
    }
  }

  void check() {
    reads.keySet().forEach(name -> visit(name, new ArrayList<>()));
  }

  private void visit(String name, List<String> path) {
    path.add(name);
    for (Written.Reading reading : reads.getOrDefault(name, List.of())) {
      int start = path.indexOf(reading.name());
      if (start >= 0) {
        report(path.subList(start, path.size()), reading.place());
      } else if (!done.contains(reading.name())) {
        visit(reading.name(), path);
      }
    }
    path.remove(path.size() - 1);
    done.add(name);
  }

  private void report(List<String> loop, Place place) {
    if (reported.add(new TreeSet<>(loop))) {
      String printed = String.join(" → ", loop) + " → " + loop.get(0);
      draft.problems.add(
          "reference-loop",
          place,
          "循环引用：" + printed + "。请去掉其中一处引用。",
          "These items depend on each other in a loop: " + printed + ". Break it at one place.");
    }
  }
}
