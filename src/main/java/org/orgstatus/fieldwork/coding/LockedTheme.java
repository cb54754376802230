package org.orgstatus.fieldwork.coding;

/**
 * That somebody who was interviewed said something to a code, once coding is locked.
 *
 * @param person number of the speaker among those of the same visit, from 1; names nobody
 * @param role code of the role in which
 * @param code of the frame
 */
public record LockedTheme(int person, String role, String code) {}
