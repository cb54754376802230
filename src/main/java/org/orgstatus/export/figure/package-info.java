/**
 * Figure: what a figure shows, ready to be drawn: its marks and bars, the words beside it, shades
 * that keep apart in grey, the tiles of the provinces, and the charts of office files that can be
 * changed there. Reads {@code text}.
 */
@NullMarked
package org.orgstatus.export.figure;

import org.jspecify.annotations.NullMarked;
