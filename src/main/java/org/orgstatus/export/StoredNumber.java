package org.orgstatus.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/**
 * A number behind a chart or in a cell of a workbook, written one way: programs that save a file
 * anew write 50 for 50.0, other last digits, and exponents for large and small ones.
 */
final class StoredNumber {

  private static final MathContext DIGITS = new MathContext(12);

  private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,15}\\.[0-9]{1,400}");

  private static final BigDecimal NEAR = new BigDecimal("1e-11");

  private StoredNumber() {}

  /** Whether two that were written so are one number but for the last of the twelve digits. */
  static boolean isOne(String first, String second) {
    if (!FRACTION.matcher(first).matches() || !FRACTION.matcher(second).matches()) {
      return first.equals(second);
    }
    BigDecimal one = new BigDecimal(first);
    BigDecimal apart = one.subtract(new BigDecimal(second)).abs();
    return apart.compareTo(one.abs().multiply(NEAR)) <= 0;
  }

  /** Twelve digits of it, without an exponent. */
  static String of(double number) {
    return of(Double.toString(number));
  }

  /** Twelve digits of it, without an exponent; the text itself where it is no number. */
  static String of(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return Math.abs((long) number.scale() - number.precision()) > 400
          ? text
          : number.round(DIGITS).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
