package org.orgstatus.web.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.orgstatus.accounts.AuditFilter;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/**
 * Which entries of the audit record a list shows. Words in an address that mean nothing are taken
 * as not given.
 *
 * @param from the first day
 * @param until the last day
 * @param page from 1
 */
record AuditQuery(
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    OptionalLong account,
    String action,
    String text,
    int page) {

  static final String PATH = "/office/audit";

  static AuditQuery read(Function<String, String> values) {
    Function<String, String> given =
        name -> Optional.ofNullable(values.apply(name)).map(String::strip).orElse("");
    String account = given.apply("account");
    return new AuditQuery(
        day(given.apply("from")),
        day(given.apply("until")),
        account.matches("[0-9]{1,18}")
            ? OptionalLong.of(Long.parseLong(account))
            : OptionalLong.empty(),
        given.apply("action"),
        given.apply("q"),
        Page.number(given.apply(Query.PAGE)));
  }

  Query query() {
    return Query.of(PATH)
        .plus("q", text)
        .plus("action", action)
        .plus("account", account.isPresent() ? Long.toString(account.getAsLong()) : "")
        .plus("from", from.map(LocalDate::toString).orElse(""))
        .plus("until", until.map(LocalDate::toString).orElse(""))
        .plus(Query.PAGE, page == 1 ? "" : Integer.toString(page));
  }

  AuditFilter filter(ZoneId zone) {
    return new AuditFilter(
        from.map(day -> day.atStartOfDay(zone).toInstant()),
        until.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
        account,
        action,
        text);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
