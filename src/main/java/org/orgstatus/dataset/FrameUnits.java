package org.orgstatus.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.Ownership;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.TypeBasis;
import org.orgstatus.sampling.Unit;

/** Units of sampling as rows of a dataset, in the codes of the glossary. */
final class FrameUnits {

  private FrameUnits() {}

  /**
   * @param strata N of each stratum
   * @param rosters codes listed by the rosters in force, by reporting unit
   * @param members of an alliance
   */
  static FrameUnit of(
      Unit unit,
      Map<String, Integer> strata,
      Map<ReportingUnitCode, Set<String>> rosters,
      List<String> members) {
    Map<String, String> facts = new HashMap<>();
    facts.put(FrameColumns.STRATUM, unit.stratum());
    facts.put(FrameColumns.STRATUM_UNITS, strata.get(unit.stratum()).toString());
    facts.put(FrameColumns.DESIGN_WEIGHT, Double.toString(unit.designWeight()));
    facts.put(FrameColumns.NAME, unit.name());
    facts.put(FrameColumns.REPORTING_UNIT, unit.reportingUnit().value());
    facts.put(FrameColumns.PROVINCE, unit.province().value());
    facts.put(FrameColumns.REGION, unit.region().name());
    facts.put(FrameColumns.LEVEL, unit.level().map(FrameUnits::level).orElse(""));
    facts.put(FrameColumns.REGISTRY_TYPE, unit.type().map(Enum::name).orElse(""));
    facts.put(FrameColumns.TYPE_BASIS, unit.typeBasis().map(TypeBasis::code).orElse(""));
    facts.put(FrameColumns.AFFILIATION, unit.affiliation().map(Enum::name).orElse(""));
    facts.put(
        FrameColumns.AFFILIATION_GROUP,
        unit.affiliationGroup().map(g -> g.name().toLowerCase(Locale.ROOT)).orElse(""));
    facts.put(FrameColumns.OWNERSHIP, unit.ownership().map(FrameUnits::ownership).orElse(""));
    facts.put(FrameColumns.INDEPENDENT, unit.independentCollege().map(FrameUnits::yes).orElse(""));
    facts.put(FrameColumns.DOUBLE_FIRST_CLASS, unit.doubleFirstClass().orElse(""));
    Set<String> listed = rosters.get(unit.reportingUnit());
    if (listed != null) {
      facts.put(FrameColumns.ROSTER, yes(listed.contains(unit.code())));
    }
    return new FrameUnit(unit.code(), facts, members);
  }

  private static String level(Level level) {
    return level == Level.UNDERGRADUATE ? "ug" : "voc";
  }

  private static String ownership(Ownership ownership) {
    return switch (ownership) {
      case PUBLIC -> "public";
      case PRIVATE -> "private";
      case SINO_FOREIGN, HK_MACAO_TAIWAN -> "cooperative";
    };
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
