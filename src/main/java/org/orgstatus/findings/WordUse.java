package org.orgstatus.findings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/**
 * A comparing word in a sentence, with what it compares: the first number with each of the others.
 *
 * @param text as the sentence has it
 * @param left empty where the sentence names no number
 * @param negated whether a word before it turns it round
 * @param by how far apart the sentence says that the two numbers are; empty where it does not
 */
record WordUse(
    ComparingWord word,
    String text,
    Language language,
    Optional<Operand> left,
    List<Operand> right,
    boolean negated,
    Optional<BigDecimal> by) {

  WordUse {
    right = List.copyOf(right);
  }

  /** One that does not say how far the numbers are apart. */
  WordUse(
      ComparingWord word,
      String text,
      Language language,
      Optional<Operand> left,
      List<Operand> right,
      boolean negated) {
    this(word, text, language, left, right, negated, Optional.empty());
  }

  /** The same with how far the numbers are apart. */
  WordUse by(Optional<BigDecimal> said) {
    return new WordUse(word, text, language, left, right, negated, said);
  }

  /**
   * One side of a comparison.
   *
   * @param bound empty for a number that the sentence itself writes
   * @param value as shown; empty for words
   */
  record Operand(Optional<BoundNumber> bound, Optional<BigDecimal> value) {

    static Operand of(BoundNumber number) {
      return new Operand(Optional.of(number), number.cell().value());
    }

    static Operand of(BigDecimal constant) {
      return new Operand(Optional.empty(), Optional.of(constant));
    }

    /** As a reason names it: the mark with its number, or the number. */
    LocalText name() {
      if (bound.isEmpty()) {
        return LocalText.same(NumberText.number(value.orElseThrow()));
      }
      BoundNumber number = bound.get();
      LocalText text = NumberText.of(number.cell(), NumberFormat.PLAIN);
      return LocalText.of(
          "{" + number.mark() + "}（" + text.zh() + "）",
          "{" + number.mark() + "} (" + text.en() + ")");
    }
  }
}
