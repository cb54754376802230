package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.collection.By;

/** Who acts with this request, and from where: what the record of a response keeps. */
@RequestScoped
public class Acting {

  @Inject CurrentAccount current;
  @Inject Caller caller;

  public By by() {
    return new By(current.get().id(), caller.address());
  }
}
