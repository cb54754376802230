/**
 * How a wave comes in: the list of its units with where each stands, what is known of those that do
 * not answer, and workbooks in which a province enters answers. For the national office and for
 * coordinators, each in the own scope.
 */
@NullMarked
package org.orgstatus.web.collecting;

import org.jspecify.annotations.NullMarked;
