/**
 * Visits: their pages in the office, the app that works without a network on the way, and what it
 * exchanges with the server. Reads from fieldwork, collection and registry.
 */
@NullMarked
package org.orgstatus.web.visit;

import org.jspecify.annotations.NullMarked;
