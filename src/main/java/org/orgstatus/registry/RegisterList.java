package org.orgstatus.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;

/**
 * Everything the files of one import say, row by row, before it is compared with the register. Rows
 * with faults are left out; their faults are reported.
 */
final class RegisterList {

  /** The values of one row that were told, and where the row stands. */
  record Told(Place place, Map<String, String> values) {}

  private final Units units;
  private final Faults faults;
  private final Map<String, Told> institutions = new LinkedHashMap<>();
  private final Map<String, Told> attributes = new LinkedHashMap<>();
  private final List<ControlTotals.Expected> controls = new ArrayList<>();
  private final Map<String, Place> codes = new LinkedHashMap<>();
  private final Map<String, Place> names = new LinkedHashMap<>();
  private final Map<String, Place> attributeCodes = new LinkedHashMap<>();
  private boolean listed;

  RegisterList(Units units, Faults faults) {
    this.units = units;
    this.faults = faults;
  }

  Map<String, Told> institutions() {
    return institutions;
  }

  Map<String, Told> attributes() {
    return attributes;
  }

  List<ControlTotals.Expected> controls() {
    return controls;
  }

  /** Whether the files list the institutions themselves, so that one not listed is gone. */
  boolean listsInstitutions() {
    return listed;
  }

  void read(RegisterFile file) {
    try {
      for (Grid grid : Grids.read(file, faults)) {
        RegisterTable.of(grid, faults).ifPresent(this::read);
      }
    } catch (RefusedFile refused) {
      faults.add(refused.problem());
    }
  }

  private void read(RegisterTable table) {
    switch (table.kind()) {
      case INSTITUTIONS -> {
        listed = true;
        InstitutionRows rows = new InstitutionRows(table, units, faults);
        table.rows().forEach(row -> keepInstitution(rows.read(row), table, row));
      }
      case MINISTRY_LIST -> {
        listed = true;
        MinistryRows rows = new MinistryRows(table, units, faults);
        table.rows().forEach(row -> rows.read(row).ifPresent(v -> keepInstitution(v, table, row)));
        rows.finish();
      }
      case ATTRIBUTES -> {
        AttributeRows rows = new AttributeRows(table, units, faults);
        table.rows().forEach(row -> keepAttributes(rows.read(row), table, row));
      }
      case PROVINCES -> {
        ProvinceRows rows = new ProvinceRows(table, units, faults);
        table.rows().forEach(row -> rows.read(row).ifPresent(controls::add));
      }
    }
  }

  private void keepInstitution(Map<String, String> values, RegisterTable table, Grid.Row row) {
    Place place = table.at(row, "code");
    boolean fresh = first("duplicate-code", "学校标识码", values.get("code"), place, codes);
    first("duplicate-name", "学校名称", values.get("name_zh"), table.at(row, "name_zh"), names);
    if (fresh) {
      institutions.put(values.get("code"), new Told(place, values));
    }
  }

  private void keepAttributes(Map<String, String> values, RegisterTable table, Grid.Row row) {
    Place place = table.at(row, "code");
    if (first("duplicate-code", "学校标识码", values.get("code"), place, attributeCodes)) {
      attributes.put(values.get("code"), new Told(place, values));
    }
  }

  /** Reports a value that already stands elsewhere; empty values are another fault. */
  private boolean first(
      String fault, String what, String value, Place place, Map<String, Place> seen) {
    if (value.isEmpty()) {
      return false;
    }
    Place other = seen.putIfAbsent(value, place);
    if (other != null) {
      LocalText message =
          LocalText.of(
              what + "“" + value + "”在第" + other.line() + "行（" + other.file() + "）已出现。请核对并删去一行。",
              "'" + value + "' already stands at " + other + ". Check both and remove one.");
      faults.add(fault, place, message.zh(), message.en());
    }
    return other == null;
  }
}
