package org.orgstatus.analysis.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.definition.Indicator.Scale;
import org.orgstatus.base.LocalText;

class IndicatorTest {

  private static Indicator of(Kind kind) {
    return new Indicator(
        "X-01",
        "",
        Dimension.COVERAGE,
        LocalText.same("X"),
        List.of(),
        kind,
        Scale.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Disclosure.ORDINARY);
  }

  @ParameterizedTest
  @CsvSource({
    "PERCENT, 100, 100.0",
    "PERCENT, 92.857, 92.9",
    "INDEX, 0, 0.0",
    "COUNT, 100, 100",
    "NUMBER, 3.04, 3",
    "NUMBER, 3.05, 3.1",
    "YEAR, 2014, 2014",
    "SCORE, 12, 12",
    "BINARY, 1, 是",
    "NORM, 0, 否"
  })
  void numberOfOneUnitIsSaidAsItsKindIs(Kind kind, double number, String said) {
    assertEquals(said, of(kind).said(number).zh());
  }
}
