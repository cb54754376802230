/**
 * The record of what was viewed, changed and exported, searched and verified, and the requests of
 * persons about their own data. For whoever answers for data protection.
 */
@NullMarked
package org.orgstatus.web.audit;

import org.jspecify.annotations.NullMarked;
