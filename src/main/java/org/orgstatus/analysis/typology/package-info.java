/**
 * Typology, C24: whether associations fall into distinct types, which cases stand in their middle,
 * and two axes where they do not.
 */
@NullMarked
package org.orgstatus.analysis.typology;

import org.jspecify.annotations.NullMarked;
