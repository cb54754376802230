package org.orgstatus.registry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Ministry's own sheet. A row such as 北京市（92所） opens a province, and the number in it
 * must be that of the institutions below.
 */
final class MinistryRows extends RowReader {

  private static final Pattern PROVINCE = Pattern.compile("(.+?)[（(](\\d{1,4})所[）)]");

  private @Nullable ReportingUnit province;
  private Grid.@Nullable Row heading;
  private int announced;
  private int counted;

  MinistryRows(RegisterTable table, Units units, Faults faults) {
    super(table, units, faults);
  }

  /** Empty for a province's heading. */
  Optional<Map<String, String>> read(Grid.Row row) {
    if (row.cells().stream().filter(c -> !c.isEmpty()).count() == 1) {
      open(row, row.cells().stream().filter(c -> !c.isEmpty()).findFirst().orElseThrow());
      return Optional.empty();
    }
    counted++;
    checkCode(row);
    checkLevel(row);
    Map<String, String> values = values(row);
    values.remove("number");
    values.put("name_zh", name(row));
    values.put("city_zh", limited(row, "city_zh", compact(table.get(row, "city_zh")), 60));
    values.put("authority", limited(row, "authority", compact(table.get(row, "authority")), 200));
    values.put("remark", limited(row, "remark", table.get(row, "remark"), 500));
    putProvince(row, values);
    putOwnership(row, values);
    return Optional.of(values);
  }

  private void putProvince(Grid.Row row, Map<String, String> values) {
    values.put("province_code", province == null ? "" : province.code().value());
    values.put("province_zh", province == null ? "" : province.name().zh());
    if (province == null && heading == null) {
      fault(
          row,
          "name_zh",
          "unknown-province",
          "上方没有省份标题行（如“北京市（92所）”），不知道属于哪个省份。请补上标题行。",
          "no province heading such as 北京市（92所） stands above. Add it.");
    }
  }

  private void putOwnership(Grid.Row row, Map<String, String> values) {
    Optional<Ownership> ownership = Ownership.remarked(values.get("remark"));
    values.put("ownership", ownership.map(o -> o.text().zh()).orElse(""));
    if (ownership.isEmpty()) {
      unknown(
          row,
          "remark",
          "unknown-ownership",
          "备注",
          Stream.of(Ownership.values()).skip(1).map(o -> o.text().zh()).toList());
    }
  }

  private void open(Grid.Row row, String text) {
    finish();
    Matcher matcher = PROVINCE.matcher(compact(text));
    boolean shaped = matcher.matches();
    String name = shaped ? matcher.group(1) : text;
    province = units.findProvinceNamed(name).orElse(null);
    heading = row;
    announced = shaped ? Integer.parseInt(matcher.group(2)) : 0;
    counted = 0;
    if (province == null) {
      Optional<String> meant = Spelling.nearest(name, units.provinceNames());
      faults.add(
          "unknown-province",
          table.grid().at(row.line(), 0),
          "“" + text + "”不是省份标题行。" + meant.map(m -> "是否应为“" + m + "”？").orElse("请写成“北京市（92所）”。"),
          "'"
              + text
              + "' is not a province heading. "
              + meant.map(m -> "Is '" + m + "' meant?").orElse("Write it like 北京市（92所）."));
    }
  }

  /** Compares the number in the last province's heading with the rows that followed. */
  void finish() {
    if (province != null && heading != null && announced != counted) {
      faults.add(
          "count-differs",
          table.grid().at(heading.line(), 0),
          "标题写明" + announced + "所，实际列出" + counted + "所。请核对" + province.name().zh() + "的名单。",
          "the heading says "
              + announced
              + " institutions, but "
              + counted
              + " follow. Check "
              + province.name().en()
              + ".");
    }
  }
}
