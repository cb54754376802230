package org.orgstatus.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known word was meant. */
final class Spelling {

  private Spelling() {}

  /** The known word that the fewest edits reach, when they are at most a third of its letters. */
  static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > 100) {
      return Optional.empty();
    }
    return known.stream()
        .filter(k -> distance(written, k) <= Math.max(1, k.length() / 3))
        .min(Comparator.comparingInt(k -> distance(written, k)));
  }

  /** Levenshtein distance, by the usual two rows. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(row[j - 1], above[j]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
