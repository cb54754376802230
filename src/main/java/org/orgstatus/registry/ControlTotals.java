package org.orgstatus.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.base.LocalText;

/** Counts of institutions by reporting unit, under the column names of {@code provinces.csv}. */
final class ControlTotals {

  static final List<String> COLUMNS =
      List.of(
          "n_institutions",
          "n_undergraduate",
          "n_vocational",
          "n_central",
          "n_non_public",
          "n_target_types",
          "n_type_unconfirmed");

  /** What a file says about one unit. */
  record Expected(ReportingUnit unit, Map<String, Integer> counts) {
    Expected {
      counts = Map.copyOf(counts);
    }
  }

  private ControlTotals() {}

  /** A province counts all institutions in it, those of XPCC included; XPCC counts its own. */
  static Map<String, Integer> of(ReportingUnit unit, Collection<InstitutionRow> rows) {
    String column = unit.isProvince() ? "province_code" : "reporting_unit_code";
    Map<String, Integer> counts = new LinkedHashMap<>();
    COLUMNS.forEach(c -> counts.put(c, 0));
    for (InstitutionRow row : rows) {
      if (row.get(column).equals(unit.code().value())) {
        count(row, counts);
      }
    }
    return counts;
  }

  private static void count(InstitutionRow row, Map<String, Integer> counts) {
    add(counts, "n_institutions", true);
    add(counts, "n_undergraduate", row.get("level").equals(Level.UNDERGRADUATE.text().zh()));
    add(counts, "n_vocational", row.get("level").equals(Level.VOCATIONAL.text().zh()));
    add(counts, "n_central", List.of("MOE", "OTHER_CENTRAL").contains(row.get("affiliation_code")));
    add(counts, "n_non_public", !row.get("ownership").equals(Ownership.PUBLIC.text().zh()));
    add(counts, "n_target_types", row.get("target_type").equals("1"));
    add(counts, "n_type_unconfirmed", row.get("type_code").isEmpty());
  }

  private static void add(Map<String, Integer> counts, String column, boolean counted) {
    if (counted) {
      counts.merge(column, 1, Integer::sum);
    }
  }

  /** One note for each count that differs from what a file says. */
  static List<LocalText> differences(List<Expected> expected, Collection<InstitutionRow> rows) {
    List<LocalText> notes = new ArrayList<>();
    for (Expected unit : expected) {
      Map<String, Integer> counted = of(unit.unit(), rows);
      unit.counts()
          .forEach(
              (column, number) -> {
                if (!number.equals(counted.get(column))) {
                  notes.add(note(unit.unit(), column, number, counted.getOrDefault(column, 0)));
                }
              });
    }
    return notes;
  }

  private static LocalText note(ReportingUnit unit, String column, int expected, int counted) {
    return LocalText.of(
        unit.name().zh() + "：" + column + "在省份文件中为" + expected + "，按名单计为" + counted + "。请核对。",
        unit.name().en()
            + ": "
            + column
            + " is "
            + expected
            + " in the file of provinces, but the list gives "
            + counted
            + ". Check both.");
  }
}
