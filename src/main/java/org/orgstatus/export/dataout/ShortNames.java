package org.orgstatus.export.dataout;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Names of variables as a program takes them: short enough, of its characters, and no two alike
 * whatever their case.
 */
final class ShortNames {

  private final int longest;
  private final UnaryOperator<String> legal;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param longest characters at the most
   * @param legal makes a name of the program's characters, which are one byte each
   */
  ShortNames(int longest, UnaryOperator<String> legal) {
    this.longest = longest;
    this.legal = legal;
  }

  /** The name, cut and numbered where it must be. */
  String take(String wanted) {
    String name = legal.apply(wanted);
    name = name.substring(0, Math.min(longest, name.length()));
    String free = name;
    for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
      String end = "_" + n;
      free = name.substring(0, Math.min(longest - end.length(), name.length())) + end;
    }
    return free;
  }

  List<String> takeAll(List<String> wanted) {
    return wanted.stream().map(this::take).toList();
  }
}
