package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** What several forms use: choice lists, and soft checks of every form. */
final class SharedDefinitions {

  /** Lists that the register fills; they need no definition. */
  static final Set<String> REGISTER_LISTS = Set.of("registry:institutions", "registry:alliances");

  private static final Set<String> KEYS = Set.of("choices", "checks");

  private final Map<String, ChoiceList> lists = new LinkedHashMap<>();
  private final Set<String> faulty = new TreeSet<>();
  private final List<DefinitionMap> checks = new ArrayList<>();
  private final List<DefinitionFile> files = new ArrayList<>();
  private boolean unreadable;
  private boolean faultyChecks;

  /** Takes in a file that is not a form. Faults of lists are kept apart list by list. */
  void add(DefinitionFile file, Problems problems) {
    files.add(file);
    file.problems().forEach(problems::add);
    unreadable |= !file.problems().isEmpty();
    if (file.root().isEmpty()) {
      return;
    }
    DefinitionMap root = file.root().get();
    if (root.keys().stream().noneMatch(KEYS::contains)) {
      problems.add(
          "not-a-definition",
          root.place(),
          "看不出这是什么文件：调查表以“form”开头，共用选项写在“choices”下，共用检查写在“checks”下，标准文本写在“texts”下。",
          "Not clear what this file is: a form has the key 'form', shared lists stand under"
              + " 'choices', shared checks under 'checks', standard texts under 'texts'.");
      unreadable = true;
      return;
    }
    root.only(KEYS, problems);
    root.map("choices", problems).ifPresent(map -> addLists(file, map, problems));
    int before = problems.count();
    checks.addAll(root.maps("checks", problems));
    faultyChecks |= root.has("checks") && (!file.problems().isEmpty() || problems.count() > before);
  }

  private void addLists(DefinitionFile file, DefinitionMap choices, Problems problems) {
    for (DefinitionMap.Entry entry : choices.entries()) {
      Problems own = new Problems();
      ChoiceList list = ChoiceListReader.read(entry, own);
      ChoiceList first = lists.putIfAbsent(list.name(), list);
      if (first != null) {
        duplicate(list.name(), list.place(), first.place(), own);
      }
      if (!own.isEmpty() || !file.problems().isEmpty()) {
        faulty.add(list.name());
        own.list().forEach(problems::add);
      }
    }
  }

  static void duplicate(String name, Place place, Place first, Problems problems) {
    problems.add(
        "duplicate-list",
        place,
        "选项表“" + name + "”在" + first + "已定义。请删去一个，或换个名字。",
        "The list '" + name + "' is already defined at " + first + ". Delete one or rename it.");
  }

  Map<String, ChoiceList> lists() {
    return lists;
  }

  List<DefinitionMap> checks() {
    return checks;
  }

  List<DefinitionFile> files() {
    return files;
  }

  boolean isFaulty(String list) {
    return faulty.contains(list);
  }

  boolean hasFaultyChecks() {
    return faultyChecks;
  }

  /** Whether a file could not be read, so that a list that seems unknown may stand there. */
  boolean isUnreadable() {
    return unreadable;
  }
}
