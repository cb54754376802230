package org.orgstatus.analysis.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Dimension;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.Variable;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * An invented answer and the value that an indicator should have of it: a line of {@code
 * indicators/*.txt}, whose first file explains the writing.
 */
record IndicatorCase(String id, String answers, String expected, String place) {

  static List<IndicatorCase> of(Dimension dimension) {
    String file = dimension.word() + ".txt";
    List<IndicatorCase> cases = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                IndicatorCase.class.getResourceAsStream("/indicators/" + file),
                StandardCharsets.UTF_8))) {
      List<String> lines = in.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).startsWith("#")) {
          String[] parts = lines.get(i).split(" \\| ");
          cases.add(
              new IndicatorCase(
                  parts[0].trim(), parts[1].trim(), parts[2].trim(), file + ":" + (i + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  UnitKind unit() {
    return switch (answers.charAt(0)) {
      case 'C' -> UnitKind.REPORTING_UNIT;
      case 'D' -> UnitKind.ALLIANCE;
      case 'E' -> UnitKind.VISIT;
      default -> UnitKind.INSTITUTION;
    };
  }

  /** Takes the unit into the sample under a code. */
  void addTo(SampleDataset sample, String code) {
    Map<String, String> facts = new HashMap<>();
    Map<String, Object> items = new LinkedHashMap<>();
    Stream.of(answers.substring(2).trim().split(" "))
        .filter(a -> !a.isEmpty())
        .map(a -> a.split("=", 2))
        .forEach(
            a -> {
              if (a[0].startsWith("@")) {
                facts.put(a[0].substring(1), a[1]);
              } else {
                items.put(a[0], value(sample, a[0], a[1]));
              }
            });
    if (facts.remove("branch") != null) {
      String branch = "9" + code.substring(1);
      sample.unit(branch, "110000", "", "parent_code", code).association(branch);
    }
    sample.unit(
        code,
        "110000",
        "",
        facts.entrySet().stream()
            .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
            .toArray(String[]::new));
    switch (answers.charAt(0)) {
      case 'A' -> sample.association(code);
      case 'B' ->
          sample.answers(
              code,
              "g_status",
              "none",
              "ref_date",
              "2017-06-30",
              "b_why_other", // a form is asked where its items stand in the sheet
              "!not_applicable");
      case 'U' -> {}
      default -> sample.answers(code, "ref_date", "2017-06-30");
    }
    items.forEach((name, value) -> sample.answers(code, name, value));
  }

  private static Object value(SampleDataset sample, String name, String written) {
    if (written.startsWith("[")) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (String row : written.substring(1, written.length() - 1).split("/")) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String item : row.split(",")) {
          String[] both = item.split("=", 2);
          values.put(both[0], value(sample, both[0], both[1]));
        }
        rows.add(values);
      }
      return sample.rows(rows);
    }
    if (written.equals("?")) {
      return "!not_answered";
    }
    Variable.Type type = sample.codebook().variable(name).type();
    if (type == Variable.Type.NUMBER) {
      return written.equals("-88") ? "!not_available" : Double.valueOf(written);
    }
    return type == Variable.Type.CHOICES ? written.replace('+', ' ') : written;
  }

  /** What is wrong with a value; empty text where it is as expected. */
  String compare(Indicator indicator, Measured measured, int row) {
    String given = given(indicator, measured, row);
    boolean same =
        indicator.kind().isNumber() && measured.has(row) && expected.matches("-?[0-9.]+")
            ? Math.abs(measured.number(row) - Double.parseDouble(expected)) < 1e-9
            : given.equals(expected);
    return same ? "" : place + ": " + id + " is " + given + ", not " + expected;
  }

  private static String given(Indicator indicator, Measured measured, int row) {
    return switch (measured.state(row)) {
      case NOT_APPLICABLE -> "NA";
      case UNKNOWN -> "unknown";
      case VALUE ->
          indicator.kind().isTruth()
              ? measured.isTrue(row) ? "yes" : "no"
              : indicator.kind().isText()
                  ? measured.text(row).replace(' ', '+')
                  : String.valueOf(measured.number(row));
    };
  }
}
