package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our numbers against those of R 4.2.2 with survey 4.1-1, vcd 1.4-11 and coin 1.4-2. The calls
 * stand in {@code src/test/resources/reference/*.R}; the numbers beside them were made with {@code
 * Rscript all.R 20260101}.
 */
class ReferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "estimates",
        "intervals",
        "quantiles",
        "effects",
        "standardization",
        "design",
        "tests",
        "coin",
        "models",
        "structures",
        "panels"
      })
  void agreesWithTheNumbersThatRWrote(String script) {
    Expected r = Expected.of(script);
    new AgreementWithR(SampleCensus.committed(), r).check(script);
    assertTrue(r.compared() >= 10, "a file that lost its numbers agrees with anything");
  }
}
