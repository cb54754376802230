package org.orgstatus.collection;

import java.time.Instant;
import java.time.LocalDate;
import org.orgstatus.base.LocalText;

/**
 * What a wave is to be.
 *
 * @param id short, for example W1; part of addresses and file names
 * @param referenceDate date for stocks
 * @param referenceYear calendar year for flows
 * @param demonstration whether its answers are invented
 */
public record WavePlan(
    String id,
    LocalText title,
    LocalDate referenceDate,
    int referenceYear,
    Instant deadline,
    boolean demonstration) {

  public WavePlan {
    if (!id.matches("[A-Z][A-Z0-9]{0,15}")) {
      throw new IllegalArgumentException("not a wave id: " + id);
    }
    if (referenceYear < 1950 || referenceYear > 2200) {
      throw new IllegalArgumentException("not a reference year: " + referenceYear);
    }
  }
}
