/**
 * Export: results leave the house. A {@code PolicyDocument} of blocks becomes DOCX, tables become
 * XLSX and CSV, and a page gets the same result as JSON and as prepared texts. Reads only the
 * records of {@code analysis}; computes no number. The same result gives the same bytes, and text
 * that looks like a formula stays text in every file. Read by {@code web}.
 */
@NullMarked
package org.orgstatus.export;

import org.jspecify.annotations.NullMarked;
