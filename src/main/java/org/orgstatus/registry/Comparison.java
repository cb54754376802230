package org.orgstatus.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sets what the files say beside what the register holds. A list without attributes leaves the
 * attributes of known institutions as they are.
 */
final class Comparison {

  private final RegisterList list;
  private final Units units;
  private final Map<String, Institution> known;
  private final Map<String, InstitutionRow> targets = new LinkedHashMap<>();
  private final List<InstitutionRow> rows = new ArrayList<>();
  private final List<RegisterPreview.Entry> added = new ArrayList<>();
  private final List<RegisterPreview.Change> changed = new ArrayList<>();
  private int unchanged;

  /**
   * @param known every institution of the register, closed ones too, by code
   */
  Comparison(RegisterList list, Units units, Map<String, Institution> known, Faults faults) {
    this.list = list;
    this.units = units;
    this.known = known;
    checkAttributes(faults);
    if (faults.total() == 0) {
      compare();
    }
  }

  /** The rows to be applied: added and changed ones. */
  List<InstitutionRow> rows() {
    return rows;
  }

  /** Every open institution as it would be after the import. */
  Collection<InstitutionRow> targets() {
    return targets.values();
  }

  List<RegisterPreview.Entry> added() {
    return added;
  }

  List<RegisterPreview.Change> changed() {
    return changed;
  }

  int unchanged() {
    return unchanged;
  }

  List<RegisterPreview.Entry> gone() {
    return known.values().stream()
        .filter(i -> i.validTo().isEmpty() && !targets.isEmpty())
        .filter(i -> !targets.containsKey(i.code().value()))
        .map(i -> new RegisterPreview.Entry(i.code(), i.name(), i.provinceName()))
        .toList();
  }

  List<RegisterPreview.SameName> sameName() {
    Map<String, InstitutionCode> arrived =
        added.stream()
            .collect(Collectors.toMap(RegisterPreview.Entry::name, RegisterPreview.Entry::code));
    return gone().stream()
        .filter(g -> arrived.containsKey(g.name()))
        .map(g -> new RegisterPreview.SameName(g.code(), arrived.get(g.name()), g.name()))
        .toList();
  }

  private void checkAttributes(Faults faults) {
    list.attributes()
        .forEach(
            (code, told) -> {
              String name = nameOf(code);
              if (name == null) {
                faults.add(
                    "attributes-without-institution",
                    told.place(),
                    "名单中没有学校标识码“" + code + "”。请核对代码，或在名单中补上该校。",
                    "no institution has the code '" + code + "'. Check it or add the institution.");
              } else if (!name.equals(told.values().get("name_zh"))) {
                faults.add(
                    "names-differ",
                    told.place(),
                    "属性表写作“" + told.values().get("name_zh") + "”，名单写作“" + name + "”。请核对代码和校名。",
                    "the attributes say '"
                        + told.values().get("name_zh")
                        + "', the list says '"
                        + name
                        + "'. Check code and name.");
              }
            });
  }

  private @Nullable String nameOf(String code) {
    if (list.listsInstitutions()) {
      RegisterList.Told told = list.institutions().get(code);
      return told == null ? null : told.values().get("name_zh");
    }
    Institution institution = known.get(code);
    return institution == null || institution.validTo().isPresent() ? null : institution.name();
  }

  private void compare() {
    if (list.listsInstitutions()) {
      list.institutions().forEach((code, told) -> place(code, target(code, told.values())));
    } else {
      known.values().stream()
          .filter(i -> i.validTo().isEmpty())
          .forEach(i -> place(i.code().value(), target(i.code().value(), i.values())));
    }
  }

  private void place(String code, InstitutionRow target) {
    targets.put(code, target);
    Institution old = known.get(code);
    if (old == null || old.validTo().isPresent()) {
      added.add(
          new RegisterPreview.Entry(
              target.code(), target.get("name_zh"), target.get("province_zh")));
      rows.add(target);
      return;
    }
    List<RegisterPreview.FieldChange> fields = target.changesFrom(new InstitutionRow(old.values()));
    if (fields.isEmpty()) {
      unchanged++;
    } else {
      changed.add(new RegisterPreview.Change(target.code(), target.get("name_zh"), fields));
      rows.add(target);
    }
  }

  private InstitutionRow target(String code, Map<String, String> listed) {
    Institution old = known.get(code);
    Map<String, String> values = implied(listed);
    if (old != null) {
      keepAttributes(old.values(), listed, values);
    }
    values.putAll(listed);
    RegisterList.Told attributes = list.attributes().get(code);
    if (attributes != null) {
      values.putAll(attributes.values());
    }
    return new InstitutionRow(values);
  }

  /** Attributes of an institution of which only the list is known. */
  private Map<String, String> implied(Map<String, String> listed) {
    ReportingUnit province = units.find(told(listed, "province_code")).orElseThrow();
    Ownership ownership = Ownership.named(told(listed, "ownership")).orElseThrow();
    Affiliation affiliation =
        Affiliation.implied(told(listed, "authority"), province.name().zh(), ownership);
    ReportingUnit unit =
        affiliation == Affiliation.XPCC ? units.find(Units.XPCC).orElseThrow() : province;
    Map<String, String> values = new LinkedHashMap<>();
    values.put("type_code", "");
    values.put("type_zh", "");
    values.put("type_basis", TypeBasis.UNCONFIRMED.code());
    values.put("target_type", "");
    values.put("region_code", province.region().name());
    values.put("region_zh", province.region().text().zh());
    values.put("reporting_unit_code", unit.code().value());
    values.put("reporting_unit_zh", unit.name().zh());
    values.put("affiliation_code", affiliation.name());
    values.put("affiliation_zh", affiliation.text().zh());
    values.put("independent_college", "0");
    values.put("double_first_class", "");
    return values;
  }

  /** What the register knows stays, unless the columns that it follows from have changed. */
  private static void keepAttributes(
      Map<String, String> old, Map<String, String> listed, Map<String, String> values) {
    boolean moved =
        !told(old, "province_code").equals(told(listed, "province_code"))
            || !told(old, "authority").equals(told(listed, "authority"))
            || !told(old, "ownership").equals(told(listed, "ownership"));
    for (String column : values.keySet()) {
      boolean follows =
          column.startsWith("region")
              || column.startsWith("reporting_unit")
              || column.startsWith("affiliation");
      if (!moved || !follows) {
        values.put(column, told(old, column));
      }
    }
  }

  private static String told(Map<String, String> values, String column) {
    return values.getOrDefault(column, "");
  }
}
