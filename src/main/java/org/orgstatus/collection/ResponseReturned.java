package org.orgstatus.collection;

/**
 * Says, in the transaction of the return, that a response was returned to its filler: by the
 * approver of the institution, or by the province or the national office.
 *
 * @param step number of the {@link Transition}, once for each return of a response
 * @param byApprover whether the institution's own approver returned it
 */
public record ResponseReturned(long responseId, int step, boolean byApprover) {}
