/**
 * Agreement of coders and of items: κ, α, AC1. Agreement beyond chance falls when one code is very
 * common though coders hardly differ; print the raw agreement beside it. Read by fieldwork and
 * analysis.
 */
@NullMarked
package org.orgstatus.statistics.agreement;

import org.jspecify.annotations.NullMarked;
