package org.orgstatus.web.office;

import org.jspecify.annotations.Nullable;
import org.orgstatus.collection.Standing;
import org.orgstatus.sampling.Unit;

/**
 * One unit of a wave.
 *
 * @param standing of its response; null while there is none
 * @param invited whether it has an activation code that is used or can still be used
 */
public record CollectionRow(Unit unit, @Nullable Standing standing, boolean invited) {

  /** The response's status or {@code NOT_STARTED}. */
  public String status() {
    return standing == null ? CollectionQuery.NOT_STARTED : standing.status().name();
  }
}
