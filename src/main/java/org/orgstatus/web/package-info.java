/**
 * The door: pages for people and JSON for programs. It turns what a browser sends into the words of
 * the stages, asks {@code accounts} whether it may be done, and turns what comes back, faults
 * included, into pages in both languages. Reads from every stage; no stage reads from here.
 */
@NullMarked
package org.orgstatus.web;

import org.jspecify.annotations.NullMarked;
