package org.orgstatus.web.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.base.Language;
import org.orgstatus.collection.Revision;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;

/** What differs between two revisions, item by item, in words. */
public final class Differences {

  /**
   * One item that differs.
   *
   * @param before empty where the earlier revision has no such item: its form was not asked, or the
   *     row was not there
   */
  public record Line(String path, String number, String label, String before, String after) {}

  private Differences() {}

  /**
   * @param after of the later revision: its labels are shown
   */
  static List<Line> between(
      Revision earlier, Filling before, Revision later, Filling after, Language language) {
    SheetWords old = SheetWords.of(before.routing(), earlier.sheet());
    SheetWords now = SheetWords.of(after.routing(), later.sheet());
    Set<ItemPath> paths = new LinkedHashSet<>(now.values().keySet());
    paths.addAll(old.values().keySet());
    List<Line> lines = new ArrayList<>();
    for (ItemPath path : paths) {
      if (!same(old, now, path)) {
        after
            .routing()
            .node(path.name())
            .ifPresent(
                node ->
                    lines.add(
                        new Line(
                            path.toString(),
                            node.item().number(),
                            after.show(node.item().label(), language, path),
                            old.at(path, language).orElse(""),
                            now.at(path, language).orElse(""))));
      }
    }
    return lines;
  }

  private static boolean same(SheetWords old, SheetWords now, ItemPath path) {
    return old.values().containsKey(path) && old.values().get(path).equals(now.values().get(path));
  }
}
