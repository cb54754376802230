/**
 * Value: what each unit of a wave has for an indicator, a norm or a base, computed once for all
 * plans that ask, with the reason where there is none, and which items a value rests on. Reads
 * {@code definition} and {@code plan}.
 */
@NullMarked
package org.orgstatus.analysis.value;

import org.jspecify.annotations.NullMarked;
