package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Upward merging of cells in which a group has no case: keys lose their last part, never the first.
 *
 * @param keyOf for each cell of the standard population the key that it counts under
 */
record CellMerging(
    Map<List<String>, List<String>> keyOf, List<Standardization.Merge> log, List<String> empty) {

  /**
   * @param cells of the standard population, in the order of their keys
   * @param held cells in which the group has a case
   */
  static CellMerging of(List<List<String>> cells, Set<List<String>> held) {
    Map<List<String>, List<String>> keyOf = new LinkedHashMap<>();
    cells.forEach(cell -> keyOf.put(cell, cell));
    int length = keyOf.isEmpty() ? 0 : keyOf.keySet().iterator().next().size();
    if (length == 0 || keyOf.keySet().stream().anyMatch(k -> k.size() != length)) {
      throw new IllegalArgumentException("keys of the standard population: " + keyOf.keySet());
    }
    List<Standardization.Merge> log = new ArrayList<>();
    for (int parts = length; parts > 1; parts--) {
      shorten(keyOf, held, parts, log);
    }
    List<String> empty =
        without(keyOf, held, 1).stream().map(k -> k.get(0)).sorted().collect(Collectors.toList());
    return new CellMerging(keyOf, log, empty);
  }

  /** Keys of this many parts under which the group has no case. */
  private static Set<List<String>> without(
      Map<List<String>, List<String>> keyOf, Set<List<String>> held, int parts) {
    Set<List<String>> keys = new LinkedHashSet<>(keyOf.values());
    keys.removeIf(k -> k.size() != parts);
    held.forEach(cell -> keys.remove(cell.subList(0, parts)));
    return keys;
  }

  private static void shorten(
      Map<List<String>, List<String>> keyOf,
      Set<List<String>> held,
      int parts,
      List<Standardization.Merge> log) {
    Map<List<String>, List<List<String>>> byParent = new LinkedHashMap<>();
    for (List<String> key : without(keyOf, held, parts)) {
      byParent.computeIfAbsent(key.subList(0, parts - 1), k -> new ArrayList<>()).add(key);
    }
    byParent.forEach(
        (into, empties) -> {
          keyOf.replaceAll((cell, key) -> cell.subList(0, parts - 1).equals(into) ? into : key);
          log.add(new Standardization.Merge(into, empties));
        });
  }
}
