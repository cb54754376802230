package org.orgstatus.demonstration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shares or weights written as text, such as {@code "yes .7 no .3"}, in that order. */
final class Shares {

  private static final Map<String, Map<String, Double>> READ = new ConcurrentHashMap<>();

  private Shares() {}

  static Map<String, Double> of(String text) {
    return READ.computeIfAbsent(text, Shares::read);
  }

  private static Map<String, Double> read(String text) {
    String[] words = text.strip().split("\\s+");
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      shares.put(words[i], Double.valueOf(words[i + 1]));
    }
    return Collections.unmodifiableMap(shares);
  }
}
