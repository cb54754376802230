package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What the register knows about a responding unit of any kind, column by column. */
@ApplicationScoped
@Transactional
public class Registry {

  @PersistenceContext private EntityManager entities;

  protected Registry() {}

  /** For use without a container. */
  public Registry(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * The value of {@code registry('column')} in a form of this unit.
   *
   * @throws NoSuchElementException when there is no such unit or its kind has no such column
   */
  public String registryValue(UnitKind kind, String code, String column, LocalDate on) {
    String value = values(kind, code, on).get(column);
    if (value == null) {
      throw new NoSuchElementException("no column " + column + " for " + kind.code() + " " + code);
    }
    return value;
  }

  /**
   * All columns by name, as text: for an institution those of the register's two files; for a
   * reporting unit {@code reporting_unit_code}, {@code reporting_unit_zh} and those of the file of
   * provinces, counted on the day given; for an alliance {@code alliance_id}, {@code alliance_zh},
   * its reporting unit and its lead institution.
   */
  public Map<String, String> values(UnitKind kind, String code, LocalDate on) {
    return switch (kind) {
      case INSTITUTION -> found(Institution.class, code).values();
      case REPORTING_UNIT -> values(found(ReportingUnit.class, code), on);
      case ALLIANCE -> values(found(Alliance.class, code));
    };
  }

  /**
   * The reporting unit that a unit lies in; a reporting unit lies in itself.
   *
   * @throws NoSuchElementException when there is no such unit
   */
  public ReportingUnitCode reportingUnit(UnitKind kind, String code) {
    return switch (kind) {
      case INSTITUTION -> found(Institution.class, code).reportingUnit();
      case REPORTING_UNIT -> found(ReportingUnit.class, code).code();
      case ALLIANCE -> found(Alliance.class, code).reportingUnit();
    };
  }

  /**
   * The name of an entry of one of the lists that forms draw from the register.
   *
   * @param list {@code registry:institutions} or {@code registry:alliances}
   * @return empty where the list has no such code
   */
  public Optional<String> nameIn(String list, String code) {
    return switch (list) {
      case "registry:institutions" ->
          Optional.ofNullable(entities.find(Institution.class, code)).map(Institution::name);
      case "registry:alliances" ->
          Optional.ofNullable(entities.find(Alliance.class, code)).map(Alliance::name);
      default -> Optional.empty();
    };
  }

  /** Reads the institutions in one query; the calls that follow in this transaction find them. */
  public void fetch(UnitKind kind, Collection<String> codes) {
    if (kind == UnitKind.INSTITUTION) {
      new Institutions(entities, r -> {})
          .findAll(codes.stream().filter(InstitutionCode::fits).map(InstitutionCode::new).toList());
    }
  }

  private <T> T found(Class<T> kind, String code) {
    T unit = entities.find(kind, code);
    if (unit == null) {
      throw new NoSuchElementException(kind.getSimpleName() + " " + code);
    }
    return unit;
  }

  private Map<String, String> values(ReportingUnit unit, LocalDate on) {
    Map<String, String> values = unitValues(unit);
    values.put("code", unit.code().value());
    values.put("name_zh", unit.name().zh());
    values.put("name_en", unit.name().en());
    values.put("unit_kind", unit.kind().name().toLowerCase(Locale.ROOT));
    InstitutionFilter own =
        unit.isProvince()
            ? InstitutionFilter.on(on).withProvince(unit.code())
            : InstitutionFilter.on(on).withReportingUnit(unit.code());
    List<InstitutionRow> rows =
        new Institutions(entities, r -> {})
            .list(own).stream().map(i -> new InstitutionRow(i.values())).toList();
    ControlTotals.of(unit, rows).forEach((column, n) -> values.put(column, n.toString()));
    return values;
  }

  private Map<String, String> values(Alliance alliance) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("alliance_id", alliance.id().value());
    values.put("alliance_zh", alliance.name());
    values.putAll(unitValues(found(ReportingUnit.class, alliance.reportingUnit().value())));
    String lead = alliance.leadInstitution().map(InstitutionCode::value).orElse("");
    values.put("lead_code", lead);
    values.put("lead_zh", lead.isEmpty() ? "" : found(Institution.class, lead).name());
    return values;
  }

  private static Map<String, String> unitValues(ReportingUnit unit) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("reporting_unit_code", unit.code().value());
    values.put("reporting_unit_zh", unit.name().zh());
    values.put("region_code", unit.region().name());
    values.put("region_zh", unit.region().text().zh());
    return values;
  }
}
