/**
 * Form: what institutions and provinces hold in their hands while data are collected: blank and
 * filled forms, receipts, slips with codes, workbooks to fill in, the page of a province. Reads
 * {@code writer} and {@code file}.
 */
@NullMarked
package org.orgstatus.export.form;

import org.jspecify.annotations.NullMarked;
