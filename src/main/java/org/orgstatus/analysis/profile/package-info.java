/**
 * Profiles: shares and medians of groups, raw and standardized, with effect sizes (C09, C10, C21,
 * C22), and what stands on a profile: matched pairs (C08), codes and their map (C13, C14),
 * concentration (C15), ranked levels and coded texts (C23).
 */
@NullMarked
package org.orgstatus.analysis.profile;

import org.jspecify.annotations.NullMarked;
