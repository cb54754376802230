/**
 * Dataset: one table for each kind of unit, a row for every unit of the frame whether it answered
 * or not, repeats as child tables, all linked by keys. Every column comes from the codebook, which
 * exists before the first answer; beside each item stands why a value is missing. A data lock
 * freezes the tables of a wave for good. Reads from sampling (who should answer), questionnaire
 * (what was asked) and collection (what was submitted); uses statistics for weights. Read by
 * analysis and export. Persons are never in here.
 */
@NullMarked
package org.orgstatus.dataset;

import org.jspecify.annotations.NullMarked;
