/**
 * Who may do what, and who did it: accounts and their roles, one-time codes and second steps,
 * tokens of programs, the tables of access, log-ins, the set-up of the first administrator, and the
 * audit record with its chain of seals. Reads from base only; collection and the pages read it.
 * Persons' contact data do not live here: an account knows a log-in name and the name to show,
 * nothing more.
 */
@NullMarked
package org.orgstatus.accounts;

import org.jspecify.annotations.NullMarked;
