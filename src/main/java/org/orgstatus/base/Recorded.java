package org.orgstatus.base;

/**
 * Says that something worth keeping on record happened. Rooms that lie before {@code accounts} fire
 * it as a CDI event; {@code accounts} writes it to the audit record in the same transaction.
 *
 * @param action what happened, in kebab case, for example {@code register-imported}
 * @param subject what it happened to, for example {@code institution 4111010001} or a wave's id;
 *     never a person's name
 * @param detail a short explanation in plain words; may be empty; no personal data
 */
public record Recorded(String action, String subject, String detail) {}
