/**
 * Alliances, C16 to C20: provinces with and without one, alliances side by side and their standing,
 * members against others, types and measures; what visits and interviews saw stands beside what
 * forms say. Reads {@code profile}.
 */
@NullMarked
package org.orgstatus.analysis.alliance;

import org.jspecify.annotations.NullMarked;
