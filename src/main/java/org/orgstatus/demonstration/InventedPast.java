package org.orgstatus.demonstration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.RegisterFile;

/**
 * The register a year before: some institutions bore another name, some did not exist, and a few
 * that existed have merged into another or were closed since.
 */
final class InventedPast {

  /** One institution in so many. */
  private static final double RENAMED = 0.012;

  private static final double NEW = 0.008;

  /** In each unit with so many institutions one is gone since. */
  private static final int LARGE = 60;

  /** Where the codes of those that are gone begin; no register of any size comes so far. */
  private static final int PLACE_OF_GONE = 899_000;

  private final InventedRegister register;
  private final long seed;

  InventedPast(InventedRegister register, long seed) {
    this.register = register;
    this.seed = seed;
  }

  /** The institutions of the year before, those that are gone since last. */
  Stream<InventedInstitution> institutions() {
    return Stream.concat(
        register.institutions().map(this::before).flatMap(Optional::stream),
        gone().keySet().stream());
  }

  /** The institution as it was; empty where it is new. */
  Optional<InventedInstitution> before(InventedInstitution unit) {
    double draw = Draws.of(seed, unit.code(), "a year before").uniform();
    if (draw < NEW && !isFirst(unit)) {
      return Optional.empty();
    }
    return Optional.of(draw > 1 - RENAMED ? unit.named(formerName(unit)) : unit);
  }

  /** The first institutions of each unit lead alliances. */
  private static boolean isFirst(InventedInstitution unit) {
    return unit.code().endsWith("000001") || unit.code().endsWith("000002");
  }

  private static String formerName(InventedInstitution unit) {
    String end = unit.level() == Level.UNDERGRADUATE ? "学堂" : "专门学校";
    return unit.name().replaceAll("(大学|学院|学校)$", "") + end;
  }

  /** Those that are gone, with the one into which each has merged; empty where it was closed. */
  Map<InventedInstitution, Optional<InventedInstitution>> gone() {
    Map<InventedInstitution, Optional<InventedInstitution>> gone = new LinkedHashMap<>();
    for (InventedUnit unit : InventedUnit.ALL) {
      List<InventedInstitution> here =
          register.institutions().filter(i -> i.unit().equals(unit)).toList();
      if (here.size() >= LARGE) {
        InventedInstitution last = here.get(here.size() - 1);
        gone.put(
            last.named(last.name() + "南校").coded(InventedRegister.code(unit, PLACE_OF_GONE)),
            gone.size() % 4 == 3 ? Optional.empty() : Optional.of(last));
      }
    }
    return gone;
  }

  List<RegisterFile> files() {
    return InventedRegister.files(institutions().toList());
  }
}
