package org.orgstatus.web.review;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.collection.ResponseStatus;

/**
 * Which responses of a wave the queue shows. Words in an address that mean nothing are taken as not
 * given.
 *
 * @param form id of the first form; empty for the first that the account judges
 * @param status of the responses; those that wait for a decision unless the address says otherwise
 * @param weight {@code conflict}, {@code odd}, {@code warning}, {@code clean} or empty for all
 * @param unit code of a reporting unit; may be empty
 * @param text part of a name or beginning of a code; may be empty
 * @param page from 1
 */
record ReviewQuery(
    String form, ResponseStatus status, String weight, String unit, String text, int page) {

  static final String CLEAN = "clean";

  static ReviewQuery read(Function<String, String> values) {
    Function<String, String> given =
        name -> Optional.ofNullable(values.apply(name)).map(String::strip).orElse("");
    String number = given.apply("page");
    return new ReviewQuery(
        given.apply("form"),
        Stream.of(ResponseStatus.values())
            .filter(status -> status.name().equals(given.apply("status")))
            .findFirst()
            .orElse(ResponseStatus.SUBMITTED),
        given.apply("weight"),
        given.apply("unit").matches("[0-9]{6}") ? given.apply("unit") : "",
        given.apply("q"),
        number.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(number) : 1);
  }

  /** The heaviest first; among equals the one that has waited longest. */
  static final Comparator<ReviewRow> BY_WEIGHT =
      Comparator.comparing(ReviewRow::rank)
          .thenComparing(row -> -row.standing().findings().size())
          .thenComparing(row -> row.standing().savedAt())
          .thenComparing(row -> row.unit().code());

  boolean isListed(ReviewRow row) {
    return row.standing().status() == status
        && (unit.isEmpty() || row.unit().reportingUnit().equals(unit))
        && (text.isEmpty()
            || row.unit().name().contains(text)
            || row.unit().code().startsWith(text));
  }

  boolean accepts(ReviewRow row) {
    return isListed(row) && (weight.isEmpty() || weight.equals(row.weight()));
  }
}
