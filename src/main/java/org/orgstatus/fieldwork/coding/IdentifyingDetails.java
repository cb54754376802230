package org.orgstatus.fieldwork.coding;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what would show who spoke in words that are to be quoted. */
final class IdentifyingDetails {

  /** Phone numbers, identity numbers, addresses of mail, codes of respondents. */
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![0-9])1[3-9][0-9]{9}(?![0-9])|(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])"
              + "|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+|(?<![A-Z0-9])[A-Z]{2}[A-Z0-9]{0,8}-[0-9]{2}(?![0-9])");

  private static final String ENDINGS = "(壮族自治区|回族自治区|维吾尔自治区|自治区|生产建设兵团|省|市)$";

  private IdentifyingDetails() {}

  /**
   * @param names of institutions and alliances, none of which may be named
   * @param places names of provinces that may not be named either, as the register writes them
   * @return the details as they stand in the words
   */
  static List<String> in(String words, Collection<String> names, Collection<String> places) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = NUMBERS.matcher(words);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    String lower = words.toLowerCase(Locale.ROOT);
    names.stream()
        .filter(name -> name.length() > 2 && lower.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(found::add);
    places.stream()
        .map(IdentifyingDetails::shortName)
        .filter(name -> name.length() > 1 && lower.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(found::add);
    return List.copyOf(found);
  }

  /** 湖北 for 湖北省: how people write it. */
  static String shortName(String place) {
    return place.replaceAll(ENDINGS, "");
  }
}
