package org.orgstatus.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The reporting units by code and by name, while files are read. */
final class Units {

  static final String XPCC = "660000";

  private final Map<String, ReportingUnit> byCode = new LinkedHashMap<>();

  Units(Collection<ReportingUnit> units) {
    units.forEach(u -> byCode.put(u.code().value(), u));
  }

  Optional<ReportingUnit> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  Optional<ReportingUnit> findProvince(String code) {
    return find(code).filter(ReportingUnit::isProvince);
  }

  Optional<ReportingUnit> findProvinceNamed(String name) {
    return byCode.values().stream()
        .filter(u -> u.isProvince() && u.name().zh().equals(name))
        .findFirst();
  }

  Collection<String> provinceNames() {
    return byCode.values().stream()
        .filter(ReportingUnit::isProvince)
        .map(u -> u.name().zh())
        .toList();
  }
}
