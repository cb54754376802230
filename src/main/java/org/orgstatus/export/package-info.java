/**
 * Export: results leave the house. This room makes the papers of the study, the report, the brief,
 * slides, sheets and volumes, puts them into files, and tells later whether a file was altered and
 * its numbers still hold. Reads only the records of {@code analysis} and {@code findings}; computes
 * no number. The same result gives the same bytes, and text that looks like a formula stays text in
 * every file. The rooms inside read one way: {@code text}, {@code file}, {@code figure}, {@code
 * writer}, then {@code form}, {@code result}, {@code dataout} and this one. Read by {@code web}.
 */
@NullMarked
package org.orgstatus.export;

import org.jspecify.annotations.NullMarked;
