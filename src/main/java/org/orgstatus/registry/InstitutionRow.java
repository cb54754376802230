package org.orgstatus.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The values that an institution has or shall have, by the column names of the two files of the
 * register. Values are checked: whoever makes a row has read them without a fault.
 */
record InstitutionRow(Map<String, String> values) {

  /** The columns that are told; the others follow from them. */
  private static final List<String> TOLD =
      List.of(
          "name_zh",
          "province_code",
          "city_zh",
          "authority",
          "level",
          "ownership",
          "remark",
          "type_code",
          "type_basis",
          "reporting_unit_code",
          "affiliation_code",
          "independent_college",
          "double_first_class");

  InstitutionRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  InstitutionCode code() {
    return new InstitutionCode(get("code"));
  }

  /** The value of a column, which every row must have. */
  String get(String column) {
    String value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException("row without column " + column + ": " + values);
    }
    return value;
  }

  TypeBasis typeBasis() {
    return TypeBasis.valueOf(get("type_basis").toUpperCase(Locale.ROOT));
  }

  List<RegisterPreview.FieldChange> changesFrom(InstitutionRow old) {
    List<RegisterPreview.FieldChange> changes = new ArrayList<>();
    for (String column : TOLD) {
      if (!get(column).equals(old.get(column))) {
        changes.add(new RegisterPreview.FieldChange(column, old.get(column), get(column)));
      }
    }
    return changes;
  }
}
