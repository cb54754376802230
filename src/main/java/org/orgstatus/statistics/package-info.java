/**
 * Statistics: designs, estimators, intervals, weights and disclosure rules on arrays; tests, models
 * and more in sub-packages by topic, which read this one. Pure: no clock, no room of ours, no
 * library but Commons Math, no random number but from a seed that the caller gives and the result
 * carries, so that every number can be compared with R line by line ({@code src/site/methods.md}).
 * Sums are exact and functions those of StrictMath, so that order of rows and platform change no
 * digit. A thing that cannot be estimated is an empty result, or an {@link
 * org.orgstatus.statistics.Outcome} with its reason, never a NaN; a caller's mistake is an
 * IllegalArgumentException naming value and range. Shares are in [0, 1], not percent. Read by
 * dataset (weights) and analysis.
 */
@NullMarked
package org.orgstatus.statistics;

import org.jspecify.annotations.NullMarked;
