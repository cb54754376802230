package org.orgstatus.analysis.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.AnalysisFunctions;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.expression.Value;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The rows of repeats that belong to each row of a dataset. */
public final class ChildRows {

  private final Dataset dataset;
  private final Map<String, Map<String, List<Integer>>> byUnit = new HashMap<>();

  public ChildRows(Dataset dataset) {
    this.dataset = dataset;
  }

  /** The values of an item in a repeat, in the order of its rows, missing ones left out. */
  public List<Value> values(int row, String item) {
    Variable variable = dataset.codebook().variable(item);
    Table child = dataset.child(variable.repeat());
    return rows(row, variable.repeat(), child).stream()
        .map(at -> value(child, item, at))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static Value value(Table child, String item, int at) {
    return child.column(item) instanceof DoubleColumn numbers
        ? Value.of(numbers.getDouble(at))
        : Value.of(((StringColumn) child.column(item)).get(at));
  }

  /**
   * The value of an item in the first row of its repeat, of any unit, in which another item has a
   * value; empty where it is missing.
   */
  Optional<Value> first(String item, String other, String equal) {
    Table child = dataset.child(dataset.codebook().variable(item).repeat());
    return IntStream.range(0, child.rowCount())
        .filter(at -> value(child, other, at).text().equals(equal))
        .mapToObj(at -> value(child, item, at))
        .findFirst()
        .filter(value -> !value.isEmpty());
  }

  /** Why the item is unknown in one of its rows; else empty. */
  public Optional<MissingReason> missing(int row, String item) {
    Variable variable = dataset.codebook().variable(item);
    Table child = dataset.child(variable.repeat());
    StringColumn words = child.stringColumn(variable.missingColumn());
    return rows(row, variable.repeat(), child).stream()
        .flatMap(at -> reason(words.get(at)))
        .filter(reason -> AnalysisFunctions.isUnknown(Optional.of(reason)))
        .findFirst();
  }

  private static Stream<MissingReason> reason(String word) {
    return MissingReason.ofWord(word).stream();
  }

  private List<Integer> rows(int row, String repeat, Table child) {
    String unit = dataset.text(row, FrameColumns.UNIT);
    return byUnit
        .computeIfAbsent(repeat, r -> index(child.stringColumn(FrameColumns.UNIT)))
        .getOrDefault(unit, List.of());
  }

  private static Map<String, List<Integer>> index(StringColumn units) {
    Map<String, List<Integer>> index = new HashMap<>();
    for (int at = 0; at < units.size(); at++) {
      index.computeIfAbsent(units.get(at), u -> new ArrayList<>()).add(at);
    }
    return index;
  }
}
