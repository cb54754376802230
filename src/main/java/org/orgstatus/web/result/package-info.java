/**
 * Comparisons: run on the data as they stand or on a lock, one at a time or all in one go, read,
 * taken away and remarked on. For analysts and the national office.
 */
@NullMarked
package org.orgstatus.web.result;

import org.jspecify.annotations.NullMarked;
