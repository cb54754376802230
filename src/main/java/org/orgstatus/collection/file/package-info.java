/**
 * Files from people: what a file is by its content, what in it could do harm, and photographs of
 * pages as one PDF. Works on files on disk, so that memory stays small whatever is sent. Reads no
 * other room of the study but base.
 */
@NullMarked
package org.orgstatus.collection.file;

import org.jspecify.annotations.NullMarked;
