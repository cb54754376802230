package org.orgstatus.findings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/** How a bound number is written in its sentence. */
public enum NumberFormat {
  /** With the decimals of its column and its unit. */
  PLAIN(LocalText.of("按表", "As in the table")),
  /** Rounded to a whole number. */
  WHOLE(LocalText.of("取整", "Whole number")),
  /** With its interval, where there is one. */
  INTERVAL(LocalText.of("带区间", "With its interval")),
  /** With the number of answers that it rests on. */
  BASE(LocalText.of("带n", "With n"));

  private final LocalText label;

  NumberFormat(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }

  /** As forms and files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NumberFormat> ofWord(String word) {
    return Stream.of(values()).filter(f -> f.word().equals(word)).findFirst();
  }
}
