package org.orgstatus.demonstration;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What is planted for one provincial alliance.
 *
 * @param unitCode of the reporting unit
 * @param founded month in which it was founded
 * @param initiator code of the list initiator of form D
 * @param form code of the list all_form: its organizational form
 * @param position code of the list position: what it takes itself for
 * @param type code of the list all_type of form E: what two field workers find
 * @param strength from 1, in name only, to 5, a model: mechanisms, activities, staff, money and
 *     every rating follow it
 */
record PlantedAlliance(
    String unitCode,
    YearMonth founded,
    String initiator,
    String form,
    String position,
    String type,
    int strength) {

  private static final List<PlantedAlliance> ALL =
      """
      110000 2014-12 hei   unregistered  platform peer     4
      210000 2016-04 assoc joint_meeting club     academic 2
      310000 2013-06 both  society       level    service  4
      320000 2012-11 both  unregistered  arm      service  5
      330000 2016-10 hei   unregistered  platform peer     3
      370000 2015-05 assoc branch        arm      admin    3
      420000 2012-05 both  unregistered  level    service  5
      430000 2016-03 edu   joint_meeting club     nominal  1
      510000 2014-09 hei   registered    platform peer     4
      610000 2013-10 assoc branch        arm      admin    4
      """
          .lines()
          .map(PlantedAlliance::read)
          .toList();

  private static PlantedAlliance read(String line) {
    String[] words = line.split(" +");
    return new PlantedAlliance(
        words[0],
        YearMonth.parse(words[1]),
        words[2],
        words[3],
        words[4],
        words[5],
        Integer.parseInt(words[6]));
  }

  /** That of a province, if it has one. XPCC lies in Xinjiang. */
  static Optional<PlantedAlliance> of(InventedUnit unit) {
    return ALL.stream().filter(a -> a.unitCode().equals(unit.provinceCode())).findFirst();
  }

  /** The chance of something that grows with strength by equal steps, from 0 to 1. */
  double chance(double weakest, double strongest) {
    return weakest + (strongest - weakest) * (strength - 1) / 4;
  }
}
