/**
 * Coverage, C01 to C06: the target by province, the three denominators, kinds of institutions,
 * effective coverage, foundings, and why not. Each class named by {@link
 * org.orgstatus.analysis.AnalysisMethod} computes one comparison; the others help it.
 */
@NullMarked
package org.orgstatus.analysis.coverage;

import org.jspecify.annotations.NullMarked;
