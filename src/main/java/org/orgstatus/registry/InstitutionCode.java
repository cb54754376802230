package org.orgstatus.registry;

/** The Ministry's identification code of an institution: ten digits, kept as text. */
public record InstitutionCode(String value) implements Comparable<InstitutionCode> {

  private static final String SHAPE = "[0-9]{10}";

  public InstitutionCode {
    if (!fits(value)) {
      throw new IllegalArgumentException("not an institution code: '" + value + "'");
    }
  }

  /** Whether a text has the shape {@code [0-9]{10}}. */
  public static boolean fits(String text) {
    return text.matches(SHAPE);
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
