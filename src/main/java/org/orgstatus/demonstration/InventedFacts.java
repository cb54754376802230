package org.orgstatus.demonstration;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Predicate;

/**
 * What is true of an invented institution and told by several: by itself, by its province and by
 * its alliance. Each fact is drawn from a stream of its own, so that it is known without filling in
 * a form.
 *
 * @param status as the gate asks for it
 * @param founded when its association was founded, if it has one
 * @param member whether it belongs to the alliance of its province
 */
record InventedFacts(InventedInstitution unit, String status, YearMonth founded, boolean member) {

  static InventedFacts of(PlantedTruth truth, long seed, InventedInstitution unit) {
    String status = status(truth, seed, unit);
    boolean association = status.equals("established") || status.equals("unapproved");
    return new InventedFacts(
        unit,
        status,
        FoundingModels.founded(truth, seed, unit),
        tie(truth, seed, unit, association).equals("member"));
  }

  /**
   * The status at a date: that of the first wave, or before it that from which it came. Whoever has
   * founded an association since was preparing it; half of those who prepare one now had not begun;
   * six in ten dissolved ones were still there.
   */
  static String status(PlantedTruth truth, long seed, InventedInstitution unit, LocalDate on) {
    String now = status(truth, seed, unit);
    if (!on.isBefore(InventedStudy.REFERENCE_DATE)) {
      return now;
    }
    boolean moved = Draws.of(seed, unit.code(), "status before").chance(truth.moved(now));
    boolean founded = FoundingModels.founded(truth, seed, unit).isAfter(YearMonth.from(on));
    return switch (now) {
      case "established" -> founded ? "preparing" : now;
      case "preparing" -> moved ? "none" : now;
      case "dissolved" -> moved ? "established" : now;
      default -> now;
    };
  }

  static String status(PlantedTruth truth, long seed, InventedInstitution unit) {
    return Draws.ofAnswer(seed, unit.code(), "g_status", 0).weighted(truth.status(unit));
  }

  /** A code of the list all_member. */
  static String tie(PlantedTruth truth, long seed, InventedInstitution unit, boolean association) {
    return Draws.of(seed, unit.code(), "alliance")
        .weighted(truth.allianceTies(unit.unit(), association));
  }

  boolean isEstablished() {
    return status.equals("established");
  }

  /** With an association, approved or not. */
  boolean hasAssociation() {
    return isEstablished() || status.equals("unapproved");
  }

  static Predicate<InventedFacts> ofUnit(Predicate<InventedInstitution> which) {
    return facts -> which.test(facts.unit());
  }
}
