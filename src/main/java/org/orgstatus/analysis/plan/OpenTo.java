package org.orgstatus.analysis.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a table may go, the narrowest first. */
public enum OpenTo {
  /** The nation's own desk. */
  INTERNAL,
  /** Also each reporting unit, which sees its own row. */
  PROVINCE,
  /** Everybody. */
  PUBLIC;

  /** As plans write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<OpenTo> ofWord(String word) {
    return Stream.of(values()).filter(open -> open.word().equals(word)).findFirst();
  }

  /** Whether it goes further than the other. */
  public boolean isWiderThan(OpenTo other) {
    return compareTo(other) > 0;
  }
}
