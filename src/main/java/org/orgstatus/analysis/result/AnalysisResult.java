package org.orgstatus.analysis.result;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;

/**
 * What one comparison gives: the only source of pages, workbooks and documents about it.
 *
 * @param planId for example {@code c01}
 * @param question what the comparison asks
 * @param policyQuestion what it helps to decide
 * @param clauses ids of the clauses it serves, for example WP-1.6
 * @param method how the numbers were made, in full sentences
 * @param notes cautions and counts that belong to the whole result
 */
public record AnalysisResult(
    String planId,
    LocalText title,
    LocalText question,
    LocalText policyQuestion,
    List<String> clauses,
    LocalText method,
    List<ResultTable> tables,
    List<ResultFigure> figures,
    List<LocalText> notes,
    Provenance provenance) {

  public AnalysisResult {
    clauses = List.copyOf(clauses);
    tables = List.copyOf(tables);
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }

  public ResultTable table(String id) {
    return tables.stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(planId + " has no table " + id));
  }

  /** The second table that a figure draws from, where it has one and the result holds it. */
  public Optional<ResultTable> beside(ResultFigure figure) {
    return figure
        .besideId()
        .flatMap(id -> tables.stream().filter(t -> t.id().equals(id)).findFirst());
  }

  /** Whether a table lists single institutions. */
  public boolean namesInstitutions() {
    return tables.stream().anyMatch(t -> t.id().equals(ResultTable.LIST) && !t.rows().isEmpty());
  }
}
