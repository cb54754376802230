package org.orgstatus.collection;

import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;

/**
 * The outcome of a case in AAPOR's letters. The rules are settled before a wave opens:
 *
 * <ul>
 *   <li>complete: submitted, accepted or locked, also by an institution that answers that it has no
 *       association;
 *   <li>partial: filled in and waiting for the institution's own approver, or returned by the
 *       province;
 *   <li>refusal: said so to the province; a draft that was begun and not submitted when the
 *       deadline passed (break-off);
 *   <li>non-contact: a code was issued and its page never opened, or the province says it reached
 *       nobody;
 *   <li>other: page opened or account active, nothing submitted, and the wave still running or
 *       nothing begun;
 *   <li>unknown: no code issued, so nobody knows whether the institution still exists as listed;
 *   <li>not eligible: merged, closed or renamed away, as the province says.
 * </ul>
 *
 * While a wave runs these are states of the day, not final ones.
 */
public enum Disposition {
  COMPLETE(LocalText.of("完整作答", "Complete")),
  PARTIAL(LocalText.of("部分作答", "Partial")),
  REFUSAL(LocalText.of("拒绝或中断", "Refusal, break-off")),
  NON_CONTACT(LocalText.of("未接触到", "Non-contact")),
  OTHER(LocalText.of("接触到但未作答", "Other non-response")),
  UNKNOWN(LocalText.of("未发码，情况不明", "Unknown")),
  NOT_ELIGIBLE(LocalText.of("不属于调查对象", "Not eligible"));

  private final LocalText label;

  Disposition(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }

  /**
   * The case as it stands. An answer counts more than what was said before it.
   *
   * @param status of the response; null while there is none
   * @param code how far with the activation code; null without one
   * @param known what the province has recorded; null for nothing
   * @param over whether the deadline has passed
   */
  public static Disposition of(
      @Nullable ResponseStatus status,
      @Nullable CodeState code,
      @Nullable Outcome known,
      boolean over) {
    if (status != null && status.isAnswered()) {
      return COMPLETE;
    }
    if (known != null) {
      return switch (known) {
        case NOT_ELIGIBLE -> NOT_ELIGIBLE;
        case REFUSED -> REFUSAL;
        case NOT_REACHED -> NON_CONTACT;
      };
    }
    if (status == ResponseStatus.WITH_APPROVER || status == ResponseStatus.RETURNED) {
      return PARTIAL;
    }
    if (status == ResponseStatus.DRAFT) {
      return over ? REFUSAL : OTHER;
    }
    if (code == null) {
      return UNKNOWN;
    }
    return code == CodeState.ISSUED ? NON_CONTACT : OTHER;
  }
}
