package org.orgstatus.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.base.LocalText;

/** The tables that an import understands, told apart by their headings. */
enum TableKind {
  INSTITUTIONS(
      "院校名单",
      "institutions",
      List.of(
          "code",
          "name_zh",
          "province_code",
          "province_zh",
          "city_zh",
          "authority",
          "level",
          "ownership",
          "remark")),
  ATTRIBUTES(
      "院校属性",
      "attributes",
      List.of(
          "code",
          "name_zh",
          "type_code",
          "type_zh",
          "type_basis",
          "target_type",
          "region_code",
          "region_zh",
          "reporting_unit_code",
          "reporting_unit_zh",
          "affiliation_code",
          "affiliation_zh",
          "independent_college",
          "double_first_class")),
  PROVINCES(
      "省份",
      "provinces",
      List.of(
          "code",
          "name_zh",
          "name_en",
          "region_code",
          "region_zh",
          "unit_kind",
          "n_institutions",
          "n_undergraduate",
          "n_vocational",
          "n_central",
          "n_non_public",
          "n_target_types",
          "n_type_unconfirmed")),
  /** The Ministry's own sheet: provinces stand in rows between the institutions. */
  MINISTRY_LIST(
      "教育部名单",
      "the Ministry's list",
      List.of("序号", "学校名称", "学校标识码", "主管部门", "所在地", "办学层次", "备注"),
      List.of("number", "name_zh", "code", "authority", "city_zh", "level", "remark"));

  private final LocalText text;
  private final Map<String, String> columns = new LinkedHashMap<>();

  TableKind(String zh, String en, List<String> columns) {
    this(zh, en, columns, columns);
  }

  TableKind(String zh, String en, List<String> headings, List<String> columns) {
    text = LocalText.of(zh, en);
    for (int i = 0; i < headings.size(); i++) {
      this.columns.put(headings.get(i), columns.get(i));
    }
  }

  LocalText text() {
    return text;
  }

  /** Heading as it stands in a file → the column's name in the register; all are required. */
  Map<String, String> columns() {
    return columns;
  }

  boolean listsInstitutions() {
    return this == INSTITUTIONS || this == MINISTRY_LIST;
  }
}
