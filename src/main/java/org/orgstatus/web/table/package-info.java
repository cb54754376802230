/**
 * The workbench: tables made on the spot, kept and shared, and every variable and indicator with
 * its definition. For analysts.
 */
@NullMarked
package org.orgstatus.web.table;

import org.jspecify.annotations.NullMarked;
