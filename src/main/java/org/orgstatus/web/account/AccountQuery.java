package org.orgstatus.web.account;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.accounts.Role;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/**
 * Which accounts a list shows. Words in an address that mean nothing are taken as not given.
 *
 * @param state empty for those that are not closed
 * @param all whether closed ones are listed too
 * @param text part of a log-in name, a shown name or the name of an area, or a code
 * @param page from 1
 */
record AccountQuery(
    Optional<Role> role,
    Optional<ReportingUnitCode> unit,
    Optional<AccountRow.State> state,
    boolean all,
    String text,
    int page) {

  static final String PATH = "/office/accounts";
  static final String ALL = "ALL";

  static AccountQuery read(Function<String, String> values) {
    Function<String, String> given =
        name -> Optional.ofNullable(values.apply(name)).map(String::strip).orElse("");
    String unit = given.apply("unit");
    String state = given.apply("state");
    return new AccountQuery(
        Stream.of(Role.values()).filter(r -> r.name().equals(given.apply("role"))).findFirst(),
        ReportingUnitCode.fits(unit) ? Optional.of(new ReportingUnitCode(unit)) : Optional.empty(),
        Stream.of(AccountRow.State.values()).filter(s -> s.name().equals(state)).findFirst(),
        state.equals(ALL),
        given.apply("q"),
        Page.number(given.apply(Query.PAGE)));
  }

  Query query() {
    return Query.of(PATH)
        .plus("q", text)
        .plus("role", role.map(Enum::name).orElse(""))
        .plus("unit", unit.map(ReportingUnitCode::value).orElse(""))
        .plus("state", all ? ALL : state.map(Enum::name).orElse(""))
        .plus(Query.PAGE, page == 1 ? "" : Integer.toString(page));
  }

  boolean accepts(AccountRow row) {
    boolean inState =
        state.isPresent()
            ? state.get() == row.state()
            : all || row.state() != AccountRow.State.CLOSED;
    return inState
        && role.filter(r -> !row.account().has(r)).isEmpty()
        && (unit.isEmpty()
            || row.held().stream().anyMatch(held -> held.unit().equals(unit.get().value())))
        && (text.isEmpty() || names(row));
  }

  private boolean names(AccountRow row) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(row.account().loginName(), row.account().displayName()),
            row.held().stream()
                .flatMap(h -> Stream.of(h.area().zh(), h.area().en(), h.grant().scope().code())))
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
