package org.orgstatus.fieldwork;

import java.time.Instant;
import java.util.regex.Pattern;
import org.orgstatus.questionnaire.ItemPath;

/**
 * Something written down, as a device sends it.
 *
 * @param id made by the device, once for good
 * @param author account that wrote it
 * @param interview row of the interview; empty for what belongs to none
 * @param item question or point of the protocol; empty where there is none
 * @param value of a note its words, of all else JSON
 * @param basis revision of the answer that it was made on; 0 for never answered
 * @param writtenAt by the clock of the device
 */
public record SentEntry(
    String id,
    VisitEntry.Kind kind,
    long author,
    String interview,
    String item,
    String value,
    long basis,
    Instant writtenAt) {

  /** Characters of one note. */
  public static final int LONGEST = 20_000;

  private static final Pattern ID = Pattern.compile("[0-9a-f-]{8,36}");
  private static final Pattern ITEM = Pattern.compile("[a-z0-9_.-]{0,64}");

  /** Whether it can be looked at at all: ids, names and length. */
  public boolean isWellFormed() {
    return ID.matcher(id).matches()
        && kind != VisitEntry.Kind.WITHDRAWAL
        && ITEM.matcher(item).matches()
        && (interview.isEmpty() || ItemPath.isRowId(interview))
        && value.length() <= LONGEST;
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
