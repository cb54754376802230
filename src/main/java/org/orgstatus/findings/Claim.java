package org.orgstatus.findings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What whoever uses a comparing word claims; {@code analysis/words.yaml} explains each. */
enum Claim {
  GREATER,
  LESS,
  MARKEDLY_GREATER,
  MARKEDLY_LESS,
  MARKED,
  UNMARKED,
  AT_LEAST,
  AT_MOST,
  ALIKE,
  NEARLY,
  ABOUT,
  HIGHEST,
  LOWEST,
  ONLY_OF,
  NEVER;

  /** As the file writes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Claim> ofWord(String word) {
    return Stream.of(values()).filter(c -> c.word().equals(word)).findFirst();
  }

  /** Whether two numbers are held against each other. */
  boolean compares() {
    return this != HIGHEST && this != LOWEST && this != ONLY_OF && this != NEVER;
  }

  boolean isMarked() {
    return this == MARKEDLY_GREATER || this == MARKEDLY_LESS || this == MARKED;
  }

  /** Whether the first number is said to be the greater one. */
  boolean isUpward() {
    return this == GREATER || this == MARKEDLY_GREATER;
  }
}
