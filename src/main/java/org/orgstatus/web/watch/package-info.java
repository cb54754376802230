/**
 * Watching a wave as it comes in: progress, pace and whether half is reached, on screens that renew
 * themselves. For the national office, and for coordinators with their own unit.
 */
@NullMarked
package org.orgstatus.web.watch;

import org.jspecify.annotations.NullMarked;
