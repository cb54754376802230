package org.orgstatus.analysis;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/**
 * An indicator as its file defines it.
 *
 * @param rule how a row gets its value; empty for indicators made of another one
 * @param of id of the indicator that a rate, gap or count of reached units is made of
 * @param base id of the base of a rate
 * @param values labels of a category's or of multiple codes
 * @param items items it reads, as documented
 */
public record Indicator(
    String id,
    String dimension,
    LocalText name,
    String unit,
    Kind kind,
    Optional<RowRule> rule,
    String of,
    String base,
    List<ValueLabel> values,
    List<String> clauses,
    List<String> items) {

  public Indicator {
    values = List.copyOf(values);
    clauses = List.copyOf(clauses);
    items = List.copyOf(items);
  }

  /** What the values are. */
  public enum Kind {
    BINARY("binary", true),
    COUNT("count", true),
    SCORE("score", true),
    PERCENT("percent", true),
    CATEGORY("category", true),
    /** Several codes for one institution. */
    CODES("codes", true),
    /** Share of a base. */
    RATE("rate", false),
    /** How many units are missing to reach a target. */
    GAP("gap", false),
    /** How many groups have reached it. */
    REACHED("reached", false),
    /** Norms passed out of norms that apply, in percent. */
    INDEX("index", true);

    private final String word;
    private final boolean row;

    Kind(String word, boolean row) {
      this.word = word;
      this.row = row;
    }

    public String word() {
      return word;
    }

    /** Whether each institution has a value. */
    public boolean isRow() {
      return row;
    }

    /** Whether its values are numbers, of which medians are taken. */
    public boolean isNumber() {
      return this == COUNT || this == SCORE || this == PERCENT || this == INDEX;
    }
  }
}
