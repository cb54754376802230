package org.orgstatus.dataset;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.orgstatus.questionnaire.MissingReason;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Collects one variable in arrays, row by row, and becomes its column and the column of reasons.
 * Equal texts are kept once, and rows hold their numbers: references in arrays that live long cost
 * the garbage collector a quarter of the whole. Several threads may set different rows.
 */
final class ColumnBuilder {

  private static final MissingReason[] REASONS = MissingReason.values();
  private static final Map<String, MissingReason> BY_WORD = new HashMap<>();
  private static final String[] WORDS = new String[REASONS.length + 1];

  static {
    // Tablesaw's kinds of column ask for each other while they come into being: two threads that
    // begin with two kinds wait for each other for ever. So one thread makes all of them, before
    // any column exists.
    ColumnType.values();
    WORDS[0] = "";
    for (MissingReason reason : REASONS) {
      BY_WORD.put(reason.word(), reason);
      WORDS[reason.ordinal() + 1] = reason.word();
    }
  }

  private final Variable variable;
  private final double[] numbers;
  private final int[] codes;
  private final byte[] reasons;
  private final Map<String, Integer> codeOf = new ConcurrentHashMap<>(Map.of("", 0));

  /**
   * @param rows number of rows, each to be set
   */
  ColumnBuilder(Variable variable, int rows) {
    boolean number = variable.type() == Variable.Type.NUMBER;
    this.variable = variable;
    this.numbers = new double[number ? rows : 0];
    this.codes = new int[number ? 0 : rows];
    this.reasons = new byte[variable.hasMissing() ? rows : 0];
    Arrays.fill(numbers, Double.NaN);
  }

  /**
   * @param rows number of rows, all of them missing for {@code reason} until set
   */
  ColumnBuilder(Variable variable, int rows, MissingReason reason) {
    this(variable, rows);
    Arrays.fill(reasons, (byte) (reason.ordinal() + 1));
  }

  Variable variable() {
    return variable;
  }

  void missing(int row, MissingReason reason) {
    reasons[row] = (byte) (reason.ordinal() + 1);
  }

  /** Says of rows that no answer was set for: the unit answered and was not asked. */
  void routedPast(BitSet answered) {
    byte unset = (byte) (MissingReason.UNIT_NONRESPONSE.ordinal() + 1);
    byte notAsked = (byte) (MissingReason.NOT_APPLICABLE.ordinal() + 1);
    for (int row = 0; row < reasons.length; row++) {
      if (reasons[row] == unset && answered.get(row)) {
        reasons[row] = notAsked;
      }
    }
  }

  void text(int row, String text) {
    Integer known = codeOf.get(text);
    codes[row] = known == null ? newCode(text) : known;
    if (reasons.length > 0) {
      reasons[row] = 0;
    }
  }

  private int newCode(String text) {
    synchronized (codeOf) {
      int next = codeOf.size();
      Integer known = codeOf.putIfAbsent(text, next);
      return known == null ? next : known;
    }
  }

  void number(int row, double number) {
    numbers[row] = number;
    if (reasons.length > 0) {
      reasons[row] = 0;
    }
  }

  /**
   * Sets a row of a column that is never missing, from text; empty text leaves a number unknown.
   */
  void plain(int row, String text) {
    if (variable.type() != Variable.Type.NUMBER) {
      text(row, text);
    } else if (!text.isEmpty()) {
      number(row, Double.parseDouble(text));
    }
  }

  /**
   * Sets a row from a submitted sheet.
   *
   * @throws IllegalArgumentException when the value does not have the type of the variable
   */
  void json(int row, JsonValue value) {
    if (value instanceof JsonObject object && object.get("missing") instanceof JsonString word) {
      MissingReason reason = BY_WORD.get(word.getString());
      if (reason == null) {
        throw wrong(value);
      }
      missing(row, reason);
    } else if (value instanceof JsonNumber number) {
      number(row, number.doubleValue(), value);
    } else if (variable.isWhetherGiven()) {
      text(row, Variable.GIVEN); // never the file's name, nor the words
    } else if (value instanceof JsonString string) {
      string(row, string.getString(), value);
    } else if (value instanceof JsonArray codes && variable.type() == Variable.Type.CHOICES) {
      codes(row, codes.getValuesAs(JsonString::getString));
    } else {
      throw wrong(value);
    }
  }

  private void number(int row, double number, JsonValue value) {
    if (variable.type() != Variable.Type.NUMBER) {
      if (variable.type() != Variable.Type.TEXT) {
        throw wrong(value);
      }
      text(row, value.toString());
      return;
    }
    number(row, number);
  }

  private void string(int row, String text, JsonValue value) {
    switch (variable.type()) {
      case NUMBER, CHOICES -> throw wrong(value);
      case CHOICE -> code(row, text);
      default -> text(row, text);
    }
  }

  private void code(int row, String code) {
    if (code.equals(ItemVariables.DONT_KNOW)) {
      missing(row, MissingReason.DONT_KNOW);
    } else {
      text(row, code);
    }
  }

  private void codes(int row, List<String> codes) {
    code(row, String.join(" ", codes));
  }

  private IllegalArgumentException wrong(JsonValue value) {
    return new IllegalArgumentException(
        variable.name() + " is " + variable.type() + " and cannot hold " + value);
  }

  /** Adds the columns of all, in their order; large ones are made on several threads. */
  static void addAll(Collection<ColumnBuilder> builders, Table table) {
    builders.parallelStream()
        .map(ColumnBuilder::columns)
        .toList()
        .forEach(columns -> table.addColumns(columns.toArray(Column[]::new)));
  }

  private String[] texts() {
    String[] byCode = new String[codeOf.size()];
    codeOf.forEach((text, code) -> byCode[code] = text);
    String[] texts = new String[codes.length];
    Arrays.setAll(texts, row -> byCode[codes[row]]);
    return texts;
  }

  private List<Column<?>> columns() {
    Column<?> values =
        variable.type() == Variable.Type.NUMBER
            ? DoubleColumn.create(variable.name(), numbers)
            : StringColumn.create(variable.name(), texts());
    if (!variable.hasMissing()) {
      return List.of(values);
    }
    String[] words = new String[reasons.length];
    for (int row = 0; row < words.length; row++) {
      words[row] = WORDS[reasons[row]];
    }
    return List.of(values, StringColumn.create(variable.missingColumn(), words));
  }
}
