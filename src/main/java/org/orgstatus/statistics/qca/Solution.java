package org.orgstatus.statistics.qca;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The shortest combinations that cover all rows where the outcome is present (Quine 1952; McCluskey
 * 1956). R: {@code QCA::minimize}, by formula.
 *
 * @param terms of the first of the smallest covers, in order
 * @param remainders rows without cases that the terms use: each is an assumption, list it
 * @param covers all smallest covers; more than one means that the data do not decide
 */
public record Solution(
    Kind kind, List<Term> terms, List<Integer> remainders, List<List<Term>> covers) {

  /** What may be assumed of combinations without cases. */
  public enum Kind {
    /** Nothing: the complex solution. */
    COMPLEX,
    /** Whatever shortens: the parsimonious solution. */
    PARSIMONIOUS,
    /** Only what agrees with the expected directions. */
    INTERMEDIATE
  }

  /**
   * A combination.
   *
   * @param bits wanted values
   * @param mask conditions that count
   */
  public record Term(int bits, int mask) implements Comparable<Term> {

    boolean covers(int number) {
      return (number & mask) == bits;
    }

    /** With names, a leading ~ for absence; "1" where no condition is left. */
    public String text(List<String> conditions) {
      List<String> parts = new ArrayList<>();
      for (int c = 0; c < conditions.size(); c++) {
        int bit = 1 << (conditions.size() - 1 - c);
        if ((mask & bit) != 0) {
          parts.add(((bits & bit) != 0 ? "" : "~") + conditions.get(c));
        }
      }
      return parts.isEmpty() ? "1" : String.join("*", parts);
    }

    int literals() {
      return Integer.bitCount(mask);
    }

    @Override
    public int compareTo(Term other) {
      int byMask = Integer.compare(other.mask, mask);
      return byMask != 0 ? byMask : Integer.compare(other.bits, bits);
    }
  }

  public Solution {
    terms = List.copyOf(terms);
    remainders = List.copyOf(remainders);
    covers = List.copyOf(covers);
  }

  public static Solution complex(TruthTable table) {
    return of(Kind.COMPLEX, table, Set.of());
  }

  public static Solution parsimonious(TruthTable table) {
    return of(Kind.PARSIMONIOUS, table, new TreeSet<>(table.numbers(TruthTable.Output.REMAINDER)));
  }

  /**
   * @param expected for each condition 1 where its presence, −1 where its absence should help, 0
   *     where neither is expected: a remainder is used if it differs from a row with the outcome
   *     only by conditions turned as expected, and if the parsimonious solution uses it too
   */
  public static Solution intermediate(TruthTable table, int[] expected) {
    Set<Integer> simplifying = new TreeSet<>(parsimonious(table).remainders());
    Set<Integer> easy = new TreeSet<>();
    for (int remainder : simplifying) {
      if (table.numbers(TruthTable.Output.PRESENT).stream()
          .anyMatch(row -> turnedAsExpected(row, remainder, expected))) {
        easy.add(remainder);
      }
    }
    return of(Kind.INTERMEDIATE, table, easy);
  }

  private static boolean turnedAsExpected(int row, int remainder, int[] expected) {
    for (int c = 0; c < expected.length; c++) {
      int bit = 1 << (expected.length - 1 - c);
      if ((row & bit) != (remainder & bit)) {
        int turned = (remainder & bit) != 0 ? 1 : -1;
        if (turned != expected[c]) {
          return false;
        }
      }
    }
    return true;
  }

  private static Solution of(Kind kind, TruthTable table, Set<Integer> assumed) {
    Set<Integer> present = new TreeSet<>(table.numbers(TruthTable.Output.PRESENT));
    if (present.isEmpty()) {
      return new Solution(kind, List.of(), List.of(), List.of());
    }
    Set<Integer> allowed = new TreeSet<>(present);
    allowed.addAll(assumed);
    List<Term> primes = primes(allowed, table.conditions());
    primes.removeIf(t -> present.stream().noneMatch(t::covers));
    List<List<Term>> covers = smallest(primes, new ArrayList<>(present));
    List<Term> terms = covers.get(0);
    List<Integer> used =
        assumed.stream().filter(r -> terms.stream().anyMatch(t -> t.covers(r))).toList();
    return new Solution(kind, terms, used, covers);
  }

  private static List<Term> primes(Set<Integer> rows, int conditions) {
    int full = (1 << conditions) - 1;
    Set<Term> level =
        rows.stream().map(r -> new Term(r, full)).collect(Collectors.toCollection(TreeSet::new));
    Set<Term> primes = new TreeSet<>();
    while (!level.isEmpty()) {
      Set<Term> next = new TreeSet<>();
      Set<Term> joined = new TreeSet<>();
      for (Term term : level) {
        for (int bit = 1; bit <= full; bit <<= 1) {
          Term partner = new Term(term.bits() ^ bit, term.mask());
          if ((term.mask() & bit) != 0 && level.contains(partner)) {
            next.add(new Term(term.bits() & ~bit, term.mask() & ~bit));
            joined.add(term);
          }
        }
      }
      level.stream().filter(t -> !joined.contains(t)).forEach(primes::add);
      level = next;
    }
    return new ArrayList<>(primes);
  }

  /** All covers with the fewest terms, and among them with the fewest conditions. */
  private static List<List<Term>> smallest(List<Term> primes, List<Integer> rows) {
    for (int size = 1; size <= primes.size(); size++) {
      List<List<Term>> found = new ArrayList<>();
      choose(primes, rows, size, 0, new ArrayList<>(), found);
      if (!found.isEmpty()) {
        int least = found.stream().mapToInt(Solution::literals).min().orElseThrow();
        return found.stream().filter(c -> literals(c) == least).toList();
      }
    }
    throw new IllegalStateException("the prime implicants do not cover their rows");
  }

  private static int literals(List<Term> cover) {
    return cover.stream().mapToInt(Term::literals).sum();
  }

  private static void choose(
      List<Term> primes,
      List<Integer> rows,
      int size,
      int from,
      List<Term> chosen,
      List<List<Term>> found) {
    if (chosen.size() == size) {
      if (rows.stream().allMatch(r -> chosen.stream().anyMatch(t -> t.covers(r)))) {
        found.add(List.copyOf(chosen));
      }
      return;
    }
    for (int k = from; k < primes.size(); k++) {
      chosen.add(primes.get(k));
      choose(primes, rows, size, k + 1, chosen, found);
      chosen.remove(chosen.size() - 1);
    }
  }
}
