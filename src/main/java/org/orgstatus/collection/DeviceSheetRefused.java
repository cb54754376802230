package org.orgstatus.collection;

import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.ItemPath;

/** A sheet from a device that is not taken: nothing of it was stored, and what to do. */
public class DeviceSheetRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why it is not taken. */
  public enum Reason {
    /** It contradicts what is stored already. */
    CONFLICT,
    /** It takes the place of a sheet that nobody sent. */
    UNKNOWN,
    /** Its answers or files have faults. */
    FAULTY,
    TOO_LARGE
  }

  /** What stops one answer. */
  public record Stop(ItemPath path, LocalText message) {}

  private final Reason reason;
  private final transient LocalText words;
  private final transient List<Stop> stops;

  DeviceSheetRefused(Reason reason, LocalText words, List<Stop> stops) {
    super(words.en());
    this.reason = reason;
    this.words = words;
    this.stops = List.copyOf(stops);
  }

  public Reason reason() {
    return reason;
  }

  public LocalText words() {
    return words;
  }

  /** The answers that it is about; empty where it is about the sheet as a whole. */
  public List<Stop> stops() {
    return stops;
  }
}
