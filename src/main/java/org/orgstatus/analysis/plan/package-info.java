/**
 * Plan: one comparison as its file plans it, held to what its method takes and offers, and the
 * outline of the report. A plan knows its method only as a {@link
 * org.orgstatus.analysis.plan.PlanMethod}; the methods themselves read plans. Reads {@code
 * definition} and {@code result}.
 */
@NullMarked
package org.orgstatus.analysis.plan;

import org.jspecify.annotations.NullMarked;
