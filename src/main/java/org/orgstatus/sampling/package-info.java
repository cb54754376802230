/**
 * Who is asked: the sampling frame of a wave, frozen from the register with its strata and their
 * sizes and never changed afterwards. A census is a design too, with every unit drawn and a design
 * weight of 1. Reads from base and registry. Read by collection, which invites the units, and by
 * dataset, which weights for those who did not answer.
 */
@NullMarked
package org.orgstatus.sampling;

import org.jspecify.annotations.NullMarked;
