/**
 * Statistics: designs, estimators, intervals, effect sizes and disclosure rules on arrays. Pure: no
 * clock, no random number, no room of ours, no library but Commons Math, so that every number can
 * be compared with R line by line. A thing that cannot be estimated is an empty result or a result
 * that says so, never a NaN; a caller's mistake is an IllegalArgumentException naming value and
 * range. Shares are in [0, 1], not percent. Read by dataset (weights) and analysis.
 */
@NullMarked
package org.orgstatus.statistics;

import org.jspecify.annotations.NullMarked;
