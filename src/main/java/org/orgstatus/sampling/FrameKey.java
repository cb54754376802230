package org.orgstatus.sampling;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Primary key of a stratum or a unit: its frame, and its name in it. */
public class FrameKey implements Serializable {

  private static final long serialVersionUID = 1;

  private long frameId;
  private @Nullable String key;

  public FrameKey() {}

  FrameKey(long frameId, String key) {
    this.frameId = frameId;
    this.key = key;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FrameKey that
        && frameId == that.frameId
        && Objects.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Objects.hash(frameId, key);
  }
}
