/**
 * Release: which results of a data lock an audience is given, after an audit that tries to work out
 * what is hidden. A release is stored in the bytes that its audience sees, is numbered, and may be
 * withdrawn but not changed. Reads results from {@code analysis} and arithmetic from {@code
 * statistics}.
 */
@NullMarked
package org.orgstatus.analysis.release;

import org.jspecify.annotations.NullMarked;
