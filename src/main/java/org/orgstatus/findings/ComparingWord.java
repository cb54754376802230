package org.orgstatus.findings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;

/**
 * A comparing word as its file defines it.
 *
 * @param than what the first number is compared with; empty where a sentence says it
 * @param beforeNumber whether it counts only right before a number
 * @param byHowMuch whether points that follow say how far the numbers are apart, not what they are
 *     compared with
 * @param plans comparisons that alone may use it
 * @param advice what to write in its place
 */
record ComparingWord(
    String id,
    Claim claim,
    List<String> zh,
    List<String> en,
    Optional<BigDecimal> than,
    boolean beforeNumber,
    boolean byHowMuch,
    List<String> plans,
    LocalText advice,
    Place place) {

  ComparingWord {
    zh = List.copyOf(zh);
    en = List.copyOf(en);
    plans = List.copyOf(plans);
  }

  List<String> forms(Language language) {
    return language == Language.ZH ? zh : en;
  }
}
