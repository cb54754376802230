package org.orgstatus.demonstration;

import java.util.List;

/**
 * An alliance that does not exist.
 *
 * @param lead code of the institution that leads it
 */
public record InventedAlliance(String id, String name, InventedUnit unit, String lead) {

  /** The provincial alliance of every unit that has one. */
  public static List<InventedAlliance> all(PlantedTruth truth) {
    return InventedUnit.ALL.stream()
        .filter(truth::hasAlliance)
        .map(
            u ->
                new InventedAlliance(
                    idOf(u), u.shortName() + "高校科协联盟（演示）", u, InventedRegister.code(u, 0)))
        .toList();
  }

  static String idOf(InventedUnit unit) {
    return "YS" + unit.code().substring(0, 2);
  }
}
