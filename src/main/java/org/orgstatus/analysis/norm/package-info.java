/**
 * Norms, C07: how far practice follows the norms of the Opinion, norm by norm, by group, as an
 * index, and which fail together.
 */
@NullMarked
package org.orgstatus.analysis.norm;

import org.jspecify.annotations.NullMarked;
