/**
 * From a data lock to what others may see: chosen, audited, confirmed, withdrawn, and shown to
 * staff, to reporting units or to everybody.
 */
@NullMarked
package org.orgstatus.web.release;

import org.jspecify.annotations.NullMarked;
