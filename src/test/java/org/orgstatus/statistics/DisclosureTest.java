package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.statistics.disclosure.LinkedTables;
import org.orgstatus.statistics.disclosure.Reliability;
import org.orgstatus.statistics.disclosure.Reliability.Flag;

class DisclosureTest {

  /** Region by level, and the same regions by owner in another export: the sums are shared. */
  private static LinkedTables twoExports(Random random, Map<String, Integer> counts) {
    List<LinkedTables.Sum> sums = new ArrayList<>();
    for (String table : List.of("level", "owner")) {
      List<String> regions = new ArrayList<>();
      for (int r = 0; r < 4; r++) {
        List<String> parts = new ArrayList<>();
        int columns = table.equals("level") ? 2 : 3;
        int left = counts.getOrDefault("r" + r, 0);
        int sum = 0;
        for (int c = 0; c < columns; c++) {
          String cell = "r" + r + "." + table + c;
          int count =
              c == columns - 1 && left > 0
                  ? left - sum
                  : random.nextInt(left > 0 ? left - sum + 1 : 12);
          counts.put(cell, count);
          parts.add(cell);
          sum += count;
        }
        counts.put("r" + r, sum);
        sums.add(new LinkedTables.Sum("r" + r, parts));
        regions.add("r" + r);
      }
      int all = regions.stream().mapToInt(counts::get).sum();
      counts.put("all", all);
      sums.add(new LinkedTables.Sum("all", regions));
    }
    return new LinkedTables(counts, sums);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsHiddenCannotBeSolved(long seed) {
    Map<String, Integer> counts = new TreeMap<>();
    LinkedTables tables = twoExports(new Random(seed), counts);
    Set<String> primary = new TreeSet<>();
    counts.forEach(
        (cell, count) -> {
          if (count > 0 && count < 4) {
            primary.add(cell);
          }
        });
    LinkedTables.Protection protection = tables.protect(primary);
    Set<String> hidden = new TreeSet<>(protection.primary());
    hidden.addAll(protection.complementary());
    Set<String> found = tables.recoverable(hidden);
    found.retainAll(primary);
    assertEquals(protection.exposed(), found);
    if (counts.values().stream().filter(c -> c > 0).count() > hidden.size()) {
      assertEquals(Set.of(), protection.exposed());
    }
  }

  @Test
  void aSecondTableGivesAwayWhatTheFirstHides() {
    Map<String, Integer> counts =
        Map.of("a", 2, "b", 7, "c", 20, "sum", 29, "ab", 9, "other", 20, "all", 29);
    LinkedTables.Sum first = new LinkedTables.Sum("sum", List.of("a", "b", "c"));
    LinkedTables.Sum second = new LinkedTables.Sum("ab", List.of("a", "b"));
    LinkedTables alone = new LinkedTables(counts, List.of(first));
    assertEquals(Set.of(), alone.recoverable(Set.of("a", "c")));
    LinkedTables linked = new LinkedTables(counts, List.of(first, second));
    assertEquals(Set.of("a", "c"), linked.recoverable(Set.of("a", "c")));
    LinkedTables.Protection protection = linked.protect(Set.of("a"));
    assertEquals(Set.of("b"), protection.complementary());
    assertEquals(Set.of(), protection.exposed());
  }

  @Test
  void aSumThatDoesNotAddUpIsRefused() {
    LinkedTables.Sum sum = new LinkedTables.Sum("s", List.of("a", "b"));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new LinkedTables(Map.of("a", 1, "b", 2, "s", 4), List.of(sum)));
    assertTrue(e.getMessage().contains("s is 4, its parts sum to 3"));
  }

  private static Estimate share(double value, double error, int n, int freedom) {
    return new Estimate(value, OptionalDouble.of(error), n, 2.0 * n, freedom, false);
  }

  /** Rules of NCHS series 2 no. 175, each met just on one side. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0.5,  0.09, 29,  20, 0.35, 0.64, SUPPRESS
          0.5,  0.09, 100, 20, 0.35, 0.64, ''
          0.5,  0.09, 100, 20, 0.34, 0.65, SUPPRESS
          0.01, 0.01, 200, 20, 0.001, 0.05, ''
          0.05, 0.02, 200, 20, 0.02, 0.09, SUPPRESS
          0.95, 0.02, 200, 20, 0.91, 0.98, FOOTNOTE_COMPLEMENT
          0.5,  0.09, 100, 7,  0.35, 0.64, REVIEW_FREEDOM
          0,    0,    40,  20, 0,    0.09, REVIEW_END
          """)
  void flagsShares(
      double value, double se, int n, int freedom, double low, double high, String flag) {
    double error = se == 0.09 ? 0.05 : se; // n of 100 then is an effective n of 100
    Interval interval = new Interval(low, high, Interval.Method.LOGIT, 0.95);
    Set<Flag> flags =
        Reliability.NCHS.ofShare(share(value, error, n, freedom), Optional.of(interval));
    assertEquals(flag.isEmpty() ? Set.of() : Set.of(Flag.valueOf(flag)), flags);
  }

  @Test
  void aCompleteBaseIsAFactHoweverSmall() {
    Estimate fact = new Estimate(1.0 / 9, OptionalDouble.of(0), 9, 9, 8, true);
    assertEquals(Set.of(), Reliability.NCHS.ofShare(fact, Optional.empty()));
    assertEquals(Set.of(), Reliability.NCHS.ofCount(fact, Optional.empty()));
  }

  @Test
  void flagsCounts() {
    Interval narrow = new Interval(50, 150, Interval.Method.STUDENT, 0.95);
    Estimate count = share(100, 25, 12, 20);
    assertFalse(Reliability.NCHS.ofCount(count, Optional.of(narrow)).contains(Flag.SUPPRESS));
    Interval wide = new Interval(10, 190, Interval.Method.STUDENT, 0.95);
    assertEquals(Set.of(Flag.SUPPRESS), Reliability.NCHS.ofCount(count, Optional.of(wide)));
    assertEquals(
        Set.of(Flag.SUPPRESS),
        Reliability.NCHS.ofCount(share(100, 25, 9, 20), Optional.of(narrow)));
  }
}
