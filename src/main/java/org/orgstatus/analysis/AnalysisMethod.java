package org.orgstatus.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways of comparing that plans may name: a closed set, each with the tables it can give and the
 * settings it takes.
 */
public enum AnalysisMethod {
  /** A rate by unit against a target, with bounds for what is not known. */
  COVERAGE_AGAINST_TARGET(
      "coverage-against-target",
      List.of("coverage", "summary", "denominators", "status", "responses"),
      List.of("rate", "beside", "response", "target", "inclusive")),
  /** Pass rates of norms, by strength and by group, an index and what fails together. */
  NORM_BY_NORM(
      "norm-by-norm",
      List.of("norms", "by-group", "readings", "index", "together", "pairs"),
      List.of("high", "low")),
  /** Shares and medians of groups, raw and standardized, with effect sizes. */
  GROUP_PROFILE(
      "group-profile",
      List.of("shares", "medians", "spread", "parts", "categories"),
      List.of("standardize", "parts_of"));

  private final String word;
  private final List<String> tables;
  private final List<String> settings;

  AnalysisMethod(String word, List<String> tables, List<String> settings) {
    this.word = word;
    this.tables = tables;
    this.settings = settings;
  }

  /** The name that plans write. */
  public String word() {
    return word;
  }

  /** Ids of the tables it can give. */
  public List<String> tables() {
    return tables;
  }

  /** Names of the settings, all of which a plan gives. */
  public List<String> settings() {
    return settings;
  }

  static Optional<AnalysisMethod> ofWord(String word) {
    return Stream.of(values()).filter(m -> m.word.equals(word)).findFirst();
  }
}
