package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredNumberTest {

  @ParameterizedTest
  @CsvSource({
    "50.0, 50",
    "50, 50",
    "0.0, 0",
    "-3.10, -3.1",
    "1.0E-4, 0.0001",
    "92.5925925925926, 92.5925925926",
    "1.5e3, 1500",
    "n = 12, n = 12",
    "1e999999999, 1e999999999",
    "NaN, NaN"
  })
  void aNumberIsWrittenOneWay(String stored, String written) {
    assertEquals(written, StoredNumber.of(stored));
  }

  @ParameterizedTest
  @CsvSource({
    "40.8579630554, 40.8579630555, true",
    "40.8579630554, 40.8579631, false",
    "51.2, 51.3, false",
    "-51.2, 51.2, false",
    "0013, 13, false",
    "50, 50, true"
  })
  void theLastDigitAloneMakesNoOther(String first, String second, boolean one) {
    if (one) {
      assertTrue(StoredNumber.isOne(first, second));
    } else {
      assertFalse(StoredNumber.isOne(first, second));
    }
  }
}
