package org.orgstatus.collection;

import java.time.Instant;
import java.util.Optional;
import org.orgstatus.questionnaire.ItemPath;

/**
 * One item changed once.
 *
 * @param accountId who changed it; 0 for a colleague without an account, and for what stood in the
 *     draft before anybody had seen it
 * @param delegationId the delegation under which a colleague without an account made the change
 */
public record ResponseEntry(
    ItemPath path, long revision, long accountId, Optional<Long> delegationId, Instant enteredAt) {}
