package org.orgstatus.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which entries of the audit record are wanted.
 *
 * @param from the earliest moment
 * @param until the first moment that is too late
 * @param account who did it
 * @param action what was done, exactly; empty for everything
 * @param text part of the subject or the detail; empty for everything
 */
public record AuditFilter(
    Optional<Instant> from,
    Optional<Instant> until,
    OptionalLong account,
    String action,
    String text) {}
