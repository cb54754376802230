package org.orgstatus.registry;

import java.util.regex.Pattern;

/** The code of a province (GB/T 2260) or 660000 for XPCC: six digits, kept as text. */
public record ReportingUnitCode(String value) implements Comparable<ReportingUnitCode> {

  private static final Pattern SHAPE = Pattern.compile("[0-9]{6}");

  public ReportingUnitCode {
    if (!fits(value)) {
      throw new IllegalArgumentException("not a reporting unit code: '" + value + "'");
    }
  }

  /** Whether a text has the shape {@code [0-9]{6}}. */
  public static boolean fits(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(ReportingUnitCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
