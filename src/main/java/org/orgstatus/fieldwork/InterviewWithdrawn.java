package org.orgstatus.fieldwork;

/**
 * A respondent has taken the consent back. Fired as a CDI event in the transaction that removes the
 * recording and the notes: whoever has made anything of the interview removes it too, and marks
 * what cites it as stale.
 *
 * @param waveId wave of the visit
 * @param allianceId the visited alliance: unit of the response to form E
 * @param interview id of the row of the repeat that holds the interviews
 */
public record InterviewWithdrawn(String waveId, String allianceId, String interview) {}
