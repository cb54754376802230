/**
 * Findings bound to released numbers, and the desk on which policy clauses lie beside them:
 * written, checked, approved by another person. For policy writers.
 */
@NullMarked
package org.orgstatus.web.finding;

import org.jspecify.annotations.NullMarked;
