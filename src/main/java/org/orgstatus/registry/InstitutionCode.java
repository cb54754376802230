package org.orgstatus.registry;

import java.util.regex.Pattern;

/** The Ministry's identification code of an institution: ten digits, kept as text. */
public record InstitutionCode(String value) implements Comparable<InstitutionCode> {

  private static final Pattern SHAPE = Pattern.compile("[0-9]{10}");

  public InstitutionCode {
    if (!fits(value)) {
      throw new IllegalArgumentException("not an institution code: '" + value + "'");
    }
  }

  /** Whether a text has the shape {@code [0-9]{10}}. */
  public static boolean fits(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(InstitutionCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
