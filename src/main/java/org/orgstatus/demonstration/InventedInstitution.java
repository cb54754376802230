package org.orgstatus.demonstration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.registry.Affiliation;
import org.orgstatus.registry.InstitutionType;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.Ownership;
import org.orgstatus.registry.Region;
import org.orgstatus.registry.TypeBasis;

/**
 * An institution that does not exist.
 *
 * @param code ten digits beginning with 99, as no real code does
 * @param unit the reporting unit, with the province in which it lies
 * @param type what it really is, also where the register does not know yet
 * @param typeBasis where the register has the type from; UNCONFIRMED leaves it out of the list
 * @param doubleFirstClass {@code A}, {@code B} or empty
 */
public record InventedInstitution(
    String code,
    String name,
    InventedUnit unit,
    String city,
    String authority,
    Level level,
    Ownership ownership,
    Affiliation affiliation,
    InstitutionType type,
    TypeBasis typeBasis,
    boolean independentCollege,
    String doubleFirstClass)
    implements InventedRespondent {

  InventedInstitution named(String other) {
    return new InventedInstitution(
        code,
        other,
        unit,
        city,
        authority,
        level,
        ownership,
        affiliation,
        type,
        typeBasis,
        independentCollege,
        doubleFirstClass);
  }

  InventedInstitution coded(String other) {
    return new InventedInstitution(
        other,
        name,
        unit,
        city,
        authority,
        level,
        ownership,
        affiliation,
        type,
        typeBasis,
        independentCollege,
        doubleFirstClass);
  }

  public Region region() {
    return unit.region();
  }

  public boolean isUndergraduate() {
    return level == Level.UNDERGRADUATE;
  }

  public Affiliation.Group affiliationGroup() {
    return affiliation.group(ownership);
  }

  /** Every column of the two files of the register, as {@code registry('column')} gives it. */
  public Map<String, String> values() {
    boolean typed = typeBasis != TypeBasis.UNCONFIRMED;
    Map<String, String> values = new LinkedHashMap<>();
    values.put("code", code);
    values.put("name_zh", name);
    values.put("province_code", unit.provinceCode());
    values.put("province_zh", unit.provinceName());
    values.put("city_zh", city);
    values.put("authority", authority);
    values.put("level", level.text().zh());
    values.put("ownership", ownership.text().zh());
    values.put("remark", ownership == Ownership.PUBLIC ? "" : ownership.text().zh());
    values.put("type_code", typed ? type.name() : "");
    values.put("type_zh", typed ? type.text().zh() : "");
    values.put("type_basis", typeBasis.code());
    values.put("target_type", typed ? flag(type.target()) : "");
    values.put("region_code", region().name());
    values.put("region_zh", region().text().zh());
    values.put("reporting_unit_code", unit.code());
    values.put("reporting_unit_zh", unit.name());
    values.put("affiliation_code", affiliation.name());
    values.put("affiliation_zh", affiliation.text().zh());
    values.put("independent_college", flag(independentCollege));
    values.put("double_first_class", doubleFirstClass);
    return values;
  }

  /** A line of a CSV file with these columns; no invented value has a comma or quote. */
  String line(String... columns) {
    Map<String, String> values = values();
    return Stream.of(columns).map(values::get).collect(Collectors.joining(",", "", "\n"));
  }

  private static String flag(boolean value) {
    return value ? "1" : "0";
  }
}
