/**
 * Networks of two kinds of node, such as alliances and institutions, measured as such: a projection
 * to one kind makes everyone look close.
 */
@NullMarked
package org.orgstatus.statistics.network;

import org.jspecify.annotations.NullMarked;
