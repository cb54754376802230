package org.orgstatus.findings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/** Where the latest version of a finding stands. */
public enum FindingState {
  DRAFT(LocalText.of("草稿", "Draft")),
  /** Waits for another account's approval. */
  PROPOSED(LocalText.of("待审核", "Proposed")),
  APPROVED(LocalText.of("已审核", "Approved")),
  /** Somebody sent it back with a reason. */
  RETURNED(LocalText.of("已退回", "Returned")),
  /** No longer stands; it stays on record. */
  WITHDRAWN(LocalText.of("已撤下", "Withdrawn"));

  private final LocalText label;

  FindingState(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }

  /** As addresses write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FindingState> ofWord(String word) {
    return Stream.of(values()).filter(s -> s.word().equals(word)).findFirst();
  }
}
