/**
 * Text: what stands on any paper, whatever its format: texts made harmless, cells in words, dates,
 * table heads and legends, how wide columns must be and how a wide table is parted, and a paper as
 * blocks in order. Read by every other room.
 */
@NullMarked
package org.orgstatus.export.text;

import org.jspecify.annotations.NullMarked;
