package org.orgstatus.fieldwork;

import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Saved;

/**
 * What became of something that a device has sent.
 *
 * @param words why, and what to do; empty texts for what is done
 * @param conflict what stands in the response instead
 */
public record EntryOutcome(
    String id, Result result, LocalText words, Optional<Saved.Conflict> conflict) {

  /** Where it is now. */
  public enum Result {
    /** Entered; the device may forget it. Also said of what was entered before. */
    DONE,
    /** Kept on the server until the response takes answers; the device may forget it. */
    HELD,
    /** Kept on the server beside what the other has written; the device may forget it. */
    CONFLICT,
    /** Not kept yet: something else has to come first. The device sends it again. */
    LATER,
    /** Not kept; only the device has it. */
    REFUSED
  }

  private static final LocalText NOTHING = LocalText.of("", "");

  static EntryOutcome of(String id, VisitEntry.State state) {
    return switch (state) {
      case ENTERED -> new EntryOutcome(id, Result.DONE, NOTHING, Optional.empty());
      case HELD -> new EntryOutcome(id, Result.HELD, Held.WORDS, Optional.empty());
      case CONFLICT -> new EntryOutcome(id, Result.CONFLICT, Held.BESIDE, Optional.empty());
    };
  }

  static EntryOutcome inConflict(String id, Saved.Conflict conflict) {
    return new EntryOutcome(id, Result.CONFLICT, Held.BESIDE, Optional.of(conflict));
  }

  static EntryOutcome later(String id, LocalText words) {
    return new EntryOutcome(id, Result.LATER, words, Optional.empty());
  }

  static EntryOutcome refused(String id, LocalText words) {
    return new EntryOutcome(id, Result.REFUSED, words, Optional.empty());
  }

  /** Words that outlive a request. */
  private static final class Held {
    static final LocalText WORDS =
        LocalText.of(
            "戊表现在不收答案：轮次已截止，或两人已商定提交。内容已在服务器上保存，没有丢失，列在走访页面。轮次截止的，请全国办公室延期，再在走访页面点“补录”；已提交的戊表不再改动。",
            "Form E takes no answers now: its wave has ended, or the two have agreed and sent it."
                + " This is kept on the server, on the page of the visit, and nothing is lost. If"
                + " the wave has ended, ask the national office to extend the deadline, then press"
                + " \"Enter now\" on that page; a form E that was sent stays as it is.");
    static final LocalText BESIDE =
        LocalText.of(
            "您的同伴在同一处写了不同的内容，他的没有被覆盖，您的已另存在走访页面。请两人商定后在戊表中改。",
            "Your partner wrote something else in the same place. That stands; yours is kept on the"
                + " page of the visit. Agree with each other and correct form E.");
  }
}
