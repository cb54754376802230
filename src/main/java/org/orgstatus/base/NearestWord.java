package org.orgstatus.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class NearestWord {

  private NearestWord() {}

  /** The known word with the fewest changes, if they are few for its length. */
  public static Optional<String> to(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(k -> distance(word, k) <= limit)
        .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(k -> k));
  }

  /** “您是否想写…？” or, where nothing is near, {@code otherwise}. */
  public static String hintZh(String nearest, String otherwise) {
    return nearest.isEmpty() ? otherwise : "您是否想写“" + nearest + "”？";
  }

  public static String hintEn(String nearest, String otherwise) {
    return nearest.isEmpty() ? otherwise : "Did you mean '" + nearest + "'?";
  }

  /** Levenshtein distance: letters to change, add or drop. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(diagonal + change, Math.min(row[j], row[j - 1]) + 1);
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[b.length()];
  }
}
