package org.orgstatus.web.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Range by RFC 9110, of a file of a hundred bytes. */
class ByteRangeTest {

  private static final long SIZE = 100;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=-",
        "bytes=5-2",
        "bytes=a-b",
        "items=0-5",
        "bytes=0-5,7-9",
        "bytes=0-9999999999999999999"
      })
  void whatIsNoRangeIsTheWhole(String header) {
    assertTrue(ByteRange.of(header, SIZE).isWhole(), header);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, bytes 0-3/100",
    "bytes=8-, bytes 8-99/100",
    "bytes=-10, bytes 90-99/100",
    "bytes=90-400, bytes 90-99/100",
    "bytes=99-99, bytes 99-99/100"
  })
  void aPartIsNamedAsItIsGiven(String header, String given) {
    assertEquals(given, ByteRange.of(header, SIZE).words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=900-901", "bytes=-0"})
  void behindTheEndThereIsNothing(String header) {
    assertTrue(ByteRange.of(header, SIZE).isEmpty(), header);
  }
}
