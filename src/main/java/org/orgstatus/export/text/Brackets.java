package org.orgstatus.export.text;

import java.util.regex.Pattern;
import org.orgstatus.base.Language;

/** Numbers of official papers in Chinese carry their year in 〔 〕, whatever was typed. */
public final class Brackets {

  private static final Pattern YEAR =
      Pattern.compile(
          "[\\[［【]((?:19|20)[0-9]{2})[\\]］】]|[(（]((?:19|20)[0-9]{2})[)）](?=\\s*第?[0-9]+\\s*号)");

  private Brackets() {}

  public static String of(String text, Language language) {
    return language == Language.ZH
        ? YEAR.matcher(text)
            .replaceAll(m -> "〔" + (m.group(1) == null ? m.group(2) : m.group(1)) + "〕")
        : text;
  }
}
