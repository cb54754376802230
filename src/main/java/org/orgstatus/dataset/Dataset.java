package org.orgstatus.dataset;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.questionnaire.MissingReason;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The institutions of a wave: one row for every unit of the frame, non-respondents included, in the
 * order of their codes. Beside each item {@code x} stands {@code x__missing} with the word of a
 * {@link MissingReason}, empty where there is a value: a table's own missing marker cannot say why.
 * Rows of repeats stand in child tables.
 *
 * <p>Tables of Tablesaw can be changed; who reads a dataset must not.
 */
public final class Dataset {

  private final WaveFacts wave;
  private final Codebook codebook;
  private final Table table;
  private final Map<String, Table> children;
  private final String version;
  private final LocalDate dataDate;

  Dataset(
      WaveFacts wave,
      Codebook codebook,
      Table table,
      Map<String, Table> children,
      String version,
      LocalDate dataDate) {
    this.wave = wave;
    this.codebook = codebook;
    this.table = table;
    this.children = Map.copyOf(children);
    this.version = version;
    this.dataDate = dataDate;
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

  /** Names of the repeats that have a child table. */
  public Set<String> childNames() {
    return children.keySet();
  }

  /** Number of units, answered or not. */
  public int size() {
    return table.rowCount();
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
    return ((DoubleColumn) table.column(variable)).getDouble(row);
  }

  /** The value of any other column; empty text where it is missing. */
  public String text(int row, String variable) {
    return ((StringColumn) table.column(variable)).get(row);
  }

  /** Why the value is missing; empty where there is one. */
  public Optional<MissingReason> missing(int row, String variable) {
    Variable v = codebook.variable(variable);
    return v.hasMissing() ? MissingReason.ofWord(text(row, v.missingColumn())) : Optional.empty();
  }
}
