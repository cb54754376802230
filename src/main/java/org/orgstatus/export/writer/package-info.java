/**
 * Writer: one paper in one format: Word, Excel, PDF, a web page. Each writer takes the same blocks,
 * tables and figures; none computes a number. Reads {@code text}, {@code figure} and {@code file}.
 */
@NullMarked
package org.orgstatus.export.writer;

import org.jspecify.annotations.NullMarked;
