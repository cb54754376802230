package org.orgstatus.demonstration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * An alliance that answers form D, with what it knows of its members.
 *
 * @param institutions those of its province that are members
 * @param others members that are no institutions
 * @param links its formal links with the provincial association, codes of the list formal_link
 */
record InventedSecretariat(
    InventedAlliance alliance,
    PlantedAlliance planted,
    List<InventedFacts> institutions,
    int others,
    Set<String> links)
    implements InventedRespondent {

  private static final List<String> LINKS =
      List.of("group_member", "committee", "delegate", "entrust", "fund", "attend");

  InventedSecretariat {
    institutions = List.copyOf(institutions);
    links = Set.copyOf(links);
  }

  /**
   * @param province the institutions of the alliance's unit
   */
  static InventedSecretariat of(
      InventedAlliance alliance, PlantedAlliance planted, long seed, List<InventedFacts> province) {
    return new InventedSecretariat(
        alliance,
        planted,
        province.stream().filter(InventedFacts::member).toList(),
        1 + Draws.of(seed, alliance.id(), "other members").poisson(2),
        links(planted, Draws.of(seed, alliance.id(), "links")));
  }

  private static Set<String> links(PlantedAlliance planted, Draws draws) {
    Set<String> links = new TreeSet<>();
    for (String link : LINKS) {
      if (draws.chance(planted.chance(.08, .8))) {
        links.add(link);
      }
    }
    return links;
  }

  @Override
  public String code() {
    return alliance.id();
  }

  @Override
  public double volunteers() {
    return 0.6;
  }

  int members() {
    return institutions.size() + others;
  }

  int count(Predicate<InventedFacts> which) {
    return (int) institutions.stream().filter(which).count();
  }

  /** Members without an association. */
  int without() {
    return count(f -> !f.hasAssociation());
  }

  /** Members whose association is younger than the alliance. */
  int converted() {
    return count(f -> f.isEstablished() && f.founded().isAfter(planted.founded()));
  }

  /**
   * As the province tells of it in form C: its number of members is now and then an old one, and it
   * sees the links a little differently.
   */
  InventedProvince.Listed listed(long seed) {
    Draws draws = Draws.of(seed, code(), "as the province tells");
    double known = draws.chance(.3) ? .8 : 1;
    Map<String, Double> seen = new LinkedHashMap<>();
    LINKS.forEach(link -> seen.put(link, links.contains(link) ? .88 : .08));
    Set<String> support = new TreeSet<>();
    seen.forEach(
        (link, chance) -> {
          if (draws.chance(chance)) {
            support.add(link);
          }
        });
    int told = Math.max(1, (int) Math.round(members() * known));
    return new InventedProvince.Listed(
        alliance.name(),
        "alliance",
        "province",
        planted.founded(),
        alliance.lead(),
        told,
        Math.min(told, without()),
        support,
        planted.strength());
  }
}
