/**
 * Result: what one comparison gives, and nothing of how it came about: tables of cells, an estimate
 * with its interval, n and N or the reason why none stands there, figures over columns, where the
 * numbers come from, and the bytes by which a result is kept. Reads {@code dataset} and {@code
 * statistics}; read by every other room and by all that show results.
 */
@NullMarked
package org.orgstatus.analysis.result;

import org.jspecify.annotations.NullMarked;
