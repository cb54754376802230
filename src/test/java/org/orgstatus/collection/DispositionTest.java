package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // status, code, recorded, while it runs, after the deadline
        "-, -, -, UNKNOWN, UNKNOWN",
        "-, ISSUED, -, NON_CONTACT, NON_CONTACT",
        "-, OPENED, -, OTHER, OTHER",
        "-, ACTIVATED, -, OTHER, OTHER",
        "DRAFT, ACTIVATED, -, OTHER, REFUSAL",
        "WITH_APPROVER, ACTIVATED, -, PARTIAL, PARTIAL",
        "RETURNED, ACTIVATED, -, PARTIAL, PARTIAL",
        "SUBMITTED, ACTIVATED, -, COMPLETE, COMPLETE",
        "ACCEPTED, -, -, COMPLETE, COMPLETE",
        "LOCKED, -, -, COMPLETE, COMPLETE",
        "DRAFT, ACTIVATED, REFUSED, REFUSAL, REFUSAL",
        "-, OPENED, NOT_REACHED, NON_CONTACT, NON_CONTACT",
        "-, -, NOT_ELIGIBLE, NOT_ELIGIBLE, NOT_ELIGIBLE",
        "SUBMITTED, ACTIVATED, REFUSED, COMPLETE, COMPLETE"
      })
  void everyCaseHasOneOutcome(
      @Nullable ResponseStatus status,
      @Nullable CodeState code,
      @Nullable Outcome known,
      Disposition running,
      Disposition over) {
    assertEquals(running, Disposition.of(status, code, known, false));
    assertEquals(over, Disposition.of(status, code, known, true));
  }
}
