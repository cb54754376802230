package org.orgstatus.statistics.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * How two coders used one code of a frame in which a passage may have several.
 *
 * @param both passages that both gave the code
 * @param firstOnly passages that the first gave it
 * @param secondOnly passages that the second gave it
 * @param neither passages that none gave it
 * @param disputed indices of the passages that only one gave it: talk about these
 */
public record CodeTable(
    String code, int both, int firstOnly, int secondOnly, int neither, List<Integer> disputed) {

  public CodeTable {
    disputed = List.copyOf(disputed);
  }

  /**
   * One table for each code that was used, by its name.
   *
   * @param first for each passage the codes that the first coder gave
   */
  public static List<CodeTable> of(List<Set<String>> first, List<Set<String>> second) {
    Arguments.sameLength("second", second.size(), first.size());
    Set<String> codes = new TreeSet<>();
    first.forEach(codes::addAll);
    second.forEach(codes::addAll);
    return codes.stream().map(code -> of(code, first, second)).toList();
  }

  private static CodeTable of(
      String code,
      List<? extends Collection<String>> first,
      List<? extends Collection<String>> second) {
    int[] n = new int[4];
    List<Integer> disputed = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      boolean one = first.get(i).contains(code);
      boolean other = second.get(i).contains(code);
      n[(one ? 0 : 2) + (other ? 0 : 1)]++;
      if (one != other) {
        disputed.add(i);
      }
    }
    return new CodeTable(code, n[0], n[1], n[2], n[3], disputed);
  }

  /** Raw agreement, in [0, 1]. */
  public double observed() {
    return (double) (both + neither) / (both + neither + disputed.size());
  }

  /** Cohen's κ of given or not. */
  public Outcome<Kappa> kappa() {
    int[] first = new int[both + neither + disputed.size()];
    int[] second = new int[first.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = i < both + firstOnly ? 1 : 0;
      second[i] = i < both || (i >= both + firstOnly && i < both + firstOnly + secondOnly) ? 1 : 0;
    }
    return Kappa.cohen(first, second, 2, Kappa.Weight.NONE);
  }

  /** Gwet's AC1 of given or not, which a rare or very common code does not break. */
  public Outcome<Kappa> gwet() {
    int[][] counts = new int[both + neither + disputed.size()][];
    for (int i = 0; i < counts.length; i++) {
      int given = i < both ? 2 : i < both + disputed.size() ? 1 : 0;
      counts[i] = new int[] {2 - given, given};
    }
    return Kappa.gwet(counts);
  }
}
