package org.orgstatus.analysis.method;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.orgstatus.analysis.value.BaseUnits;

/**
 * Reporting units that a public edition shows only as part of their region: those with one to four
 * institutions in a denominator, or behind a number, and in each region as many further ones, the
 * smallest first, as it takes for at least two units with five institutions together to be hidden.
 */
public final class SmallUnits {

  public static final SmallUnits NONE = new SmallUnits(Set.of(), Set.of());

  private static final int THRESHOLD = 5;

  private final Set<String> small;
  private final Set<String> hidden;

  private SmallUnits(Set<String> small, Set<String> hidden) {
    this.small = small;
    this.hidden = hidden;
  }

  /**
   * @param already units hidden for another denominator; they stay hidden
   */
  static SmallUnits of(BaseUnits base, String[] unitOf, String[] regionOf, SmallUnits already) {
    return of(base::isMember, Set.of(), unitOf, regionOf, already);
  }

  /**
   * @param counted whether an institution, by its row, is one of those counted
   * @param withheld units that must be hidden however many they have
   * @param already units hidden for another denominator; they stay hidden
   */
  public static SmallUnits of(
      IntPredicate counted,
      Set<String> withheld,
      String[] unitOf,
      String[] regionOf,
      SmallUnits already) {
    Map<String, Integer> sizes = new TreeMap<>();
    Map<String, Set<String>> unitsOf = new TreeMap<>();
    Map<String, String> region = new HashMap<>();
    for (int row = 0; row < unitOf.length; row++) {
      if (counted.test(row)) {
        sizes.merge(unitOf[row], 1, Integer::sum);
        region.putIfAbsent(unitOf[row], regionOf[row]);
        unitsOf.computeIfAbsent(regionOf[row], r -> new LinkedHashSet<>()).add(unitOf[row]);
      }
    }
    Set<String> small = new HashSet<>();
    sizes.forEach((unit, n) -> addIf(n < THRESHOLD || withheld.contains(unit), unit, small));
    Set<String> hidden = new HashSet<>(already.hidden);
    hidden.addAll(small);
    unitsOf.values().forEach(units -> complement(units, sizes, hidden));
    return new SmallUnits(small, hidden);
  }

  /** Groups of one whole: with a small one as many others are hidden as keep it from being told. */
  public static SmallUnits ofGroups(IntPredicate counted, String[] groupOf, SmallUnits already) {
    String[] whole = new String[groupOf.length];
    Arrays.fill(whole, "");
    return of(counted, Set.of(), groupOf, whole, already);
  }

  /** These and those, small or hidden for either reason. */
  public SmallUnits and(SmallUnits others) {
    Set<String> allSmall = new HashSet<>(small);
    allSmall.addAll(others.small);
    Set<String> allHidden = new HashSet<>(hidden);
    allHidden.addAll(others.hidden);
    return new SmallUnits(allSmall, allHidden);
  }

  private static void addIf(boolean condition, String unit, Set<String> units) {
    if (condition) {
      units.add(unit);
    }
  }

  private static void complement(
      Set<String> units, Map<String, Integer> sizes, Set<String> hidden) {
    List<String> shown =
        units.stream()
            .filter(u -> !hidden.contains(u))
            .sorted(Comparator.<String>comparingInt(sizes::get).thenComparing(u -> u))
            .toList();
    List<String> away = units.stream().filter(hidden::contains).toList();
    int together = away.stream().mapToInt(sizes::get).sum();
    int count = away.size();
    for (String next : shown) {
      if (count == 0 || count > 1 && together >= THRESHOLD) {
        return;
      }
      hidden.add(next);
      count++;
      together += sizes.get(next);
    }
  }

  public boolean hides(String unit) {
    return hidden.contains(unit);
  }

  public boolean isSmall(String unit) {
    return small.contains(unit);
  }
}
