package org.orgstatus.accounts;

import java.util.Optional;
import org.orgstatus.base.LocalText;

/**
 * What a walk along the audit record found.
 *
 * @param sealed entries in the chain, found intact before the first break
 * @param waiting entries of the last minute or so that are not sealed yet
 * @param lastNumber where the chain ends; 0 when it is empty
 * @param lastSeal seal of its last entry: note it down, and it shows later that nothing before it
 *     was changed
 * @param broken the first entry that is not what it was; empty when all is well
 */
public record ChainVerdict(
    long sealed, long waiting, long lastNumber, String lastSeal, Optional<Break> broken) {

  /**
   * The first place where the record is not what it was.
   *
   * @param number of the entry in the chain
   * @param what was found there
   */
  public record Break(long number, LocalText what) {

    static Break changed(long number) {
      return new Break(
          number,
          LocalText.of(
              "第" + number + "条的内容或封印与当初不符：它被改过，或它前面的一条被换过。",
              "Entry "
                  + number
                  + " is not what was sealed: it was changed, or the one before it was replaced."));
    }

    static Break missing(long number) {
      return new Break(
          number, LocalText.of("第" + number + "条不见了。", "Entry " + number + " is missing."));
    }

    static Break beyond(long number) {
      return new Break(
          number,
          LocalText.of(
              "第" + number + "条在链尾之后，是后来添上去的。",
              "Entry " + number + " stands beyond the end of the chain: it was added later."));
    }

    static Break head(long number) {
      return new Break(
          number,
          LocalText.of(
              "链尾记录（第" + number + "条）的封印不符：链尾被改过或被截短。",
              "The end of the chain (entry "
                  + number
                  + ") has no valid seal: it was changed or cut short."));
    }
  }

  public boolean isIntact() {
    return broken.isEmpty();
  }
}
