/**
 * The door: pages for people and JSON for programs. It turns what a browser sends into the words of
 * the stages, asks {@code accounts} whether it may be done, and turns what comes back, faults
 * included, into pages in both languages. Reads from every stage; no stage reads from here.
 *
 * <p>This package holds what every door needs: who asks and in which language, what surrounds a
 * page, refusals, faults, the settings. The rooms below are named after what is done there, and
 * each reads from others one way only.
 */
@NullMarked
package org.orgstatus.web;

import org.jspecify.annotations.NullMarked;
