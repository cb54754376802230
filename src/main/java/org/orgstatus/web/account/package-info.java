/**
 * Accounts of others, as the level above keeps them: made one by one or from a workbook, given
 * roles, handed over, reset, closed. For the administrator, and for whoever keeps accounts below.
 */
@NullMarked
package org.orgstatus.web.account;

import org.jspecify.annotations.NullMarked;
