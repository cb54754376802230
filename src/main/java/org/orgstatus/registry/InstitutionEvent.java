package org.orgstatus.registry;

import java.time.LocalDate;
import org.orgstatus.base.LocalText;

/**
 * Something in the history of an institution.
 *
 * @param day from which it holds
 * @param kind a few words
 * @param detail what exactly; may be empty
 */
public record InstitutionEvent(LocalDate day, LocalText kind, LocalText detail) {}
