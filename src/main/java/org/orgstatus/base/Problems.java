package org.orgstatus.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects every fault of a reading, so that a person sees all of them at once. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  public void add(String code, Place place, String zh, String en) {
    found.add(new Problem(code, place, LocalText.of(zh, en)));
  }

  public void add(Problem problem) {
    found.add(problem);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public int count() {
    return found.size();
  }

  /** All faults, by file, line and column. */
  public List<Problem> list() {
    return found.stream()
        .sorted(
            Comparator.comparing((Problem p) -> p.place().file())
                .thenComparingInt(p -> p.place().line())
                .thenComparingInt(p -> p.place().column()))
        .toList();
  }

  @Override
  public String toString() {
    return String.join("\n", list().stream().map(Problem::toString).toList());
  }
}
