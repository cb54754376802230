package org.orgstatus.demonstration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A type of association that the demonstration plants. It says which answers go together and not
 * how frequent any of them is: over all associations each answer keeps the chance that {@link
 * PlantedTruth} gives it, whatever the shares of the types are. Types do not depend on region,
 * level, affiliation or secretariat.
 */
public enum PlantedType {
  /** Works with many partners and takes on projects, and has few written rules. */
  OUTGOING(.30),
  /** Has written rules for most things, few partners and few projects. */
  ORDERLY(.34),
  /** Hardly more than its name: few tasks, partners, projects and rules. */
  NOMINAL(.36);

  /** What an answer tells of. */
  enum Side {
    /** Partners and projects: first those of outgoing ones. */
    OUTWARD(Set.of(OUTGOING)),
    /** Written rules: first those of orderly ones. */
    INWARD(Set.of(ORDERLY)),
    /** Tasks: first those of all but nominal ones. */
    DUTIES(Set.of(OUTGOING, ORDERLY));

    private final Set<PlantedType> first;

    Side(Set<PlantedType> first) {
      this.first = first;
    }

    private double share() {
      return first.stream().mapToDouble(type -> type.share).sum();
    }
  }

  /** How many answers in a hundred are given as the type would, the rest as anybody might. */
  private static final double LOYAL = 0.97;

  private final double share;

  PlantedType(double share) {
    this.share = share;
  }

  /** Share of all associations, approved or not. */
  public double share() {
    return share;
  }

  /** The type of an institution's association, whether it has one or not. */
  static PlantedType of(long seed, InventedInstitution unit) {
    Map<PlantedType, Double> shares = new LinkedHashMap<>();
    Stream.of(values()).forEach(type -> shares.put(type, type.share));
    return Draws.of(seed, unit.code(), "type").weighted(shares);
  }

  /**
   * A place from 0 to 1, uniform over all associations; those that come first on this side have the
   * low ones. What has a chance of p happens below p.
   */
  double place(Side side, Draws draws) {
    boolean loyal = draws.chance(LOYAL);
    double place = draws.uniform();
    if (!loyal) {
      return place;
    }
    double first = side.share();
    return side.first.contains(this) ? first * place : first + (1 - first) * place;
  }
}
