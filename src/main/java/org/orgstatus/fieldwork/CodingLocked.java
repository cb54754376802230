package org.orgstatus.fieldwork;

/**
 * The coding of a visit's record is locked for good. Fired as a CDI event in the transaction that
 * locks it: from then on its recordings are not needed and are deleted, and nobody can withdraw.
 */
public record CodingLocked(String waveId, String allianceId) {}
