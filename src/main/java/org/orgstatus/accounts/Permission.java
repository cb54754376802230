package org.orgstatus.accounts;

/** One kind of act. Which role holds it, and how far, stands in {@link Access}. */
public enum Permission {
  VIEW_REGISTER,
  CHANGE_REGISTER,
  /** Propose corrections, confirm alliances and branch campuses, load the roster. */
  KEEP_REGISTER,
  VIEW_WAVE,
  CHANGE_WAVE,
  LOAD_DEMONSTRATION,
  VIEW_PROBLEMS,
  CHANGE_ACCOUNTS,
  VIEW_CONTACTS,
  SEND_REMINDERS,
  VIEW_RESPONSE,
  FILL_RESPONSE,
  APPROVE_RESPONSE,
  REVIEW_RESPONSE,
  /** Say who visits which alliance and when, and end a visit that does not take place. */
  PLAN_VISITS,
  /** Read the file of a visit: what is known of the alliance, and what was brought home. */
  VIEW_VISIT,
  RECORD_VISIT,
  /** Code what was said and written, and propose words for citing. */
  CODE_INTERVIEWS,
  /** Decide what two coders saw otherwise, and close the coding of a form. */
  DECIDE_CODING,
  /** Let a quotation be cited, or take it back: never clear one's own. */
  CLEAR_QUOTATIONS,
  LOCK_DATA,
  RUN_ANALYSIS,
  VIEW_RESULTS,
  DOWNLOAD_DATA,
  VIEW_FINDINGS,
  WRITE_FINDINGS,
  /**
   * Let a finding stand, send it back, or keep it although its numbers changed: never one's own.
   */
  APPROVE_FINDINGS,
  /** Give named results to an audience after their audit, and take them back. */
  RELEASE_RESULTS,
  VIEW_RELEASED,
  VIEW_AUDIT
}
