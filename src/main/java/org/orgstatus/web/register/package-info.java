/**
 * The register of institutions and the lists that provinces hand in: imports with their preview,
 * matching with the year before, corrections, rosters of approved associations, alliances and
 * branch campuses. For the national office and for coordinators, who check their own unit.
 */
@NullMarked
package org.orgstatus.web.register;

import org.jspecify.annotations.NullMarked;
