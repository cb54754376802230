package org.orgstatus.collection;

/** What a colleague without an account works on: one section of one response. */
public record Delegated(Delegation delegation, DelegationVisit visit, Response response) {

  /** Who the changes are put down to. */
  public Author author() {
    return Author.delegation(delegation.id());
  }
}
