package org.orgstatus.web.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.InstitutionType;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.collecting.UnitProgress;
import org.orgstatus.web.office.Progress;

/** The progress of a wave by reporting unit, type, level or city. */
public final class WatchGroups {

  /** What institutions are grouped by. */
  public enum By {
    UNIT,
    TYPE,
    LEVEL,
    CITY;

    /** As in the address. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One line. */
  public record Group(String code, LocalText label, Progress progress) {}

  private static final LocalText NO_TYPE = LocalText.of("科类待确认", "Type unconfirmed");
  private static final LocalText NO_CITY = LocalText.of("未登记城市", "No city on record");

  private WatchGroups() {}

  /** As asked for; one unit is shown by city, several by unit. */
  static By by(String word, int units) {
    return Stream.of(By.values())
        .filter(by -> by.word().equals(word) && !(by == By.UNIT && units == 1))
        .findFirst()
        .orElse(units == 1 ? By.CITY : By.UNIT);
  }

  /** The groups that have institutions, with the progress of each. */
  public static List<Group> of(By by, List<ReportingUnit> units, List<CollectionRow> rows) {
    Map<String, LocalText> labels = labels(by, units);
    Map<String, List<CollectionRow>> grouped = new TreeMap<>();
    rows.forEach(
        row ->
            grouped.computeIfAbsent(key(by).apply(row.unit()), key -> new ArrayList<>()).add(row));
    // groups with a fixed order first, those that only the data know after them
    Map<String, List<CollectionRow>> ordered = new LinkedHashMap<>();
    labels.keySet().stream()
        .filter(grouped::containsKey)
        .forEach(key -> ordered.put(key, grouped.get(key)));
    grouped.forEach(ordered::putIfAbsent);
    return ordered.entrySet().stream()
        .map(
            group ->
                new Group(
                    group.getKey(),
                    labels.getOrDefault(group.getKey(), unnamed(by, group.getKey())),
                    UnitProgress.progress(group.getValue())))
        .toList();
  }

  private static LocalText unnamed(By by, String key) {
    if (!key.isEmpty()) {
      return LocalText.same(key);
    }
    return by == By.CITY ? NO_CITY : NO_TYPE;
  }

  private static Function<Unit, String> key(By by) {
    return switch (by) {
      case UNIT -> unit -> unit.reportingUnit().value();
      case TYPE -> unit -> unit.type().map(Enum::name).orElse("");
      case LEVEL -> unit -> unit.level().map(Enum::name).orElse("");
      case CITY -> unit -> unit.city().orElse("");
    };
  }

  private static Map<String, LocalText> labels(By by, List<ReportingUnit> units) {
    Map<String, LocalText> labels = new LinkedHashMap<>();
    switch (by) {
      case UNIT -> units.forEach(unit -> labels.put(unit.code().value(), unit.name()));
      case TYPE ->
          Stream.of(InstitutionType.values()).forEach(type -> labels.put(type.name(), type.text()));
      case LEVEL -> Stream.of(Level.values()).forEach(l -> labels.put(l.name(), l.text()));
      case CITY -> {}
    }
    return labels;
  }
}
