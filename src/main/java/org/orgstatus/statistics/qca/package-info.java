/**
 * Qualitative comparative analysis of a few cases: calibration, truth table, minimization, fit.
 * With about twenty cases four or five conditions at most; contradictions and the use of remainders
 * are part of the result (Ragin 2008, Redesigning Social Inquiry; Schneider and Wagemann 2012).
 */
@NullMarked
package org.orgstatus.statistics.qca;

import org.jspecify.annotations.NullMarked;
