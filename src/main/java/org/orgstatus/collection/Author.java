package org.orgstatus.collection;

import org.jspecify.annotations.Nullable;

/**
 * Who changes answers: an account, or a colleague without one to whom a section was handed.
 *
 * @param accountId 0 for a colleague
 * @param delegationId the delegation that a colleague works under; null for an account
 */
public record Author(long accountId, @Nullable Long delegationId) {

  public static Author account(long id) {
    return new Author(id, null);
  }

  static Author delegation(long id) {
    return new Author(0, id);
  }
}
