package org.orgstatus.analysis.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** The ids of one kind of definition, faulty ones included, each once. */
public final class Declared {

  private final LocalText what;
  private final Map<String, Place> places = new LinkedHashMap<>();

  /**
   * @param what the kind as messages name it, for example 指标 / indicator
   */
  public Declared(LocalText what) {
    this.what = what;
  }

  LocalText what() {
    return what;
  }

  /** Takes the id in; false, with a problem, if it is taken. */
  public boolean add(DefinitionText id, Problems problems) {
    Place first = places.putIfAbsent(id.text(), id.place());
    if (first == null) {
      return true;
    }
    problems.add(
        "duplicate-id",
        id.place(),
        what.zh() + "“" + id.text() + "”在" + first + "已定义。请删去一个，或换个名字。",
        "The "
            + what.en()
            + " '"
            + id.text()
            + "' is already defined at "
            + first
            + ". Delete one or rename it.");
    return false;
  }

  /** Takes in an id that was read without fault before. */
  public void known(String id, Place place) {
    places.putIfAbsent(id, place);
  }

  public boolean has(String id) {
    return places.containsKey(id);
  }

  Set<String> all() {
    return places.keySet();
  }

  /** Reports an id that nothing declares. */
  public void require(String id, Place place, Problems problems) {
    if (has(id)) {
      return;
    }
    String nearest = NearestWord.to(id, all()).orElse("");
    problems.add(
        "unknown-" + what.en().replace(' ', '-'),
        place,
        "没有“"
            + id
            + "”这个"
            + what.zh()
            + "。"
            + NearestWord.hintZh(nearest, "可用：" + String.join("、", all()) + "。"),
        "There is no "
            + what.en()
            + " '"
            + id
            + "'. "
            + NearestWord.hintEn(nearest, "Known: " + String.join(", ", all()) + "."));
  }

  /** Reports an id that is declared, but faulty where it is defined. */
  public void requireSound(String id, boolean sound, Place place, Problems problems) {
    require(id, place, problems);
    if (has(id) && !sound) {
      problems.add(
          "faulty-" + what.en().replace(' ', '-'),
          place,
          what.zh() + "“" + id + "”的定义有错（" + places.get(id) + "）。请先改正那里。",
          "The "
              + what.en()
              + " '"
              + id
              + "' is faulty at "
              + places.get(id)
              + ". Correct it there first.");
    }
  }
}
