/**
 * The register: the institutions, reporting units and alliances of the country with their dates of
 * validity, read from the Ministry's yearly list or from files of the project's own shape. A list
 * is previewed, then confirmed in one transaction; nothing is ever deleted. Between lists, people
 * keep it: what became of institutions that are gone, corrections, branch campuses and alliances
 * that provinces told of, and the provinces' rosters of associations. Reads only from base. Read by
 * sampling, which freezes frames, and by every later stage that needs names and groups.
 */
@NullMarked
package org.orgstatus.registry;

import org.jspecify.annotations.NullMarked;
