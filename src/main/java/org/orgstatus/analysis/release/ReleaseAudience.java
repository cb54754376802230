package org.orgstatus.analysis.release;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/** To whom results are given. */
public enum ReleaseAudience {
  /** Staff of the study: national office, analysts, policy writers, auditors. */
  INTERNAL(LocalText.of("内部", "Internal")),
  /** Coordinators: each sees the public numbers and those of the own reporting unit. */
  PROVINCE(LocalText.of("各填报单位", "Reporting units")),
  /** Everybody, without a log-in. */
  PUBLIC(LocalText.of("公开", "Public"));

  private final LocalText label;

  ReleaseAudience(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }

  /** As addresses and forms write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ReleaseAudience> ofWord(String word) {
    return Stream.of(values()).filter(a -> a.word().equals(word)).findFirst();
  }
}
