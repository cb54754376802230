package org.orgstatus.dataset;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.orgstatus.questionnaire.MissingReason;
import tech.tablesaw.api.Table;

/**
 * Makes a dataset from the frame and the submitted sheets in one pass: every column is filled in
 * arrays of the frame's size, so that memory grows with the table and not with the sheets.
 */
public final class DatasetAssembly {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /**
   * One submitted sheet.
   *
   * @param contentHash names its content
   */
  public record Sheet(
      String unitCode, JsonObject answers, String contentHash, Instant submittedAt) {}

  /**
   * The frame of a wave.
   *
   * @param hash names its content
   */
  public record Frame(List<FrameUnit> units, String hash) {
    public Frame {
      units = List.copyOf(units);
    }
  }

  private final WaveFacts wave;
  private final Codebook codebook;
  private final List<FrameUnit> units;
  private final String frameHash;
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final Map<String, ColumnBuilder> columns = new LinkedHashMap<>();
  private final Map<String, ChildBuilder> children = new LinkedHashMap<>();
  private final Map<String, String> contents = new TreeMap<>();
  private Instant latest = Instant.MIN;

  private DatasetAssembly(WaveFacts wave, Codebook codebook, Frame frame) {
    this.wave = wave;
    this.codebook = codebook;
    this.units = frame.units().stream().sorted(Comparator.comparing(FrameUnit::code)).toList();
    this.frameHash = frame.hash();
    for (Variable v : codebook.variables()) {
      if (v.isInRepeat()) {
        children.computeIfAbsent(v.repeat(), ChildBuilder::new).add(v);
      } else {
        columns.put(
            v.name(), new ColumnBuilder(v, this.units.size(), MissingReason.UNIT_NONRESPONSE));
      }
    }
    frame();
  }

  /**
   * @param frame all units, non-respondents included, each code once
   * @param sheets hands over every submitted sheet of the wave, each unit once
   * @throws IllegalArgumentException when a sheet's unit is not in the frame, or a value does not
   *     have the type that the codebook says
   */
  public static Dataset of(
      WaveFacts wave, Codebook codebook, Frame frame, Consumer<Consumer<Sheet>> sheets) {
    DatasetAssembly assembly = new DatasetAssembly(wave, codebook, frame);
    sheets.accept(assembly::add);
    return assembly.dataset();
  }

  /** Writes what the frame says into every row. */
  private void frame() {
    for (int row = 0; row < units.size(); row++) {
      FrameUnit unit = units.get(row);
      if (rowOf.put(unit.code(), row) != null) {
        throw new IllegalArgumentException("two units of one code: " + unit.code());
      }
      columns.get(FrameColumns.UNIT).text(row, unit.code());
      for (String name : FrameColumns.NAMES) {
        columns.get(name).text(row, unit.fact(name));
      }
      columns.get(FrameColumns.RESPONSE).text(row, FrameColumns.UNIT_NONRESPONSE);
    }
  }

  private void add(Sheet sheet) {
    Integer row = rowOf.get(sheet.unitCode());
    if (row == null) {
      throw new IllegalArgumentException("not in the frame: " + sheet.unitCode());
    }
    if (contents.put(sheet.unitCode(), sheet.contentHash()) != null) {
      throw new IllegalArgumentException("two sheets of one unit: " + sheet.unitCode());
    }
    if (sheet.submittedAt().isAfter(latest)) {
      latest = sheet.submittedAt();
    }
    JsonObject answers = sheet.answers();
    for (ColumnBuilder column : columns.values()) {
      if (column.variable().isItem()) {
        // A form that is not asked leaves its items out: they are routed past.
        JsonValue value = answers.get(column.variable().name());
        if (value == null) {
          column.missing(row, MissingReason.NOT_APPLICABLE);
        } else {
          column.json(row, value);
        }
      }
    }
    children.forEach((name, child) -> rows(child, sheet.unitCode(), answers.get(name)));
    columns.get(FrameColumns.RESPONSE).text(row, FrameColumns.ANSWERED);
    columns.get(FrameColumns.FORM).text(row, answers.getString("g_form", ""));
    branch(units.get(row), answers);
  }

  private static void rows(ChildBuilder child, String unitCode, JsonValue value) {
    if (value instanceof JsonArray rows) {
      rows.getValuesAs(JsonObject.class).forEach(r -> child.add(unitCode, r));
    }
  }

  /** A branch campus never counts for itself; its parent remembers that it has an association. */
  private void branch(FrameUnit unit, JsonObject answers) {
    Integer parent = rowOf.get(unit.fact(FrameColumns.PARENT));
    if (parent != null && "established".equals(answers.getString("g_status", ""))) {
      columns.get(FrameColumns.BRANCH_ESTABLISHED).text(parent, "yes");
    }
  }

  private Dataset dataset() {
    Table table = Table.create(wave.id());
    columns.values().forEach(column -> column.addTo(table));
    Map<String, Table> tables = new LinkedHashMap<>();
    children.forEach((name, child) -> tables.put(name, child.table()));
    LocalDate day = contents.isEmpty() ? wave.referenceDate() : LocalDate.ofInstant(latest, CHINA);
    return new Dataset(wave, codebook, table, tables, version(), day);
  }

  private String version() {
    return version(wave.id(), frameHash, codebook.hash(), contents.values());
  }

  /** Names a dataset by all that goes into it, so that one need not assemble it to know. */
  static String version(
      String waveId, String frameHash, String codebookHash, Collection<String> contentHashes) {
    List<String> parts = new ArrayList<>(List.of(waveId, frameHash, codebookHash));
    contentHashes.stream().sorted().forEach(parts::add);
    return Checksums.of(parts.stream());
  }
}
