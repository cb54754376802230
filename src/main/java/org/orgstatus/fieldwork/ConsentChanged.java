package org.orgstatus.fieldwork;

/**
 * A respondent has agreed to something else than before. Fired as a CDI event in the transaction
 * that enters it: what is no longer agreed to goes with it.
 *
 * @param interview id of the row of the repeat that holds the interviews
 * @param consent what is agreed to now, as form E codes it
 * @param accountId who wrote it down
 */
public record ConsentChanged(long visitId, String interview, String consent, long accountId) {}
