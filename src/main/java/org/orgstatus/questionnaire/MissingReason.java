package org.orgstatus.questionnaire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/** Why there is no valid answer. The reasons never merge on the way from the form to a table. */
public enum MissingReason {
  /** Asked, and nothing given yet. Never allowed for a required item of a submitted sheet. */
  NOT_ANSWERED(LocalText.of("未填", "Not yet answered")),
  /** Routed past: not asked, never counted as non-response. */
  NOT_APPLICABLE(LocalText.of("不适用（已跳过）", "Not applicable (skipped)")),
  /** −88, 不掌握: the box beside a number was ticked. */
  NOT_AVAILABLE(LocalText.of("不掌握", "Not available")),
  /** The choice {@code dk}, 不清楚. */
  DONT_KNOW(LocalText.of("不清楚", "Don't know")),
  /** The unit gave no response at all. */
  UNIT_NONRESPONSE(LocalText.of("未答卷", "No response from the unit"));

  private static final Map<String, MissingReason> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(MissingReason::word, Function.identity()));

  private final LocalText label;
  private final String word = name().toLowerCase(Locale.ROOT);

  MissingReason(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }

  /** The word on the wire and in data files, for example {@code not_available}. */
  public String word() {
    return word;
  }

  public static Optional<MissingReason> ofWord(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
