package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;

/**
 * The items that may be changed after a return: those remarked on, and those whose routing,
 * calculation or constraint reads them, directly or through others. All of them where the return
 * named none.
 */
public final class Reopened {

  private final boolean all;
  private final Set<ItemPath> remarked;
  private final Set<String> affected;

  private Reopened(boolean all, Set<ItemPath> remarked, Set<String> affected) {
    this.all = all;
    this.remarked = remarked;
    this.affected = affected;
  }

  static Reopened of(Response response, Routing routing) {
    return response
        .reopened()
        .map(
            paths -> {
              Set<String> names =
                  paths.stream().map(ItemPath::name).collect(Collectors.toCollection(TreeSet::new));
              return new Reopened(false, paths, routing.affectedBy(names));
            })
        .orElseGet(() -> new Reopened(true, Set.of(), Set.of()));
  }

  /** Whether nothing is kept back. */
  public boolean isAll() {
    return all;
  }

  public boolean covers(ItemPath path) {
    return all || remarked.contains(path) || affected.contains(path.name());
  }

  static Fault fault(ItemPath path) {
    return new Fault(
        Fault.Kind.NOT_REOPENED,
        path,
        LocalText.of(
            "这一题没有退回，保持已提交的答案。如也要改，请在退回的题下说明，或请省级科协一并退回",
            "This item was not returned and keeps its submitted answer. To change it too, say so"
                + " under a returned item, or ask the provincial association to return it"));
  }

  static @Nullable String write(Collection<ItemPath> paths) {
    return paths.isEmpty()
        ? null
        : JSON.createArrayBuilder(paths.stream().map(ItemPath::toString).sorted().toList())
            .build()
            .toString();
  }

  static Set<ItemPath> read(String text) {
    try (var reader = JSON.createReader(new StringReader(text))) {
      return reader.readArray().getValuesAs(JsonString.class).stream()
          .map(s -> ItemPath.parse(s.getString()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
