package org.orgstatus.dataset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The units of one kind in a wave: one row for every unit of the frame, non-respondents included,
 * in the order of their codes. Beside each item {@code x} stands {@code x__missing} with the word
 * of a {@link MissingReason}, empty where there is a value: a table's own missing marker cannot say
 * why. Rows of repeats stand in child tables, with the unit's code and the number of the row.
 *
 * <p>Tables are linked by keys: a column whose variable {@link Variable#refersTo} a kind of unit
 * holds codes of that kind's table, {@code unit_code} of a visit those of alliances, the child
 * table {@code member} of alliances those of institutions.
 *
 * <p>Tables of Tablesaw can be changed; who reads a dataset must not.
 */
public final class Dataset {

  /**
   * The data lock that a dataset was read from.
   *
   * @param contentHash SHA-256 in hex of the bytes that it froze
   */
  public record Lock(long id, String name, String contentHash) {}

  private final WaveFacts wave;
  private final Codebook codebook;
  private final Table table;
  private final Map<String, Table> children;
  private final String version;
  private final LocalDate dataDate;
  private final @Nullable Lock lock;
  private final Map<String, Integer> rows = new HashMap<>();

  /** By name: the table itself compares every name until one fits, at every value asked for. */
  private final Map<String, Column<?>> columns = new HashMap<>();

  Dataset(
      WaveFacts wave,
      Codebook codebook,
      Table table,
      Map<String, Table> children,
      String version,
      LocalDate dataDate) {
    this(wave, codebook, table, children, version, dataDate, null);
  }

  private Dataset(
      WaveFacts wave,
      Codebook codebook,
      Table table,
      Map<String, Table> children,
      String version,
      LocalDate dataDate,
      @Nullable Lock lock) {
    this.wave = wave;
    this.codebook = codebook;
    this.table = table;
    this.children = Map.copyOf(children);
    this.version = version;
    this.dataDate = dataDate;
    this.lock = lock;
    table.columns().forEach(column -> columns.put(column.name(), column));
    for (int row = 0; row < table.rowCount(); row++) {
      rows.put(text(row, FrameColumns.UNIT), row);
    }
  }

  /** The same data, known to be frozen. */
  Dataset frozenBy(Lock by) {
    return new Dataset(wave, codebook, table, children, version, dataDate, by);
  }

  public WaveFacts wave() {
    return wave;
  }

  public Codebook codebook() {
    return codebook;
  }

  public Table table() {
    return table;
  }

  /**
   * Rows of a repeat, {@code unit_code} and {@code row} first.
   *
   * @throws IllegalArgumentException when no form has the repeat
   */
  public Table child(String repeat) {
    Table child = children.get(repeat);
    if (child == null) {
      throw new IllegalArgumentException("no repeat " + repeat);
    }
    return child;
  }

  /** The table of the units and those of their repeats, as files show them. */
  public List<DataTable> tables() {
    return DataTable.of(this);
  }

  /** Names of the repeats that have a child table. */
  public Set<String> childNames() {
    return children.keySet();
  }

  /** Number of units, answered or not. */
  public int size() {
    return table.rowCount();
  }

  /** The kind of unit that has a row. */
  public UnitKind unit() {
    return codebook.unit();
  }

  /** The lock that froze the data; empty for the present state, which is provisional. */
  public Optional<Lock> lock() {
    return Optional.ofNullable(lock);
  }

  /** The row of a unit; empty where the frame does not have it. */
  public OptionalInt row(String unitCode) {
    Integer row = rows.get(unitCode);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }

  /** Whether the unit's first response counts as answered. */
  public boolean isAnswered(int row) {
    return text(row, FrameColumns.RESPONSE).equals(FrameColumns.ANSWERED);
  }

  /** How many units answered. */
  public int answered() {
    return (int) IntStream.range(0, size()).filter(this::isAnswered).count();
  }

  /** SHA-256 over frame, submitted contents and codebook: same inputs, same version. */
  public String version() {
    return version;
  }

  /** Day of the latest submission; the reference date while there is none. */
  public LocalDate dataDate() {
    return dataDate;
  }

  /** The value of a number column; NaN where it is missing. */
  public double number(int row, String variable) {
    return ((DoubleColumn) column(variable)).getDouble(row);
  }

  /** The value of any other column; empty text where it is missing. */
  public String text(int row, String variable) {
    return ((StringColumn) column(variable)).get(row);
  }

  /** The table says what is wrong with a name that no column has. */
  private Column<?> column(String variable) {
    Column<?> column = columns.get(variable);
    return column == null ? table.column(variable) : column;
  }

  /** Why the value is missing; empty where there is one. */
  public Optional<MissingReason> missing(int row, String variable) {
    Variable v = codebook.variable(variable);
    return v.hasMissing() ? MissingReason.ofWord(text(row, v.missingColumn())) : Optional.empty();
  }
}
