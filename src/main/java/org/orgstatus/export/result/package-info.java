/**
 * Result: one comparison for a page, for print and for a program. Reads {@code figure}, {@code
 * text} and {@code writer}.
 */
@NullMarked
package org.orgstatus.export.result;

import org.jspecify.annotations.NullMarked;
