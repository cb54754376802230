package org.orgstatus.base;

import java.util.OptionalInt;

/** Which characters a typeface can be expected to draw. */
public final class Drawable {

  private Drawable() {}

  /** Whether it is a character at all, and the same one everywhere: assigned, and not private. */
  public static boolean is(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE
        && type != Character.SURROGATE;
  }

  /** Such as U+E000. */
  public static String name(int codePoint) {
    return String.format("U+%04X", codePoint);
  }

  /** The place of the first character that cannot be drawn, counted in characters from 1. */
  public static OptionalInt firstFault(String text) {
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (!is(points[i])) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }
}
