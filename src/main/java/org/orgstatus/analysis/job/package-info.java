/**
 * Jobs: all comparisons over one data lock, run one after another beside the pages. A job says how
 * far it is, can be ended at any step, and leaves every result that it finished in place, so that
 * the next one goes on where it stopped. Read by web.
 */
@NullMarked
package org.orgstatus.analysis.job;

import org.jspecify.annotations.NullMarked;
