package org.orgstatus.export.dataout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.dataset.DataTable;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.export.text.BlankLabels;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Sensitivity;

/**
 * The data that leave: everything, or without what names an institution. Then numbers stand in
 * place of institutions' codes, alike in all tables, and names, free texts and internal items
 * (sensitivity P2) are left out. Answers may still single out an institution to those who know it:
 * such a file is less, not public.
 */
public final class DataOut {

  private final WaveData data;
  private final Optional<Map<String, String>> numbers;
  private final BlankLabels labels;
  private final List<OutTable> tables = new ArrayList<>();

  private DataOut(WaveData data, Optional<Map<String, String>> numbers, BlankLabels labels) {
    this.data = data;
    this.labels = labels;
    this.numbers = numbers;
    Set<String> taken = new HashSet<>();
    for (Dataset dataset : data.tables()) {
      for (DataTable table : dataset.tables()) {
        String name = table.name();
        if (!taken.add(name)) {
          name = dataset.unit().code() + "." + name;
          taken.add(name);
        }
        tables.add(new OutTable(this, name, table));
      }
    }
  }

  /** Everything that the tables hold. */
  public static DataOut whole(WaveData data) {
    return whole(data, BlankLabels.NONE);
  }

  /**
   * Everything that the tables hold.
   *
   * @param labels words of items' labels
   */
  public static DataOut whole(WaveData data, BlankLabels labels) {
    return new DataOut(data, Optional.empty(), labels);
  }

  /**
   * Without what names an institution.
   *
   * @param secret gives a code a word that only this server can make: by it the institutions are
   *     ordered before they are numbered, so that the numbers tell nothing
   */
  public static DataOut withoutInstitutions(WaveData data, UnaryOperator<String> secret) {
    return withoutInstitutions(data, secret, BlankLabels.NONE);
  }

  /**
   * Without what names an institution.
   *
   * @param secret as above
   * @param labels words of items' labels
   */
  public static DataOut withoutInstitutions(
      WaveData data, UnaryOperator<String> secret, BlankLabels labels) {
    Map<String, String> words = new HashMap<>();
    data.find(UnitKind.INSTITUTION).stream()
        .flatMap(
            institutions ->
                IntStream.range(0, institutions.size())
                    .mapToObj(row -> institutions.text(row, FrameColumns.UNIT)))
        .forEach(code -> words.put(code, secret.apply(code)));
    List<String> ordered =
        words.keySet().stream()
            .sorted(Comparator.comparing((String code) -> words.get(code)))
            .toList();
    int digits = Integer.toString(ordered.size()).length();
    Map<String, String> numbers = new HashMap<>();
    for (String code : ordered) {
      String number = Integer.toString(numbers.size() + 1);
      numbers.put(code, "I" + "0".repeat(digits - number.length()) + number);
    }
    return new DataOut(data, Optional.of(numbers), labels);
  }

  public WaveData data() {
    return data;
  }

  /** The words of items' labels. */
  public BlankLabels labels() {
    return labels;
  }

  /** Those of units, each followed by those of its repeats. */
  public List<OutTable> tables() {
    return List.copyOf(tables);
  }

  /** Whether institutions stand in it by code and name. */
  public boolean namesInstitutions() {
    return numbers.isEmpty();
  }

  /** Whether a column leaves. Items about persons are none of the data's. */
  public boolean shows(UnitKind unit, Variable variable) {
    if (variable.sensitivity() == Sensitivity.P3) {
      return false;
    }
    if (namesInstitutions()) {
      return true;
    }
    boolean name = variable.name().equals(FrameColumns.NAME) && unit == UnitKind.INSTITUTION;
    return !name
        && variable.sensitivity() == Sensitivity.P1
        && variable.role() != Variable.Role.TEXT;
  }

  /** A code of an institution, or several with spaces, as this file shows it. */
  String institutions(String codes) {
    return numbers
        .filter(n -> !codes.isEmpty())
        .map(
            n ->
                String.join(
                    " ", Stream.of(codes.split(" ")).map(c -> n.getOrDefault(c, "I?")).toList()))
        .orElse(codes);
  }
}
