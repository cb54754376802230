/**
 * Models: logistic (plain, under the design, Firth where outcomes are separated), ordinal, with a
 * random intercept; predictions and changes between groups and waves that follow from them. Cases
 * are grouped by their pattern and put in the order of its values first, so that the order of rows
 * changes no digit. A model describes what goes together; none of it is cause.
 */
@NullMarked
package org.orgstatus.statistics.model;

import org.jspecify.annotations.NullMarked;
