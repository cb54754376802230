/**
 * How the server starts and what it does by itself: the data source, the schema, the first set-up
 * link. A fault here ends the process with one readable reason.
 */
@NullMarked
package org.orgstatus.web.start;

import org.jspecify.annotations.NullMarked;
