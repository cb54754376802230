package org.orgstatus.dataset;

import java.time.LocalDate;

/**
 * What a dataset needs to know of its wave.
 *
 * @param id for example W1
 * @param referenceDate date for stocks
 * @param demonstration whether the answers were invented
 */
public record WaveFacts(String id, LocalDate referenceDate, boolean demonstration) {}
