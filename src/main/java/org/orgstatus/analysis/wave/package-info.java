/**
 * The wave itself: what has changed since the one before (C26), and how far its data can be relied
 * on (C27).
 */
@NullMarked
package org.orgstatus.analysis.wave;

import org.jspecify.annotations.NullMarked;
