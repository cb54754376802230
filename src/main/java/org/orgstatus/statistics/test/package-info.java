/**
 * Tests of hypotheses and their effect sizes. Two families: design-based ones take a {@link
 * org.orgstatus.statistics.Domain}, classical ones plain arrays and know no weights. A p-value is
 * an upper tail computed as such, exact far below 1e-16; print "&lt;0.001" but keep the number.
 * Monte Carlo draws from a seed that the result carries. What cannot be tested is an {@link
 * org.orgstatus.statistics.Outcome.NotEstimable} with its reason.
 */
@NullMarked
package org.orgstatus.statistics.test;

import org.jspecify.annotations.NullMarked;
