/**
 * Analysis: a plan file and a dataset give a result. Plans, indicators, norms and groups are read
 * from {@code analysis/*.yaml}, checked against the codebook before any answer exists, and run over
 * the tables of {@code dataset} with the estimators of {@code statistics}. A result is an immutable
 * object of tables, figures and provenance; pages, workbooks and documents all read the same one.
 */
@NullMarked
package org.orgstatus.analysis;

import org.jspecify.annotations.NullMarked;
