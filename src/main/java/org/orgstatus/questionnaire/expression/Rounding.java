package org.orgstatus.questionnaire.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The function round, on the decimal digits of a number and not on its binary value. */
final class Rounding {

  static final int MOST_PLACES = 30;

  /** From here on a double has no digit behind the one that is rounded. */
  private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

  private Rounding() {}

  /**
   * A half goes up, towards positive infinity, as in XPath: 2.5 to 3 and −2.5 to −2.
   *
   * @param places decimals kept; negative for tens and hundreds; NaN counts as 0, and more than
   *     {@link #MOST_PLACES} on either side give NaN, as in JavaRosa
   */
  static double round(double number, double places) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return number;
    }
    int kept = (int) places;
    if (Math.abs(kept) > MOST_PLACES) {
      return Double.NaN;
    }
    BigDecimal digits = new BigDecimal(Double.toString(number));
    if (digits.scaleByPowerOfTen(kept).abs().compareTo(EXACT) >= 0) {
      return number;
    }
    RoundingMode half = number < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
    return digits.setScale(kept, half).doubleValue();
  }
}
