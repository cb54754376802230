/**
 * File: tables as plain files, and what office files have in common: properties, styles of cells,
 * parts of the archive, the same bytes for the same content. Reads {@code text}.
 */
@NullMarked
package org.orgstatus.export.file;

import org.jspecify.annotations.NullMarked;
