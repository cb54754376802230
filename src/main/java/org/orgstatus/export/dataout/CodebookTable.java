package org.orgstatus.export.dataout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Variable;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.export.text.BlankLabels;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Codebooks as one list, a line for each column of every table. */
public final class CodebookTable {

  private static final List<String> HEADINGS =
      List.of(
          "unit",
          "table",
          "name",
          "label_zh",
          "label_en",
          "role",
          "type",
          "form",
          "refers_to",
          "values_zh",
          "values_en",
          "missing",
          "sensitivity");

  private CodebookTable() {}

  /**
   * @param title for the sheet
   * @param codebooks those of the kinds of unit, in order
   */
  public static TextTable of(String title, List<Codebook> codebooks) {
    return of(title, codebooks, (unit, v) -> true, BlankLabels.NONE);
  }

  /**
   * The lines of some columns.
   *
   * @param shown which
   * @param labels in what words
   */
  public static TextTable of(
      String title,
      List<Codebook> codebooks,
      BiPredicate<UnitKind, Variable> shown,
      BlankLabels labels) {
    List<List<String>> rows = new ArrayList<>();
    codebooks.forEach(
        codebook ->
            codebook.variables().stream()
                .filter(v -> shown.test(codebook.unit(), v))
                .forEach(v -> rows.add(row(codebook, v, label(codebook, v, labels)))));
    return new TextTable(title, HEADINGS, rows);
  }

  /** The label as the forms of the wave show it. */
  public static LocalText label(Codebook codebook, Variable variable, BlankLabels labels) {
    return labels.filled(
        variable.label(),
        (name, tag) ->
            codebook
                .find(name)
                .map(v -> tag.equals(Language.ZH.tag()) ? v.label().zh() : v.label().en())
                .map(label -> label.replaceAll(" ?[（(].*", ""))
                .filter(label -> !label.isEmpty())
                .orElse(name));
  }

  private static List<String> row(Codebook codebook, Variable v, LocalText label) {
    return List.of(
        codebook.unit().code(),
        v.isInRepeat() ? v.repeat() : codebook.unit().code(),
        v.name(),
        label.zh(),
        label.en(),
        word(v.role()),
        word(v.type()),
        v.form(),
        v.refersTo(),
        v.values().stream()
            .map(value -> value.code() + "=" + value.label().zh())
            .collect(Collectors.joining("; ")),
        v.values().stream()
            .map(value -> value.code() + "=" + value.label().en())
            .collect(Collectors.joining("; ")),
        v.missing().stream().sorted().map(r -> r.word()).collect(Collectors.joining(" ")),
        v.sensitivity().name());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
