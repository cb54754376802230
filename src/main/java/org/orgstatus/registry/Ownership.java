package org.orgstatus.registry;

import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/**
 * Who runs an institution, from the remark of the Ministry's list. Files write the Chinese word.
 */
public enum Ownership {
  PUBLIC("公办", "Public"),
  PRIVATE("民办", "Private"),
  SINO_FOREIGN("中外合作办学", "Sino-foreign cooperative"),
  HK_MACAO_TAIWAN("内地与港澳台地区合作办学", "Cooperative with Hong Kong, Macao or Taiwan");

  private final LocalText text;

  Ownership(String zh, String en) {
    text = LocalText.of(zh, en);
  }

  public LocalText text() {
    return text;
  }

  static Optional<Ownership> named(String zh) {
    return Stream.of(values()).filter(o -> o.text.zh().equals(zh)).findFirst();
  }

  /** The Ministry leaves the remark of a public institution empty. */
  static Optional<Ownership> remarked(String remark) {
    return remark.isEmpty() ? Optional.of(PUBLIC) : named(remark);
  }
}
