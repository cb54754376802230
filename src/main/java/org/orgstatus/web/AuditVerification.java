package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.orgstatus.accounts.AuditChain;
import org.orgstatus.accounts.ChainVerdict;
import org.orgstatus.base.Recorded;

/** Seals what waits, verifies the whole audit record, and puts that on record too. */
@ApplicationScoped
public class AuditVerification {

  @Inject AuditChain chain;
  @Inject Event<Recorded> recorded;

  public ChainVerdict now() {
    int sealed = chain.seal();
    while (sealed == AuditChain.BATCH) {
      sealed = chain.seal();
    }
    ChainVerdict verdict = chain.verify();
    String found = verdict.broken().map(b -> "broken at entry " + b.number()).orElse("intact");
    recorded.fire(
        new Recorded("audit-verified", "audit record", verdict.sealed() + " entries, " + found));
    return verdict;
  }
}
