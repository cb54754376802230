package org.orgstatus.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the rows of {@code provinces.csv}. The units themselves come with the product; the file may
 * only agree with them, and brings control totals.
 */
final class ProvinceRows extends RowReader {

  ProvinceRows(RegisterTable table, Units units, Faults faults) {
    super(table, units, faults);
  }

  Optional<ControlTotals.Expected> read(Grid.Row row) {
    Optional<ReportingUnit> unit = units.find(table.get(row, "code"));
    if (unit.isEmpty()) {
      unknown(row, "code", "unknown-province", "省份代码", List.of());
      return Optional.empty();
    }
    agree(row, "name_zh", unit.get().name().zh());
    agree(row, "name_en", unit.get().name().en());
    agree(row, "region_code", unit.get().region().name());
    agree(row, "region_zh", unit.get().region().text().zh());
    agree(row, "unit_kind", unit.get().kind().name().toLowerCase(Locale.ROOT));
    return Optional.of(new ControlTotals.Expected(unit.get(), counts(row)));
  }

  private Map<String, Integer> counts(Grid.Row row) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String column : ControlTotals.COLUMNS) {
      String value = table.get(row, column);
      if (value.matches("\\d{1,6}")) {
        counts.put(column, Integer.valueOf(value));
      } else {
        fault(
            row,
            column,
            "bad-count",
            "“" + value + "”不是所数，请填写整数。",
            "'" + value + "' is not a count. Give a whole number.");
      }
    }
    return counts;
  }
}
