package org.orgstatus.web.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionFilter;
import org.orgstatus.registry.InstitutionType;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/**
 * Which institutions a list shows. Words in an address that mean nothing are taken as not given.
 *
 * @param on the day on which they exist
 * @param text part of a name, beginning of pinyin initials or of a code; may be empty
 * @param page from 1
 */
record RegisterQuery(
    LocalDate on,
    Optional<ReportingUnitCode> unit,
    Optional<Level> level,
    Optional<InstitutionType> type,
    String text,
    int page) {

  /**
   * @param values by the name in the address; null where not given
   */
  static RegisterQuery read(Function<String, String> values, LocalDate today) {
    Function<String, String> given =
        name -> Optional.ofNullable(values.apply(name)).map(String::strip).orElse("");
    String unit = given.apply("unit");
    return new RegisterQuery(
        day(given.apply("on")).orElse(today),
        ReportingUnitCode.fits(unit) ? Optional.of(new ReportingUnitCode(unit)) : Optional.empty(),
        named(Level.values(), given.apply("level")),
        named(InstitutionType.values(), given.apply("type")),
        given.apply("q"),
        Page.number(given.apply(Query.PAGE)));
  }

  Query query(String path, LocalDate today) {
    return Query.of(path)
        .plus("q", text)
        .plus("unit", unit.map(ReportingUnitCode::value).orElse(""))
        .plus("level", level.map(Enum::name).orElse(""))
        .plus("type", type.map(Enum::name).orElse(""))
        .plus("on", on.equals(today) ? "" : on.toString())
        .plus(Query.PAGE, page == 1 ? "" : Integer.toString(page));
  }

  /** The institutions wanted among those that may be seen. */
  List<Institution> list(Institutions institutions, Predicate<ReportingUnitCode> visible) {
    List<Institution> found =
        text.isEmpty()
            ? institutions.list(filter())
            : institutions.search(text, on, Integer.MAX_VALUE);
    return found.stream()
        .filter(i -> unit.isEmpty() || unit.get().equals(i.reportingUnit()))
        .filter(i -> level.isEmpty() || level.get() == i.level())
        .filter(i -> type.isEmpty() || type.equals(i.type()))
        .filter(i -> visible.test(i.reportingUnit()))
        .toList();
  }

  private InstitutionFilter filter() {
    InstitutionFilter filter = InstitutionFilter.on(on);
    filter = unit.isPresent() ? filter.withReportingUnit(unit.get()) : filter;
    filter = level.isPresent() ? filter.withLevel(level.get()) : filter;
    return type.isPresent() ? filter.withType(type.get()) : filter;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Stream.of(values).filter(value -> value.name().equals(name)).findFirst();
  }
}
