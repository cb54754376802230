package org.orgstatus.registry;

import java.util.regex.Pattern;

/** The short name by which an alliance is known in respondent codes, for example HB01. */
public record AllianceId(String value) implements Comparable<AllianceId> {

  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{2,10}");

  public AllianceId {
    if (!fits(value)) {
      throw new IllegalArgumentException("not an alliance id: '" + value + "'");
    }
  }

  /** Whether a text has the shape {@code [A-Z0-9]{2,10}}. */
  public static boolean fits(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(AllianceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
