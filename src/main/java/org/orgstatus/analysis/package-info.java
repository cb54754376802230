/**
 * Analysis: a plan file and a dataset give a result. This room is where they meet: files are read
 * and checked, {@link org.orgstatus.analysis.AnalysisMethod} names every way of comparing with the
 * class that computes it, comparisons are run over a wave or a data lock, and results are kept by
 * what they were computed from. The rooms inside read one way: {@code definition} and {@code
 * result}, then {@code plan}, {@code value}, {@code method}, then one room for each theme of
 * comparisons ({@code coverage}, {@code norm}, {@code profile}, {@code province}, {@code alliance},
 * {@code typology}, {@code wave}), then this one, and after it {@code table}, {@code release} and
 * {@code job}.
 */
@NullMarked
package org.orgstatus.analysis;

import org.jspecify.annotations.NullMarked;
