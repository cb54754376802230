package org.orgstatus.export.dataout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataTable;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.Type;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * A table as it leaves: its columns with their labels, values and the reasons for which a value is
 * missing, and nothing that the file may not show.
 */
public final class OutTable {

  /** The column with the position of a row among its unit's. */
  static final String ROW = "row";

  /** What a file says of a key that the codebook does not describe. */
  private static final LocalText ROW_LABEL = LocalText.of("行号", "Row");

  private static final LocalText UNIT_LABEL = LocalText.of("所属单位代码", "Code of the unit");

  /**
   * A column of values.
   *
   * @param variable as the codebook has it; empty for the keys of child tables
   * @param reasons for which a value may be missing, in their order
   * @param at place of the values in the data
   * @param reasonAt place of the column that says why a value is missing; −1 where none does
   * @param institutions whether the values are institutions' codes
   */
  public record Column(
      String name,
      LocalText label,
      Type type,
      Optional<Variable> variable,
      List<MissingReason> reasons,
      int at,
      int reasonAt,
      boolean institutions) {

    public List<ValueLabel> values() {
      return variable.map(Variable::values).orElse(List.of());
    }

    public boolean mayMiss() {
      return reasonAt >= 0;
    }
  }

  private final DataOut out;
  private final String name;
  private final DataTable table;
  private final List<Column> columns = new ArrayList<>();
  private final int[] rows;

  OutTable(DataOut out, String name, DataTable table) {
    this.out = out;
    this.name = name;
    this.table = table;
    List<String> headings = table.headings().stream().map(DataTable.Heading::name).toList();
    Set<String> reasons =
        table.dataset().codebook().variables().stream()
            .filter(Variable::hasMissing)
            .map(Variable::missingColumn)
            .collect(Collectors.toCollection(HashSet::new));
    for (int i = 0; i < headings.size(); i++) {
      if (!reasons.contains(headings.get(i))) {
        column(headings, i);
      }
    }
    this.rows = order();
  }

  private void column(List<String> headings, int at) {
    String heading = headings.get(at);
    if (isListOfMembers() && heading.equals(ROW)) {
      return;
    }
    // The key of a child table has the name of a column of the units, and may be of another kind.
    Optional<Variable> variable =
        table.dataset().codebook().find(heading).filter(v -> v.repeat().equals(repeat()));
    if (variable.isPresent() && !out.shows(unit(), variable.get())) {
      return;
    }
    boolean key = heading.equals(FrameColumns.UNIT);
    boolean institutions =
        key
            ? unit() == UnitKind.INSTITUTION
            : variable.map(v -> v.refersTo().equals(UnitKind.INSTITUTION.code())).orElse(false);
    columns.add(
        new Column(
            heading,
            variable
                .map(v -> CodebookTable.label(table.dataset().codebook(), v, out.labels()))
                .orElse(key ? UNIT_LABEL : ROW_LABEL),
            table.headings().get(at).type(),
            variable,
            variable.map(v -> v.missing().stream().sorted().toList()).orElse(List.of()),
            at,
            variable.filter(Variable::hasMissing).isPresent()
                ? headings.indexOf(variable.get().missingColumn())
                : -1,
            institutions));
  }

  /** Members of alliances stand in the order of their codes, which numbers must not tell. */
  private boolean isListOfMembers() {
    return !out.namesInstitutions() && repeat().equals(FrameColumns.MEMBER);
  }

  /** Numbers in place of codes come in their own order, which is not that of the codes. */
  private int[] order() {
    IntStream all = IntStream.range(0, table.size());
    if (out.namesInstitutions() || (unit() != UnitKind.INSTITUTION && !isListOfMembers())) {
      return all.toArray();
    }
    Column unit = columns.get(0);
    Column last = columns.get(isListOfMembers() ? columns.size() - 1 : 0);
    return all.boxed()
        .sorted(
            Comparator.comparing((Integer row) -> shown(row, unit))
                .thenComparing(row -> shown(row, last)))
        .mapToInt(row -> row)
        .toArray();
  }

  private String shown(int place, Column column) {
    String text = table.text(place, column.at());
    return column.institutions() ? out.institutions(text) : text;
  }

  /** Name of its file; no other table of the data has it. */
  public String name() {
    return name;
  }

  public UnitKind unit() {
    return table.dataset().unit();
  }

  /** Whether it has a row for each unit, not for each row of a repeat. */
  public boolean isOfUnits() {
    return table.isOfUnits();
  }

  private String repeat() {
    return table.isOfUnits() ? "" : table.name();
  }

  DataTable data() {
    return table;
  }

  public List<Column> columns() {
    return columns;
  }

  /** Number of rows. */
  public int size() {
    return rows.length;
  }

  /** The value of a column of numbers; NaN where there is none. */
  public double number(int row, Column column) {
    return table.number(rows[row], column.at());
  }

  /** The value of any other column; empty where there is none. */
  public String text(int row, Column column) {
    return shown(rows[row], column);
  }

  /** The value as a text, numbers in digits; empty where there is none. */
  public String written(int row, Column column) {
    return column.type() == Type.NUMBER ? table.digits(rows[row], column.at()) : text(row, column);
  }

  /** The word of the reason why the value is missing; empty where there is one. */
  public String reason(int row, Column column) {
    return column.mayMiss() ? table.text(rows[row], column.reasonAt()) : "";
  }

  /** How the days of a column are written. */
  Days days(Column column) {
    return Days.of(IntStream.range(0, size()).mapToObj(row -> text(row, column)));
  }
}
