/**
 * How the units of a wave are reached: addresses, activation codes as lists, slips and mails,
 * reminders and the log of what was sent, the call list. For coordinators and the national office.
 */
@NullMarked
package org.orgstatus.web.contact;

import org.jspecify.annotations.NullMarked;
