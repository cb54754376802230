/**
 * Coding what was said and written: texts sentence by sentence, how far two coders agree, decisions
 * where they do not, quotations and their clearance. For analysts and field researchers.
 */
@NullMarked
package org.orgstatus.web.coding;

import org.jspecify.annotations.NullMarked;
