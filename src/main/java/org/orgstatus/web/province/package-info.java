/**
 * One reporting unit in one wave: whether it has reached 50%, its own answers as a workbook, and
 * its profile from the comparisons, to be read, printed or handed on.
 */
@NullMarked
package org.orgstatus.web.province;

import org.jspecify.annotations.NullMarked;
