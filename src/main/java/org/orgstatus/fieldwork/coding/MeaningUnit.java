package org.orgstatus.fieldwork.coding;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence of a text: what agreement of two coders is counted in, since they may cut passages
 * differently.
 *
 * @param start offset of its first character, in code points
 * @param end offset behind its last
 */
public record MeaningUnit(int start, int end, String words) {

  private static final String ENDS = "。！？；!?;\n";
  private static final String CLOSING = "”’」』）)\"'";

  /** The sentences of a text in order; what stands between them is white space. */
  public static List<MeaningUnit> of(String text) {
    int[] points = text.codePoints().toArray();
    List<MeaningUnit> units = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < points.length; i++) {
      if (!endsAt(points, i)) {
        continue;
      }
      int end = i + 1;
      while (end < points.length
          && (CLOSING.indexOf(points[end]) >= 0 || ENDS.indexOf(points[end]) >= 0)) {
        end++;
      }
      add(points, start, end, units);
      start = end;
      i = end - 1;
    }
    add(points, start, points.length, units);
    return units;
  }

  private static boolean endsAt(int[] points, int i) {
    boolean last = i + 1 == points.length;
    return ENDS.indexOf(points[i]) >= 0
        || points[i] == '.' && (last || Character.isWhitespace(points[i + 1]));
  }

  private static void add(int[] points, int from, int to, List<MeaningUnit> units) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(points[start])) {
      start++;
    }
    while (end > start && Character.isWhitespace(points[end - 1])) {
      end--;
    }
    if (start < end) {
      units.add(new MeaningUnit(start, end, new String(points, start, end - start)));
    }
  }

  /** The words from one offset to another, in code points. */
  static String cut(String text, int start, int end) {
    int from = text.offsetByCodePoints(0, start);
    return text.substring(from, text.offsetByCodePoints(from, end - start));
  }

  /** Whether a span has a part of it. */
  boolean meets(int from, int to) {
    return from < end && to > start;
  }
}
