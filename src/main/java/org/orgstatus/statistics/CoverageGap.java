package org.orgstatus.statistics;

import java.util.List;

/**
 * How many units are missing to reach a target, max(0, ⌈target · N⌉ − a); for "more than", max(0,
 * ⌊target · N⌋ + 1 − a).
 *
 * @param atMost with every unknown unit taken as without: counts what is known
 * @param atLeast with every unknown unit taken as with
 */
public record CoverageGap(long atMost, long atLeast) {

  public CoverageGap {
    if (atLeast < 0 || atMost < atLeast) {
      throw new IllegalArgumentException("not a gap: " + atLeast + " to " + atMost);
    }
  }

  static CoverageGap of(Target target, Bounds bounds) {
    long needed = target.needed(bounds.population());
    long known = needed - bounds.established();
    return new CoverageGap(Math.max(0, known), Math.max(0, known - bounds.unknown()));
  }

  /** Sum over provinces; never less than the gap of the nation, so report both. */
  public static CoverageGap sum(List<CoverageGap> gaps) {
    return new CoverageGap(
        gaps.stream().mapToLong(CoverageGap::atMost).sum(),
        gaps.stream().mapToLong(CoverageGap::atLeast).sum());
  }
}
