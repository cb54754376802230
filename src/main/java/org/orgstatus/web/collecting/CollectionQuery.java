package org.orgstatus.web.collecting;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/**
 * Which units of a wave a list shows. Words in an address that mean nothing are taken as not given.
 *
 * @param view BY_UNIT sums up reporting units, LIST names every unit
 * @param status a {@link ResponseStatus}, {@link #NOT_STARTED}, {@link #NO_CODE} or empty
 * @param code how far with the activation code; empty for all
 * @param text part of a name or beginning of a code; may be empty
 * @param page from 1
 */
public record CollectionQuery(
    View view,
    Optional<ReportingUnitCode> unit,
    String status,
    Optional<CodeState> code,
    String text,
    int page) {

  /** How the page shows what it has. */
  enum View {
    BY_UNIT,
    LIST
  }

  static final String NOT_STARTED = "NOT_STARTED";
  static final String NO_CODE = "NO_CODE";

  /** What the words of an address ask for, each under its name. */
  public static CollectionQuery read(Function<String, String> values) {
    Function<String, String> given =
        name -> Optional.ofNullable(values.apply(name)).map(String::strip).orElse("");
    String unit = given.apply("unit");
    return new CollectionQuery(
        given.apply("view").equals("list") ? View.LIST : View.BY_UNIT,
        ReportingUnitCode.fits(unit) ? Optional.of(new ReportingUnitCode(unit)) : Optional.empty(),
        isStatus(given.apply("status")) ? given.apply("status") : "",
        Stream.of(CodeState.values()).filter(c -> c.name().equals(given.apply("code"))).findFirst(),
        given.apply("q"),
        Page.number(given.apply(Query.PAGE)));
  }

  /** The same as words of an address. */
  public Query query(String path) {
    return Query.of(path)
        .plus("view", view == View.LIST ? "list" : "")
        .plus("q", text)
        .plus("unit", unit.map(ReportingUnitCode::value).orElse(""))
        .plus("status", status)
        .plus("code", code.map(CodeState::name).orElse(""))
        .plus(Query.PAGE, page == 1 ? "" : Integer.toString(page));
  }

  /** Whether the list shows a unit. */
  public boolean accepts(CollectionRow row) {
    return unit.filter(u -> !u.equals(row.unit().reportingUnit())).isEmpty()
        && (text.isEmpty()
            || row.unit().name().contains(text)
            || row.unit().code().startsWith(text))
        && code.filter(c -> c != row.code()).isEmpty()
        && (status.isEmpty()
            || (status.equals(NO_CODE) ? !row.invited() : status.equals(row.status())));
  }

  private static boolean isStatus(String word) {
    return word.equals(NOT_STARTED)
        || word.equals(NO_CODE)
        || Stream.of(ResponseStatus.values()).anyMatch(status -> status.name().equals(word));
  }
}
