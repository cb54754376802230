package org.orgstatus.fieldwork;

/**
 * The coding of a wave's interviews is locked for good. Fired as a CDI event in the transaction
 * that locks it: from then on recordings are not needed and are deleted, and nobody can withdraw.
 */
public record CodingLocked(String waveId) {}
