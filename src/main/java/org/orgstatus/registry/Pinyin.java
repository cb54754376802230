package org.orgstatus.registry;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pinyin initials of names, by which people look for an institution: 北京大学 is BJDX. */
final class Pinyin {

  /**
   * Words in names of institutions and places whose reading ICU's character table, which knows one
   * reading for each character, gets wrong.
   */
  private static final Map<String, String> WORDS =
      Map.of("音乐", "YY", "会计", "KJ", "银行", "YH", "重庆", "CQ", "番禺", "PY", "单县", "SX");

  private static final Map<Integer, String> INITIALS =
      new ConcurrentHashMap<>(Map.of((int) '长', "C", (int) '厦', "X", (int) '藏', "Z"));

  private Pinyin() {}

  /** Upper-case initials; Latin letters and digits stay, everything else is left out. */
  static String initials(String name) {
    String known = name;
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      known = known.replace(word.getKey(), word.getValue());
    }
    StringBuilder initials = new StringBuilder();
    known.codePoints().forEach(c -> initials.append(INITIALS.computeIfAbsent(c, Pinyin::initial)));
    return initials.toString();
  }

  // One character at a time, remembered: transliterating whole names takes seconds for a register.
  private static String initial(int character) {
    if (!Character.isLetterOrDigit(character)) {
      return "";
    }
    String latin = Latin.transliterate(Character.toString(character)).strip();
    return latin.isEmpty() ? "" : latin.substring(0, 1).toUpperCase(Locale.ROOT);
  }

  /** Loads ICU's tables only when the first name is read. */
  private static final class Latin {
    private static final Transliterator HAN = Transliterator.getInstance("Han-Latin; Latin-ASCII");

    static synchronized String transliterate(String text) {
      return HAN.transliterate(text);
    }
  }
}
