package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of forms beside an earlier one, item by item: what is new, gone, renamed or asked
 * differently, and which answers can be compared with earlier ones. Forms are matched by their id,
 * items by their name within the form.
 *
 * @param forms every form of either set, in the order of the new set, forms that are gone last
 */
public record FormComparison(List<FormPair> forms) {

  public FormComparison {
    forms = List.copyOf(forms);
  }

  /**
   * One form then and now.
   *
   * @param before absent for a form that is new
   * @param now absent for a form that is gone
   * @param items those with a difference, in the order of the form, removed ones last
   * @param unchanged how many items are as they were
   */
  public record FormPair(
      Optional<Questionnaire> before,
      Optional<Questionnaire> now,
      List<ItemChange> items,
      int unchanged) {

    public FormPair {
      items = List.copyOf(items);
    }

    /** The form as it is now, or as it was last. */
    public Questionnaire form() {
      return now.or(() -> before).orElseThrow();
    }

    public long count(Comparability comparability) {
      return items.stream().filter(i -> i.comparability() == comparability).count();
    }
  }

  public static FormComparison of(Collection<Questionnaire> before, Collection<Questionnaire> now) {
    Map<String, Questionnaire> earlier = new LinkedHashMap<>();
    before.forEach(form -> earlier.put(form.id(), form));
    List<FormPair> pairs = new ArrayList<>();
    for (Questionnaire form : now) {
      pairs.add(pair(Optional.ofNullable(earlier.remove(form.id())), Optional.of(form)));
    }
    earlier.values().forEach(gone -> pairs.add(pair(Optional.of(gone), Optional.empty())));
    return new FormComparison(pairs);
  }

  /** Every item with a difference. */
  public Stream<ItemChange> items() {
    return forms.stream().flatMap(form -> form.items().stream());
  }

  /** Whether every form asks what it asked before, in the same words. */
  public boolean isSame() {
    return forms.stream()
        .allMatch(f -> f.before().isPresent() && f.now().isPresent() && f.items().isEmpty());
  }

  /** How many items have a difference of the kind. */
  public long count(ItemChange.Kind kind) {
    return items().filter(item -> item.has(kind)).count();
  }

  public long count(Comparability comparability) {
    return forms.stream().mapToLong(form -> form.count(comparability)).sum();
  }

  /** How many items can be compared with care only. */
  public long withCare() {
    return count(Comparability.WITH_CARE);
  }

  /** How many items cannot be compared. */
  public long notComparable() {
    return count(Comparability.NOT_COMPARABLE);
  }

  private static FormPair pair(Optional<Questionnaire> before, Optional<Questionnaire> now) {
    Map<String, Item> gone = items(before);
    Map<String, Item> added = items(now);
    List<String> order = List.copyOf(added.keySet());
    Map<String, ItemChange> changes = new LinkedHashMap<>();
    int unchanged = 0;
    for (String name : order) {
      Item old = gone.get(name);
      if (old != null) {
        ItemChange change = ItemDifferences.between(old, added.get(name));
        if (change.differences().isEmpty()) {
          unchanged++;
        } else {
          changes.put(name, change);
        }
        gone.remove(name);
        added.remove(name);
      }
    }
    added
        .values()
        .forEach(
            item ->
                changes.put(
                    item.name(),
                    ItemDifferences.renamedFrom(item, gone.values())
                        .map(old -> ItemDifferences.renamed(gone.remove(old.name()), item))
                        .orElseGet(() -> ItemDifferences.added(item))));
    List<ItemChange> inOrder = new ArrayList<>();
    order.stream().filter(changes::containsKey).forEach(name -> inOrder.add(changes.get(name)));
    gone.values().forEach(item -> inOrder.add(ItemDifferences.removed(item)));
    return new FormPair(before, now, inOrder, unchanged);
  }

  private static Map<String, Item> items(Optional<Questionnaire> form) {
    Map<String, Item> items = new LinkedHashMap<>();
    form.stream()
        .flatMap(Questionnaire::items)
        .forEach(
            item -> {
              items.put(item.name(), item);
              if (item instanceof Item.Repeat repeat) {
                repeat.questions().forEach(question -> items.put(question.name(), question));
              }
            });
    return items;
  }
}
