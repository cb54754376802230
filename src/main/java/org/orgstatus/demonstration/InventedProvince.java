package org.orgstatus.demonstration;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.orgstatus.registry.Rosters;

/**
 * A provincial association, or that of XPCC, with what it knows.
 *
 * @param registered institutions that the register counts for it; Xinjiang those of XPCC too
 * @param institutions of the unit itself
 * @param alliances that it lists
 */
record InventedProvince(
    InventedUnit unit, int registered, List<InventedFacts> institutions, List<Listed> alliances)
    implements InventedRespondent {

  /** Hainan, Qinghai and Ningxia have loaded their rosters: small, so that the load stays short. */
  private static final Set<String> WITH_ROSTER = Set.of("460000", "630000", "640000");

  /** A row of the list of alliances, as the province tells it. */
  record Listed(
      String name,
      String kind,
      String scope,
      YearMonth founded,
      String lead,
      int members,
      int without,
      Set<String> support,
      int strength) {}

  private static final Map<String, Listed> FURTHER =
      Map.of(
          "420000",
          new Listed(
              "湖北云岭高校科协联席会议（演示）",
              "joint",
              "city",
              YearMonth.of(2016, 9),
              InventedRegister.code(InventedUnit.of("420000"), 1),
              9,
              2,
              Set.of("attend"),
              2),
          "440000",
          new Listed(
              "广东民办高校科协联盟（演示）",
              "alliance",
              "sector",
              YearMonth.of(2017, 3),
              InventedRegister.code(InventedUnit.of("440000"), 0),
              14,
              6,
              Set.of(),
              3));

  InventedProvince {
    institutions = List.copyOf(institutions);
    alliances = List.copyOf(alliances);
  }

  /** An alliance of a city or a kind of institution that the register does not have yet. */
  static Optional<Listed> further(InventedUnit unit) {
    return Optional.ofNullable(FURTHER.get(unit.code()));
  }

  @Override
  public String code() {
    return unit.code();
  }

  @Override
  public int rows(String repeat) {
    return alliances.size();
  }

  @Override
  public double volunteers() {
    return 0.6;
  }

  boolean hasRoster() {
    return WITH_ROSTER.contains(code());
  }

  /**
   * Its list of associations: the truth, silent institutions included. A roster that was loaded
   * misses the first one, which shows a conflict.
   */
  List<InventedFacts> listed() {
    return institutions.stream()
        .filter(InventedFacts::isEstablished)
        .skip(hasRoster() ? 1 : 0)
        .toList();
  }

  int count(Predicate<InventedFacts> which) {
    return (int) listed().stream().filter(which).count();
  }

  /** The list as a file by the template. */
  String roster() {
    return listed().stream()
        .map(f -> f.unit().code() + "," + f.unit().name() + "," + f.founded() + ",省级科协\n")
        .collect(Collectors.joining("", String.join(",", Rosters.HEADINGS) + "\n", ""));
  }
}
