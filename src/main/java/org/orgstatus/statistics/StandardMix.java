package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A standard population by cells, and the cell that each case of a design lies in. Cells have
 * numbers from 0 in the order of their keys.
 */
public final class StandardMix {

  /**
   * The cells as a group has to have them: those without a case of its own merged upward.
   *
   * @param placeOf for each cell where it counts
   * @param shares of the standard population, by place
   */
  record Merged(CellMerging merging, int[] placeOf, double[] shares) {}

  private final List<List<String>> cellOfCase;
  private final Map<List<String>, Double> standard;
  private final List<List<String>> cells;
  private final int[] numberOfCase;
  private final Map<BitSet, Merged> merged = new ConcurrentHashMap<>();

  /**
   * @param cellOfCase key for each case of a design
   * @param standard counts of the standard population by key, 0 or greater, keys of one length
   */
  public StandardMix(List<List<String>> cellOfCase, Map<List<String>, Double> standard) {
    this.cellOfCase = List.copyOf(cellOfCase);
    this.standard = new LinkedHashMap<>(standard);
    this.cells =
        standard.keySet().stream()
            .filter(cell -> Arguments.notNegative("count of " + cell, standard.get(cell)) > 0)
            .sorted(Comparator.comparing(cell -> String.join("\u0000", cell)))
            .toList();
    Map<List<String>, Integer> numbers = new LinkedHashMap<>();
    cells.forEach(cell -> numbers.put(cell, numbers.size()));
    this.numberOfCase =
        cellOfCase.stream().mapToInt(cell -> numbers.getOrDefault(cell, -1)).toArray();
  }

  int size() {
    return numberOfCase.length;
  }

  /**
   * Number of a case's cell.
   *
   * @throws IllegalArgumentException where the standard population has nobody in it
   */
  int cellOf(int index) {
    int cell = numberOfCase[index];
    if (cell < 0) {
      throw new IllegalArgumentException(
          "the standard population has nobody in cell " + cellOfCase.get(index));
    }
    return cell;
  }

  /** What a group makes of the cells: groups that lack the same ones merge alike. */
  Merged merged(Domain group) {
    BitSet held = new BitSet();
    for (int k = 0; k < group.n(); k++) {
      held.set(cellOf(group.member(k)));
    }
    return merged.computeIfAbsent(held, this::merge);
  }

  private Merged merge(BitSet held) {
    Set<List<String>> keys = new LinkedHashSet<>();
    held.stream().forEach(cell -> keys.add(cells.get(cell)));
    CellMerging merging = CellMerging.of(cells, keys);
    List<List<String>> places = new ArrayList<>(new LinkedHashSet<>(merging.keyOf().values()));
    int[] placeOf = new int[cells.size()];
    ExactSum[] units = new ExactSum[places.size()];
    ExactSum all = new ExactSum();
    for (int cell = 0; cell < placeOf.length; cell++) {
      int place = places.indexOf(merging.keyOf().get(cells.get(cell)));
      placeOf[cell] = place;
      units[place] = units[place] == null ? new ExactSum() : units[place];
      units[place].add(standard.get(cells.get(cell)));
      all.add(standard.get(cells.get(cell)));
    }
    double[] shares = new double[units.length];
    for (int place = 0; place < shares.length; place++) {
      shares[place] = units[place].value() / all.value();
    }
    return new Merged(merging, placeOf, shares);
  }

  /** Mix of a domain by weight, as a standard population: for example the whole nation's. */
  public static Map<List<String>, Double> of(Domain domain, List<List<String>> cellOfCase) {
    Arguments.sameLength("cells", cellOfCase.size(), domain.design().size());
    Map<List<String>, ExactSum> sums = new LinkedHashMap<>();
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      List<String> cell = List.copyOf(cellOfCase.get(i));
      sums.computeIfAbsent(cell, c -> new ExactSum()).add(domain.weight(i));
    }
    Map<List<String>, Double> mix = new LinkedHashMap<>();
    sums.forEach((cell, sum) -> mix.put(cell, sum.value()));
    return mix;
  }

  /** Mix of a frame, one case a unit whether it answered or not. */
  public static Map<List<String>, Double> of(List<List<String>> cellOfUnit) {
    Map<List<String>, Double> mix = new LinkedHashMap<>();
    for (List<String> cell : cellOfUnit) {
      mix.merge(List.copyOf(cell), 1.0, Double::sum);
    }
    return mix;
  }
}
