package org.orgstatus.analysis.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * How one unit gets a value: not applicable unless {@code applies}; unknown where an item of {@code
 * needs} is not known or {@code unknown} holds; else the value.
 *
 * @param needs items without whose answer the value is unknown
 */
public record RowRule(
    Optional<Expression> applies,
    List<String> needs,
    Optional<Expression> unknown,
    Expression value) {

  public RowRule {
    needs = List.copyOf(needs);
  }

  public static RowRule of(Expression value) {
    return new RowRule(Optional.empty(), List.of(), Optional.empty(), value);
  }

  /** Everything it reads of its own row, in order. */
  public Set<String> reads() {
    Set<String> names = new LinkedHashSet<>(needs);
    Stream.of(applies, unknown, Optional.of(value))
        .flatMap(Optional::stream)
        .forEach(e -> names.addAll(AnalysisFunctions.reads(e)));
    return names;
  }
}
