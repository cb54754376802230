package org.orgstatus.export;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.analysis.release.ReleaseAudience;
import org.orgstatus.base.LocalText;

/** Where the results of a paper come from, and with that for whom it is. */
public enum DocumentEdition {
  /** All comparisons on the lock, for the study's own desk. */
  DESK(LocalText.of("内部（数据锁定）", "Internal, from the lock"), null),
  /** What was released to staff. */
  INTERNAL(LocalText.of("内部（已发布的结果）", "Internal, released"), ReleaseAudience.INTERNAL),
  /** What was released to reporting units, each its own numbers. */
  PROVINCE(LocalText.of("填报单位", "Reporting units"), ReleaseAudience.PROVINCE),
  /** What was released to everybody. */
  PUBLIC(LocalText.of("公开", "Public"), ReleaseAudience.PUBLIC);

  private final LocalText label;
  private final Optional<ReleaseAudience> audience;

  DocumentEdition(LocalText label, @Nullable ReleaseAudience audience) {
    this.label = label;
    this.audience = Optional.ofNullable(audience);
  }

  public LocalText label() {
    return label;
  }

  /** The audience of the releases that it is made of; empty where it is made of the lock. */
  public Optional<ReleaseAudience> audience() {
    return audience;
  }

  /** As addresses and manifests write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DocumentEdition> ofWord(String word) {
    return Stream.of(values()).filter(e -> e.word().equals(word)).findFirst();
  }

  /** Of what was released to an audience. */
  public static DocumentEdition of(ReleaseAudience audience) {
    return switch (audience) {
      case INTERNAL -> INTERNAL;
      case PROVINCE -> PROVINCE;
      case PUBLIC -> PUBLIC;
    };
  }
}
