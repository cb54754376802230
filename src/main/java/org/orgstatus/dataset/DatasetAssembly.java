package org.orgstatus.dataset;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.orgstatus.fieldwork.coding.LockedTheme;
import org.orgstatus.questionnaire.MissingReason;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Makes a dataset from the frame and the submitted sheets in one pass, whichever kind of unit it
 * has: every column is filled in arrays of the frame's size, so that memory grows with the table
 * and not with the sheets. Neither the order of units nor that of sheets changes the outcome.
 */
public final class DatasetAssembly {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /**
   * One submitted sheet.
   *
   * @param formId first form of the response; empty for the one that says whether a unit answered
   * @param contentHash names its content
   * @param secondsSpent on filling it in; 0 where nobody knows
   * @param explained soft checks that were explained
   * @param ratings what each of a pair said alone: codes by question
   * @param themes of what was said and written, once coding is locked
   */
  public record Sheet(
      String formId,
      String unitCode,
      JsonObject answers,
      String contentHash,
      Instant submittedAt,
      long secondsSpent,
      int explained,
      List<Map<String, String>> ratings,
      List<LockedTheme> themes) {

    /** One of which nothing was coded. */
    public Sheet(
        String formId,
        String unitCode,
        JsonObject answers,
        String contentHash,
        Instant submittedAt,
        long secondsSpent,
        int explained,
        List<Map<String, String>> ratings) {
      this(
          formId,
          unitCode,
          answers,
          contentHash,
          submittedAt,
          secondsSpent,
          explained,
          ratings,
          List.of());
    }

    /** One of which nobody knows how long it took. */
    public Sheet(
        String formId,
        String unitCode,
        JsonObject answers,
        String contentHash,
        Instant submittedAt) {
      this(formId, unitCode, answers, contentHash, submittedAt, 0, 0, List.of());
    }

    public Sheet(String unitCode, JsonObject answers, String contentHash, Instant submittedAt) {
      this("", unitCode, answers, contentHash, submittedAt);
    }
  }

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

  /**
   * Columns and child tables that the forms of one response fill, by the names of their items.
   *
   * @param given rows of the units that gave the response
   */
  private record Filled(
      List<FormRef> forms,
      Map<String, ColumnBuilder> columns,
      Map<String, ChildBuilder> children,
      BitSet given) {

    Filled(List<FormRef> forms) {
      this(forms, new HashMap<>(), new HashMap<>(), new BitSet());
    }

    boolean asks(Variable variable) {
      return forms.stream().anyMatch(form -> form.id().equals(variable.form()));
    }
  }

  /**
   * A sheet whose columns are not filled yet.
   *
   * @param first whether it says that the unit answered
   */
  private record Waiting(int row, Filled response, Sheet sheet, boolean first) {}

  /** Sheets in memory at the most. */
  private static final int BATCH = 1000;

  private final List<Waiting> waiting = new ArrayList<>();
  private final WaveFacts wave;
  private final Codebook codebook;
  private final List<FrameUnit> units;
  private final String frameHash;
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final Map<String, ColumnBuilder> columns = new LinkedHashMap<>();
  private final Map<String, ChildBuilder> children = new LinkedHashMap<>();
  private final Map<String, Filled> responses = new LinkedHashMap<>();
  private final Map<String, String> contents = new TreeMap<>();
  private Instant latest = Instant.MIN;

  private DatasetAssembly(WaveFacts wave, Codebook codebook, Frame frame) {
    this.wave = wave;
    this.codebook = codebook;
    this.units = frame.units().stream().sorted(Comparator.comparing(FrameUnit::code)).toList();
    this.frameHash = frame.hash();
    codebook.responses().forEach(forms -> responses.put(forms.get(0).id(), new Filled(forms)));
    for (Variable v : codebook.variables()) {
      if (v.isInRepeat()) {
        ChildBuilder child = children.computeIfAbsent(v.repeat(), ChildBuilder::new);
        child.add(v);
        filled(v).forEach(response -> response.children().put(v.itemOfRepeat(), child));
      } else {
        ColumnBuilder column =
            new ColumnBuilder(v, this.units.size(), MissingReason.UNIT_NONRESPONSE);
        columns.put(v.name(), column);
        filled(v).forEach(response -> response.columns().put(v.item(), column));
      }
    }
    frame();
  }

  private List<Filled> filled(Variable variable) {
    return responses.values().stream().filter(r -> r.asks(variable)).toList();
  }

  /**
   * @param frame all units, non-respondents included, each code once
   * @param sheets hands over every submitted sheet of the wave, one for each unit and response
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
        if (columns.containsKey(name)) {
          columns.get(name).plain(row, unit.fact(name));
        }
      }
      columns.get(FrameColumns.RESPONSE).text(row, FrameColumns.UNIT_NONRESPONSE);
      if (!unit.fact(FrameColumns.ROSTER).isEmpty() && columns.containsKey(FrameColumns.IMPUTED)) {
        columns.get(FrameColumns.IMPUTED).text(row, FrameColumns.FROM_ROSTER);
      }
      unit.members().forEach(member -> member(unit.code(), member));
    }
  }

  private void member(String unitCode, String member) {
    children
        .get(FrameColumns.MEMBER)
        .add(unitCode, JSON.createObjectBuilder().add(FrameColumns.MEMBER_CODE, member).build());
  }

  private void rated(String unitCode, Map<String, String> rating) {
    JsonObjectBuilder row = JSON.createObjectBuilder();
    rating.forEach((question, code) -> row.add(FrameColumns.alone(question), code));
    children.get(FrameColumns.RATING).add(unitCode, row.build());
  }

  private void said(String unitCode, LockedTheme theme) {
    JsonObjectBuilder row =
        JSON.createObjectBuilder()
            .add(FrameColumns.THEME_PERSON, theme.person())
            .add(FrameColumns.THEME_ROLE, theme.role())
            .add(FrameColumns.THEME_ITEM, theme.item());
    if (!theme.code().isEmpty()) {
      row.add(FrameColumns.THEME_CODE, theme.code());
    }
    children.get(FrameColumns.THEME).add(unitCode, row.build());
  }

  private void add(Sheet sheet) {
    Integer row = rowOf.get(sheet.unitCode());
    if (row == null) {
      throw new IllegalArgumentException("not in the frame: " + sheet.unitCode());
    }
    String first = codebook.responses().get(0).get(0).id();
    String form = sheet.formId().isEmpty() ? first : sheet.formId();
    if (contents.put(sheet.unitCode() + " " + form, sheet.contentHash()) != null) {
      throw new IllegalArgumentException("two sheets of one unit: " + sheet.unitCode());
    }
    if (sheet.submittedAt().isAfter(latest)) {
      latest = sheet.submittedAt();
    }
    Filled response = responses.get(form);
    response.given().set(row);
    response
        .children()
        .forEach(
            (item, child) -> {
              if (sheet.answers().get(item) instanceof JsonArray rows) {
                rows.getValuesAs(JsonObject.class).forEach(r -> child.add(sheet.unitCode(), r));
              }
            });
    sheet.ratings().forEach(rating -> rated(sheet.unitCode(), rating));
    sheet.themes().forEach(theme -> said(sheet.unitCode(), theme));
    if (form.equals(first)) {
      branch(units.get(row), sheet.answers());
    }
    waiting.add(new Waiting(row, response, sheet, form.equals(first)));
    if (waiting.size() == BATCH) {
      fillColumns();
    }
  }

  /** Each sheet has its own row, or its own columns in it, so several threads can fill them. */
  private void fillColumns() {
    waiting.parallelStream().forEach(this::fill);
    waiting.clear();
  }

  private void fill(Waiting one) {
    Set<String> asked = new HashSet<>();
    String latest = "";
    for (Map.Entry<String, JsonValue> answer : one.sheet().answers().entrySet()) {
      ColumnBuilder column = one.response().columns().get(answer.getKey());
      if (column != null) {
        column.json(one.row(), answer.getValue());
        if (!column.variable().form().equals(latest)) {
          latest = column.variable().form();
          asked.add(latest);
        }
      }
    }
    if (one.first()) {
      answered(one.row(), one.response().forms(), asked);
      effort(one.row(), one.sheet());
    }
  }

  private void effort(int row, Sheet sheet) {
    if (sheet.secondsSpent() > 0) {
      columns.get(FrameColumns.MINUTES).number(row, sheet.secondsSpent() / 60.0);
    }
    columns.get(FrameColumns.EXPLAINED).number(row, sheet.explained());
  }

  private void answered(int row, List<FormRef> forms, Set<String> asked) {
    columns.get(FrameColumns.RESPONSE).text(row, FrameColumns.ANSWERED);
    forms.stream()
        .skip(forms.size() > 1 ? 1 : 0)
        .filter(form -> asked.contains(form.id()))
        .findFirst()
        .ifPresent(form -> columns.get(FrameColumns.FORM).text(row, form.letter()));
    if (columns.containsKey(FrameColumns.IMPUTED)) {
      columns.get(FrameColumns.IMPUTED).text(row, "");
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
    fillColumns();
    // A form that is not asked leaves its items out: they are routed past.
    responses
        .values()
        .forEach(
            response ->
                response.columns().values().forEach(column -> column.routedPast(response.given())));
    Table table = Table.create(wave.id());
    ColumnBuilder.addAll(columns.values(), table);
    Map<String, Table> tables = new LinkedHashMap<>();
    children.forEach((name, child) -> tables.put(name, child.table()));
    LocalDate day = contents.isEmpty() ? wave.referenceDate() : LocalDate.ofInstant(latest, CHINA);
    String version = version();
    Dataset unweighted = new Dataset(wave, codebook, table, tables, version, day);
    table.replaceColumn(
        FrameColumns.WEIGHT,
        DoubleColumn.create(FrameColumns.WEIGHT, Weighting.ofAnswers(unweighted)));
    return new Dataset(wave, codebook, table, tables, version, day);
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
