package org.orgstatus.questionnaire;

import org.jspecify.annotations.Nullable;

/** Which answer is meant: an item, or an item in one row of a repeat. */
public final class ItemPath implements Comparable<ItemPath> {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_ROW = 16;

  private final String repeat;
  private final String row;
  private final String name;

  /** Put together when it is first asked for: paths are made and compared by the million. */
  private @Nullable String text;

  /**
   * @param repeat name of the repeat, empty outside one
   * @param row id of the row, empty outside a repeat
   */
  public ItemPath(String repeat, String row, String name) {
    boolean inside = !repeat.isEmpty();
    if (!isName(name) || inside != !row.isEmpty() || inside && !(isName(repeat) && isRowId(row))) {
      throw new IllegalArgumentException("not a path: " + repeat + "/" + row + "/" + name);
    }
    this.repeat = repeat;
    this.row = row;
    this.name = name;
    this.text = inside ? null : name;
  }

  public static ItemPath of(String name) {
    return new ItemPath("", "", name);
  }

  /** Name of the repeat, empty outside one. */
  public String repeat() {
    return repeat;
  }

  /** Id of the row, empty outside a repeat. */
  public String row() {
    return row;
  }

  public String name() {
    return name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ItemPath path
            && name.equals(path.name)
            && row.equals(path.row)
            && repeat.equals(path.repeat);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * repeat.hashCode() + row.hashCode()) + name.hashCode();
  }

  /** Reads {@code name} or {@code repeat/row/name}. */
  public static ItemPath parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length == 1) {
      return of(parts[0]);
    }
    if (parts.length == 3 && !parts[0].isEmpty()) {
      return new ItemPath(parts[0], parts[1], parts[2]);
    }
    throw new IllegalArgumentException("not a path: " + text);
  }

  public static boolean isRowId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_ROW
        && text.chars().allMatch(ItemPath::isLetterOrDigit);
  }

  /** Letters, digits, {@code _.-}; no digit, dot or hyphen first. Paths are made by the million. */
  private static boolean isName(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NAME) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = c == '_' || isLetterOrDigit(c) || c == '.' || c == '-';
      if (!fits || i == 0 && (c == '.' || c == '-' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  @Override
  public int compareTo(ItemPath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = repeat + "/" + row + "/" + name;
      text = known;
    }
    return known;
  }
}
