package org.orgstatus.findings;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a finding rests on besides its numbers: documents, and quotations that were cleared. A kind
 * that is not known here is refused when a finding is read, never left out of it.
 *
 * @param title of a document as people cite it; of a quotation its number
 * @param where page, section or file number; may be empty
 */
public record Evidence(Kind kind, String title, String where) {

  /** Characters of a title or place at the most. */
  public static final int LONGEST = 200;

  /** What is referred to. */
  public enum Kind {
    DOCUMENT("document"),
    QUOTATION("quotation");

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

  public Evidence {
    if (kind == Kind.QUOTATION && !title.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("no number of a quotation: " + title);
    }
  }

  public static Evidence document(String title, String where) {
    return new Evidence(Kind.DOCUMENT, title, where);
  }

  /** A quotation, which says for good what it said when it was cleared. */
  public static Evidence quotation(long id) {
    return new Evidence(Kind.QUOTATION, Long.toString(id), "");
  }

  /** Number of the quotation; empty where it is none. */
  public OptionalLong quotation() {
    return kind == Kind.QUOTATION ? OptionalLong.of(Long.parseLong(title)) : OptionalLong.empty();
  }

  /** As a line of a form has it: title and place, a bar between them. */
  public String line() {
    if (kind == Kind.QUOTATION) {
      return "Q" + title;
    }
    return where.isEmpty() ? title : title + " | " + where;
  }
}
