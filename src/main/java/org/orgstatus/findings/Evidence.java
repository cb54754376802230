package org.orgstatus.findings;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a finding rests on besides its numbers. Quotations become a kind of their own once field
 * research keeps those that were cleared for use; until then a kind that is not known here is
 * refused when a finding is read, never left out of it.
 *
 * @param title of a document as people cite it
 * @param where page, section or file number; may be empty
 */
public record Evidence(Kind kind, String title, String where) {

  /** Characters of a title or place at the most. */
  public static final int LONGEST = 200;

  /** What is referred to. */
  public enum Kind {
    DOCUMENT("document");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As it is stored. */
    public String word() {
      return word;
    }

    static Optional<Kind> ofWord(String word) {
      return Stream.of(values()).filter(k -> k.word.equals(word)).findFirst();
    }
  }

  public static Evidence document(String title, String where) {
    return new Evidence(Kind.DOCUMENT, title, where);
  }

  /** As a line of a form has it: title and place, a bar between them. */
  public String line() {
    return where.isEmpty() ? title : title + " | " + where;
  }
}
