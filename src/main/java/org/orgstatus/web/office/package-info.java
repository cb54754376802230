/**
 * What the rooms of the office share, and its first page: lists by pages with their filters in the
 * address, files sent in, how far an account may see, the purpose of taking data away, and a wave
 * with its numbers. Whoever works in the office works in the rooms beside this one.
 */
@NullMarked
package org.orgstatus.web.office;

import org.jspecify.annotations.NullMarked;
