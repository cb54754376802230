package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.dataset.FrameColumns;

/**
 * Pairs of one unit of a first kind and one of a second that are alike in every matched
 * characteristic. Within a cell the two nearest in the number behind a matched quarter (such as S&T
 * workers for size) are paired first, then the next nearest; each unit stands in one pair at most.
 * Ties go by the units' codes, so that the same data give the same pairs.
 *
 * @param firsts answers of the first kind, matched or not
 * @param cells cells that hold a pair
 */
record MatchedUnits(List<Pair> pairs, int firsts, int cells) {

  /** Rows of the dataset. */
  record Pair(int first, int second) {}

  private record Candidate(Pair pair, double distance, String order) {}

  MatchedUnits {
    pairs = List.copyOf(pairs);
  }

  /**
   * @param kindOf code of each row
   * @param match what pairs agree in
   */
  static MatchedUnits of(
      RowValues values,
      BaseUnits units,
      String[] kindOf,
      Set<String> first,
      Set<String> second,
      List<Group> match) {
    Map<List<String>, List<Integer>> ones = new TreeMap<>(Comparator.comparing(String::valueOf));
    Map<List<String>, List<Integer>> others = new HashMap<>();
    List<String[]> codes = match.stream().map(g -> values.codes(g.variable())).toList();
    int firsts = 0;
    for (int row = 0; row < units.size(); row++) {
      int at = row;
      List<String> cell = codes.stream().map(c -> c[at]).toList();
      if (units.isAnswered(row) && first.contains(kindOf[row])) {
        firsts++;
      }
      if (units.isAnswered(row) && !cell.contains("")) {
        if (first.contains(kindOf[row])) {
          ones.computeIfAbsent(cell, c -> new ArrayList<>()).add(row);
        } else if (second.contains(kindOf[row])) {
          others.computeIfAbsent(cell, c -> new ArrayList<>()).add(row);
        }
      }
    }
    Optional<Measured> near =
        match.stream()
            .map(Group::variable)
            .filter(values::isQuarters)
            .findFirst()
            .map(values::quartered);
    List<Pair> pairs = new ArrayList<>();
    int cells = 0;
    for (Map.Entry<List<String>, List<Integer>> cell : ones.entrySet()) {
      List<Integer> there = others.getOrDefault(cell.getKey(), List.of());
      cells += there.isEmpty() ? 0 : 1;
      pairs.addAll(nearest(values, cell.getValue(), there, near));
    }
    return new MatchedUnits(pairs, firsts, cells);
  }

  private static List<Pair> nearest(
      RowValues values, List<Integer> ones, List<Integer> others, Optional<Measured> near) {
    List<Candidate> candidates = new ArrayList<>();
    for (int one : ones) {
      for (int other : others) {
        double distance = near.map(n -> Math.abs(n.number(one) - n.number(other))).orElse(0.0);
        String order =
            values.dataset().text(one, FrameColumns.UNIT)
                + " "
                + values.dataset().text(other, FrameColumns.UNIT);
        candidates.add(new Candidate(new Pair(one, other), distance, order));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::distance).thenComparing(Candidate::order));
    Set<Integer> taken = new HashSet<>();
    List<Pair> pairs = new ArrayList<>();
    for (Candidate next : candidates) {
      Pair pair = next.pair();
      if (!taken.contains(pair.first()) && !taken.contains(pair.second())) {
        taken.add(pair.first());
        taken.add(pair.second());
        pairs.add(pair);
      }
    }
    return pairs;
  }
}
