/**
 * Contradictions: where an alliance's own answers and what its visitors saw do not fit together,
 * from the rule in {@code analysis/contradictions.yaml} to the settlement. Nothing is corrected
 * here: the alliance corrects its answer, or somebody says why both stand.
 */
@NullMarked
package org.orgstatus.fieldwork.contradiction;

import org.jspecify.annotations.NullMarked;
