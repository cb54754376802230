package org.orgstatus.export.dataout;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a column of dates is written: a form asks for days or for months, and the data tell which.
 */
enum Days {
  /** Every value is YYYY-MM-DD. */
  DAYS,
  /** Every value is YYYY-MM. */
  MONTHS,
  /** Some of both, or something else. */
  MIXED;

  static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  static final String MONTH = "[0-9]{4}-[0-9]{2}";

  /** A column without any value holds days. */
  static Days of(Stream<String> texts) {
    List<String> given = texts.filter(text -> !text.isEmpty()).distinct().toList();
    if (given.stream().allMatch(text -> text.matches(DAY))) {
      return DAYS;
    }
    return given.stream().allMatch(text -> text.matches(MONTH)) ? MONTHS : MIXED;
  }
}
