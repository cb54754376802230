package org.orgstatus.analysis.definition;

import java.util.List;
import org.orgstatus.base.LocalText;

/**
 * What a document asks of an indicator that is estimated for a group, such as a rate.
 *
 * @param id of the indicator
 * @param comparison how the value is held against the target
 * @param value the target; empty where all units must reach it
 * @param since from when it holds
 * @param source the sentence of the document
 */
public record NormTarget(
    String id,
    List<String> clauses,
    Comparison comparison,
    String value,
    String since,
    String source) {

  public NormTarget {
    clauses = List.copyOf(clauses);
  }

  /** The target in words, such as 不低于50. */
  public LocalText words() {
    return switch (comparison) {
      case AT_LEAST -> LocalText.of("不低于" + value, "at least " + value);
      case AT_MOST -> LocalText.of("不高于" + value, "at most " + value);
      case ALL -> LocalText.of("全部单位", "all units");
    };
  }

  /** How a value is held against a target. */
  public enum Comparison {
    AT_LEAST("at_least"),
    AT_MOST("at_most"),
    ALL("all");

    private final String word;

    Comparison(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
