package org.orgstatus.collection;

/**
 * Says, in the transaction of the return, that the province or the national office returned a
 * response to its filler.
 *
 * @param step number of the {@link Transition}, once for each return of a response
 */
public record ResponseReturned(long responseId, int step) {}
