package org.orgstatus.export.dataout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.PlanUnits;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * The CSV files with a script for R beside them that declares the design of a comparison, computes
 * its main tables anew and prints the differences to ours. What the script computes of, each unit's
 * stratum, weight, groups and values, stands in a file of its own.
 */
public final class RecomputePackage {

  private static final String SCRIPT = "/org/orgstatus/export/recompute/recompute.R";

  private RecomputePackage() {}

  /**
   * Leaves the stream open.
   *
   * @param units of the plan over these data
   * @param result of the same plan over the same data
   */
  public static void write(DataOut data, PlanUnits units, AnalysisResult result, OutputStream out)
      throws IOException {
    Map<String, FixedZip.Part> parts = CsvPackage.parts(data);
    OutTable table = table(data, units.unit());
    StringBuilder names = new StringBuilder();
    data.tables().forEach(t -> names.append(t.name()).append(".csv\n"));
    parts.put("tables.txt", CsvPackage.text(names.toString()));
    parts.put(
        "plan.csv",
        lines(
            List.of(
                List.of("plan", "title_zh", "title_en", "table"),
                List.of(units.planId(), units.title().zh(), units.title().en(), table.name()))));
    parts.put("plan-units.csv", lines(units(data, units)));
    parts.put("plan-numbers.csv", lines(numbers(units.figures(result))));
    parts.put("recompute.R", CsvPackage.text(script()));
    FixedZip.write(parts, out);
  }

  private static OutTable table(DataOut data, UnitKind unit) {
    return data.tables().stream()
        .filter(table -> table.isOfUnits() && table.unit() == unit)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table of " + unit));
  }

  private static FixedZip.Part lines(List<List<String>> lines) {
    return to -> {
      Csv csv = new Csv(to, Csv.Reader.SCRIPT);
      for (List<String> line : lines) {
        csv.line(line);
      }
      csv.end();
    };
  }

  private static List<List<String>> units(DataOut data, PlanUnits units) {
    List<String> heading =
        new ArrayList<>(List.of("unit_code", "stratum", "stratum_units", "weight"));
    units.groupings().forEach(group -> heading.add("group:" + group.id()));
    units.measures().forEach(measure -> heading.add(measure.id()));
    List<List<String>> lines = new ArrayList<>();
    for (int row = 0; row < units.units().size(); row++) {
      PlanUnits.Unit unit = units.units().get(row);
      List<String> line = new ArrayList<>();
      line.add(units.unit() == UnitKind.INSTITUTION ? data.institutions(unit.code()) : unit.code());
      line.add(Integer.toString(unit.stratum()));
      line.add(exactly(unit.stratumUnits()));
      line.add(exactly(unit.weight()));
      for (PlanUnits.Grouping group : units.groupings()) {
        line.add(group.codes().get(row));
      }
      for (PlanUnits.Measure measure : units.measures()) {
        line.add(exactly(measure.values().get(row)));
      }
      lines.add(line);
    }
    if (!data.namesInstitutions()) {
      lines.sort((a, b) -> a.get(0).compareTo(b.get(0)));
    }
    lines.add(0, heading);
    return lines;
  }

  private static List<List<String>> numbers(List<PlanUnits.Figure> figures) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of("table", "group", "code", "measure", "kind", "value", "low", "high", "complete"));
    for (PlanUnits.Figure figure : figures) {
      Optional<Cell.Interval> interval = figure.cell().interval();
      lines.add(
          List.of(
              figure.table(),
              figure.group(),
              figure.code(),
              figure.measure(),
              figure.share() ? "share" : "median",
              exactly(figure.cell().value()),
              interval.map(i -> exactly(i.low())).orElse(""),
              interval.map(i -> exactly(i.high())).orElse(""),
              figure.cell().complete() ? "yes" : "no"));
    }
    return lines;
  }

  /** Digits that give the number back; empty where there is none. */
  private static String exactly(double value) {
    return Double.isNaN(value)
        ? ""
        : new BigDecimal(value).round(new MathContext(17)).stripTrailingZeros().toPlainString();
  }

  private static String script() {
    try (InputStream in = RecomputePackage.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("no " + SCRIPT);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
