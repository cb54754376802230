package org.orgstatus.questionnaire;

import java.util.regex.Pattern;

/**
 * Which answer is meant: an item, or an item in one row of a repeat.
 *
 * @param repeat name of the repeat, empty outside one
 * @param row id of the row, empty outside a repeat
 */
public record ItemPath(String repeat, String row, String name) implements Comparable<ItemPath> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
  private static final Pattern ROW = Pattern.compile("[A-Za-z0-9]{1,16}");

  public ItemPath {
    boolean inside = !repeat.isEmpty();
    if (!NAME.matcher(name).matches()
        || inside != !row.isEmpty()
        || inside && !(NAME.matcher(repeat).matches() && ROW.matcher(row).matches())) {
      throw new IllegalArgumentException("not a path: " + repeat + "/" + row + "/" + name);
    }
  }

  public static ItemPath of(String name) {
    return new ItemPath("", "", name);
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
    return ROW.matcher(text).matches();
  }

  public boolean isInRow() {
    return !repeat.isEmpty();
  }

  @Override
  public int compareTo(ItemPath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return isInRow() ? repeat + "/" + row + "/" + name : name;
  }
}
