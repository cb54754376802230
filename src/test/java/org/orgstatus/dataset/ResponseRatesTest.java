package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orgstatus.collection.Disposition;

class ResponseRatesTest {

  @Test
  void ratesAreThoseOfTheStandardDefinitions() {
    // by hand: I 60, P 10, R 5, NC 15, O 5, U 5, not eligible 5; 95 eligible, e = 95/100
    List<Disposition> cases = new ArrayList<>();
    add(cases, Disposition.COMPLETE, 60);
    add(cases, Disposition.PARTIAL, 10);
    add(cases, Disposition.REFUSAL, 5);
    add(cases, Disposition.NON_CONTACT, 15);
    add(cases, Disposition.OTHER, 5);
    add(cases, Disposition.UNKNOWN, 5);
    add(cases, Disposition.NOT_ELIGIBLE, 5);
    ResponseRates rates = ResponseRates.of(cases);
    near(60 / 100.0, rates.rate("RR1"));
    near(70 / 100.0, rates.rate("RR2"));
    near(60 / 99.75, rates.rate("RR3"));
    near(60 / 95.0, rates.rate("RR5"));
    near(70 / 95.0, rates.rate("RR6"));
    near(60 / 80.0, rates.rate("COOP1"));
    near(70 / 80.0, rates.rate("COOP2"));
    near(5 / 100.0, rates.rate("REF1"));
    near(80 / 100.0, rates.rate("CON1"));
    near(0.95, rates.eligibleShare());
    assertEquals(15, rates.count(Disposition.NON_CONTACT));
  }

  @Test
  void withoutCasesThereIsNoRate() {
    ResponseRates none = ResponseRates.of(List.of());
    none.rates().forEach(rate -> assertEquals(Optional.empty(), rate.value(), rate.name()));
    assertEquals(0, none.count(Disposition.COMPLETE));
  }

  private static void add(List<Disposition> cases, Disposition what, int times) {
    cases.addAll(Collections.nCopies(times, what));
  }

  private static void near(double expected, Optional<Double> value) {
    assertEquals(expected, value.orElseThrow(), 1e-12);
  }
}
