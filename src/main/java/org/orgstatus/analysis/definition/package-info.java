/**
 * Definition: indicators, norms, clauses, bases and groups as their files define them, and the
 * readers that check them against the codebook before any answer exists. Faults say file, line and
 * what to do. Read by {@code plan} and {@code value}.
 */
@NullMarked
package org.orgstatus.analysis.definition;

import org.jspecify.annotations.NullMarked;
