package org.orgstatus.registry;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rows of {@code institutions.csv}. */
final class InstitutionRows extends RowReader {

  InstitutionRows(RegisterTable table, Units units, Faults faults) {
    super(table, units, faults);
  }

  Map<String, String> read(Grid.Row row) {
    checkCode(row);
    checkLevel(row);
    checkProvince(row);
    checkOwnership(row);
    Map<String, String> values = values(row);
    values.put("name_zh", name(row));
    values.put("city_zh", limited(row, "city_zh", table.get(row, "city_zh"), 60));
    values.put("authority", limited(row, "authority", table.get(row, "authority"), 200));
    values.put("remark", limited(row, "remark", table.get(row, "remark"), 500));
    return values;
  }

  private void checkProvince(Grid.Row row) {
    Optional<ReportingUnit> province = units.findProvince(table.get(row, "province_code"));
    if (province.isPresent()) {
      agree(row, "province_zh", province.get().name().zh());
      return;
    }
    Optional<ReportingUnit> meant = units.findProvinceNamed(table.get(row, "province_zh"));
    String code = table.get(row, "province_code");
    fault(
        row,
        "province_code",
        "unknown-province",
        "省份代码“" + code + "”无法识别。" + meant.map(p -> "是否应为“" + p.code() + "”？").orElse("请用国标6位代码。"),
        "province code '"
            + code
            + "' is not known. "
            + meant.map(p -> "Is '" + p.code() + "' meant?").orElse("Use the GB/T 2260 code."));
  }

  private void checkOwnership(Grid.Row row) {
    if (Ownership.named(table.get(row, "ownership")).isEmpty()) {
      unknown(
          row,
          "ownership",
          "unknown-ownership",
          "举办性质",
          Stream.of(Ownership.values()).map(o -> o.text().zh()).toList());
    }
  }
}
