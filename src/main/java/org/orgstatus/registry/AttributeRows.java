package org.orgstatus.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rows of {@code institution_attributes.csv}. */
final class AttributeRows extends RowReader {

  AttributeRows(RegisterTable table, Units units, Faults faults) {
    super(table, units, faults);
  }

  Map<String, String> read(Grid.Row row) {
    checkCode(row);
    checkType(row);
    checkUnit(row);
    checkAffiliation(row);
    checkOneOf(row, "independent_college", "unknown-flag", List.of("0", "1"));
    checkOneOf(row, "double_first_class", "unknown-double-first-class", List.of("", "A", "B"));
    Map<String, String> values = values(row);
    values.put("name_zh", name(row));
    return values;
  }

  private void checkType(Grid.Row row) {
    List<String> bases = Stream.of(TypeBasis.values()).map(TypeBasis::code).toList();
    checkOneOf(row, "type_basis", "unknown-type-basis", bases);
    String code = table.get(row, "type_code");
    boolean unconfirmed = table.get(row, "type_basis").equals(TypeBasis.UNCONFIRMED.code());
    if (code.isEmpty() != unconfirmed) {
      fault(
          row,
          "type_code",
          "columns-disagree",
          "科类为空时type_basis须为unconfirmed，反之亦然。请改正其中之一。",
          "an empty type needs type_basis unconfirmed, and the other way round. Correct one.");
    }
    Optional<InstitutionType> type = named(InstitutionType.values(), code);
    if (!code.isEmpty() && type.isEmpty()) {
      unknown(row, "type_code", "unknown-type", "科类代码", names(InstitutionType.values()));
      return;
    }
    agree(row, "type_zh", type.map(t -> t.text().zh()).orElse(""));
    agree(row, "target_type", type.map(t -> t.target() ? "1" : "0").orElse(""));
  }

  private void checkUnit(Grid.Row row) {
    Optional<ReportingUnit> unit = units.find(table.get(row, "reporting_unit_code"));
    if (unit.isEmpty()) {
      unknown(row, "reporting_unit_code", "unknown-reporting-unit", "填报单位代码", List.of());
      return;
    }
    agree(row, "reporting_unit_zh", unit.get().name().zh());
    agree(row, "region_code", unit.get().region().name());
    agree(row, "region_zh", unit.get().region().text().zh());
  }

  private void checkAffiliation(Grid.Row row) {
    Optional<Affiliation> affiliation =
        named(Affiliation.values(), table.get(row, "affiliation_code"));
    if (affiliation.isEmpty()) {
      unknown(row, "affiliation_code", "unknown-affiliation", "隶属代码", names(Affiliation.values()));
      return;
    }
    agree(row, "affiliation_zh", affiliation.get().text().zh());
  }

  private void checkOneOf(Grid.Row row, String column, String code, List<String> known) {
    if (!known.contains(table.get(row, column))) {
      unknown(row, column, code, column, known);
    }
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Stream.of(values).filter(v -> v.name().equals(name)).findFirst();
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}
