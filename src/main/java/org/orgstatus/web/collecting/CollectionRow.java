package org.orgstatus.web.collecting;

import org.jspecify.annotations.Nullable;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.Standing;
import org.orgstatus.sampling.Unit;

/**
 * One unit of a wave.
 *
 * @param standing of its response; null while there is none
 * @param code how far it has come with its activation code; null while it has none
 */
public record CollectionRow(Unit unit, @Nullable Standing standing, @Nullable CodeState code) {

  /** Whether it has an activation code that is used or can still be used. */
  public boolean invited() {
    return code != null;
  }

  /** The response's status or {@code NOT_STARTED}. */
  public String status() {
    return standing == null ? CollectionQuery.NOT_STARTED : standing.status().name();
  }
}
