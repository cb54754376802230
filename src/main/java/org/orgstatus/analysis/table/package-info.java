/**
 * Tables made on the spot: a request names rows, columns, a measure, a base and filters; it is
 * checked, run over the data of a wave through the estimators of {@code statistics}, and gives the
 * same result objects as a planned comparison. A filter makes a domain of the design, never a
 * smaller file. Requests are kept as texts with their versions and remarks. Reads {@code analysis},
 * {@code dataset} and {@code statistics}; read by {@code web}.
 */
@NullMarked
package org.orgstatus.analysis.table;

import org.jspecify.annotations.NullMarked;
