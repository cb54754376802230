/**
 * What may be shown: reliability flags of estimates, and suppression over tables that share cells.
 * One table of counts by itself is {@link org.orgstatus.statistics.Suppression}.
 */
@NullMarked
package org.orgstatus.statistics.disclosure;

import org.jspecify.annotations.NullMarked;
