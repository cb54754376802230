/**
 * Method: what several comparisons share: the run of one plan over a wave, rates with bounds,
 * shares and medians of groups, standardized values, rows by reporting unit, hiding of small cells,
 * the wave before, and progress of long computations. Reads {@code plan}, {@code value} and {@code
 * result}; read by the rooms of the comparisons.
 */
@NullMarked
package org.orgstatus.analysis.method;

import org.jspecify.annotations.NullMarked;
