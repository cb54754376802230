/**
 * Data out: the tables of a wave as files of other programs. {@link
 * org.orgstatus.export.dataout.DataOut} says which data leave and how much of them, {@link
 * org.orgstatus.export.dataout.OutTable} is one table of them; behind it each format has its
 * writer. No file holds persons' data, and the same lock gives the same bytes.
 */
@NullMarked
package org.orgstatus.export.dataout;

import org.jspecify.annotations.NullMarked;
