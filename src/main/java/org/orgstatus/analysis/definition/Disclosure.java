package org.orgstatus.analysis.definition;

import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.statistics.Suppression;

/** How carefully the values of an indicator are published. */
public enum Disclosure {
  /** Groups of fewer than five are hidden. */
  ORDINARY("ordinary", Suppression.Rule.ORDINARY),
  /** Difficulties, opinions, internal items: counts of one to four and all but these too. */
  SENSITIVE("sensitive", Suppression.Rule.SENSITIVE),
  /** Money: groups of fewer than ten, and those where one or two units have most of the sum. */
  MONEY("money", Suppression.Rule.MONEY);

  /** Share of the sum above which the largest two units would be given away. */
  private static final double DOMINANT = 0.7;

  private final String word;
  private final Suppression.Rule rule;

  Disclosure(String word, Suppression.Rule rule) {
    this.word = word;
    this.rule = rule;
  }

  /** As definition files write it. */
  public String word() {
    return word;
  }

  public Suppression.Rule rule() {
    return rule;
  }

  static Optional<Disclosure> ofWord(String word) {
    return Stream.of(values()).filter(d -> d.word.equals(word)).findFirst();
  }

  /**
   * Whether the largest one or two amounts make up more than 70% of the sum, so that a published
   * number would be theirs; never where the rule does not ask.
   *
   * @param amounts 0 or greater, of the units that answered
   */
  public boolean isDominated(double[] amounts) {
    if (this != MONEY) {
      return false;
    }
    double sum = 0;
    double first = 0;
    double second = 0;
    for (double amount : amounts) {
      sum += amount;
      second = Math.max(second, Math.min(first, amount));
      first = Math.max(first, amount);
    }
    return sum > 0 && first + second > DOMINANT * sum;
  }
}
