package org.orgstatus.collection;

/**
 * Says, in the transaction of the sending, that a response was sent to the approver of its
 * institution.
 *
 * @param step number of the {@link Transition}
 */
public record ResponseSent(long responseId, int step) {}
