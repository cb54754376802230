/**
 * Provinces and their institutions one by one: profiles of reporting units and their single sheets
 * (C11), measures and what goes with them (C12), candidates (C25). Reads {@code profile}.
 */
@NullMarked
package org.orgstatus.analysis.province;

import org.jspecify.annotations.NullMarked;
