package org.orgstatus.analysis.definition;

import java.util.List;
import org.orgstatus.base.LocalText;

/**
 * A norm of the Opinion: for each unit met, not met, not applicable or unknown.
 *
 * @param of id of the norm that this is another reading of; empty for a norm itself
 * @param unit of whom it speaks
 * @param since from when it holds, as the file says; {@code unconfirmed} where nobody has settled
 *     it
 * @param source the sentence of the document
 */
public record Norm(
    String id,
    String of,
    LocalText name,
    MeasuredUnit unit,
    List<String> clauses,
    Strength strength,
    String since,
    String source,
    RowRule rule) {

  public Norm {
    clauses = List.copyOf(clauses);
  }

  /** Its id and what it is called. */
  public LocalText label() {
    return LocalText.of(id + " " + name.zh(), id + " " + name.en());
  }

  public boolean isReading() {
    return !of.isEmpty();
  }

  /** How strongly the document puts it, the strongest first. */
  public enum Strength {
    MUST("must", LocalText.of("须、应", "Must")),
    GENERALLY("generally", LocalText.of("一般", "Generally")),
    STATED("stated", LocalText.of("直述", "Stated")),
    MAY("may", LocalText.of("可", "May")),
    ENCOURAGE("encourage", LocalText.of("鼓励", "Encouraged"));

    private final String word;
    private final LocalText label;

    Strength(String word, LocalText label) {
      this.word = word;
      this.label = label;
    }

    public String word() {
      return word;
    }

    public LocalText label() {
      return label;
    }
  }
}
