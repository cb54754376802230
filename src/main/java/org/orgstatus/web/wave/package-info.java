/**
 * Waves from plan to end: planned, opened, deadlines moved, texts set, forms printed and compared
 * with the year before, closed and locked for good. For the national office.
 */
@NullMarked
package org.orgstatus.web.wave;

import org.jspecify.annotations.NullMarked;
