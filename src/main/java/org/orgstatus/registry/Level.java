package org.orgstatus.registry;

import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/** What an institution teaches to: degree or diploma. Files write the Chinese word. */
public enum Level {
  UNDERGRADUATE("本科", "Undergraduate"),
  VOCATIONAL("专科", "Vocational");

  private final LocalText text;

  Level(String zh, String en) {
    text = LocalText.of(zh, en);
  }

  public LocalText text() {
    return text;
  }

  static Optional<Level> named(String zh) {
    return Stream.of(values()).filter(l -> l.text.zh().equals(zh)).findFirst();
  }
}
