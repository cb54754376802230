package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final String DIGITS = "12345678901234567890";

  /** RFC 6238, appendix B; the seeds by erratum 2866: 20, 32 and 64 bytes. */
  @ParameterizedTest
  @CsvSource({
    "59,          HmacSHA1,   20, 94287082",
    "59,          HmacSHA256, 32, 46119246",
    "59,          HmacSHA512, 64, 90693936",
    "1111111109,  HmacSHA1,   20, 07081804",
    "1111111109,  HmacSHA256, 32, 68084774",
    "1111111109,  HmacSHA512, 64, 25091201",
    "1111111111,  HmacSHA1,   20, 14050471",
    "1111111111,  HmacSHA256, 32, 67062674",
    "1111111111,  HmacSHA512, 64, 99943326",
    "1234567890,  HmacSHA1,   20, 89005924",
    "1234567890,  HmacSHA256, 32, 91819424",
    "1234567890,  HmacSHA512, 64, 93441116",
    "2000000000,  HmacSHA1,   20, 69279037",
    "2000000000,  HmacSHA256, 32, 90698825",
    "2000000000,  HmacSHA512, 64, 38618901",
    "20000000000, HmacSHA1,   20, 65353130",
    "20000000000, HmacSHA256, 32, 77737706",
    "20000000000, HmacSHA512, 64, 47863826"
  })
  void codesAreThoseOfTheStandard(long second, String algorithm, int length, String code) {
    byte[] seed = DIGITS.repeat(4).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    long step = Totp.step(Instant.ofEpochSecond(second));
    assertEquals(code, Totp.code(algorithm, seed, step, 8));
  }

  @Test
  void ownCodesAreTheLastSixOfTheEight() {
    byte[] seed = DIGITS.getBytes(StandardCharsets.US_ASCII);
    assertEquals("081804", Totp.code(seed, Totp.step(Instant.ofEpochSecond(1111111109))));
  }

  @Test
  void secretIsWrittenAsAuthenticatorsReadIt() {
    // RFC 4648, section 10; 20 bytes need no padding
    assertEquals("MZXW6YTBOI======", new Base32().encodeAsString("foobar".getBytes()));
    assertEquals(32, new Base32().encodeAsString(new byte[Totp.SECRET_BYTES]).length());
  }
}
