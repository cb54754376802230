package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * Every column that a dataset of institutions can have, known from the forms and the frame before
 * the first answer, so that a plan can be checked before a wave opens.
 */
public final class Codebook {

  private final List<Variable> variables;
  private final Map<String, Variable> byName = new LinkedHashMap<>();
  private final String hash;

  private Codebook(List<Variable> variables) {
    this.variables = List.copyOf(variables);
    Map<String, String> folded = new HashMap<>();
    for (Variable v : variables) {
      // Tables find columns without regard to case.
      String clash = folded.putIfAbsent(v.name().toLowerCase(Locale.ROOT), v.name());
      if (clash != null) {
        throw new IllegalArgumentException("two columns of one name: " + clash + ", " + v.name());
      }
      byName.put(v.name(), v);
    }
    this.hash = Checksums.of(variables.stream().map(Codebook::line));
  }

  /**
   * @param forms the gate and the forms that follow it, as the wave stores them
   * @param reportingUnits codes with names in the order of GB/T 2260, XPCC last
   */
  public static Codebook of(List<Questionnaire> forms, List<ValueLabel> reportingUnits) {
    List<Variable> items = forms.stream().flatMap(form -> ItemVariables.of(form).stream()).toList();
    List<ValueLabel> types =
        items.stream()
            .filter(v -> v.name().equals("g_inst_type"))
            .findFirst()
            .map(Variable::values)
            .orElse(List.of());
    List<ValueLabel> provinces =
        reportingUnits.stream().filter(u -> !u.code().equals("660000")).toList();
    List<Variable> all =
        new ArrayList<>(
            FrameColumns.variables(
                Map.of(
                    FrameColumns.REPORTING_UNIT, reportingUnits, FrameColumns.PROVINCE, provinces),
                types));
    all.addAll(items);
    return new Codebook(all);
  }

  /**
   * @param unit the kind of unit; forms of other kinds do not count
   */
  public static Codebook of(
      Questionnaire.UnitKind unit, List<Questionnaire> forms, List<ValueLabel> reportingUnits) {
    return of(forms.stream().filter(form -> form.unit() == unit).toList(), reportingUnits);
  }

  private static String line(Variable v) {
    Stream<String> values =
        v.values().stream().map(l -> l.code() + "=" + l.label().zh() + "|" + l.label().en());
    return String.join(
        "\t",
        v.name(),
        v.label().zh(),
        v.label().en(),
        v.role().name(),
        v.type().name(),
        v.form(),
        v.repeat(),
        String.join(";", values.toList()),
        String.join(";", v.missing().stream().map(Enum::name).sorted().toList()),
        v.sensitivity().name());
  }

  /** Columns of the frame first, then items in the order of the forms. */
  public List<Variable> variables() {
    return variables;
  }

  public Optional<Variable> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * @throws IllegalArgumentException when there is no such variable
   */
  public Variable variable(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("not in codebook: " + name));
  }

  /** SHA-256 of everything it says. */
  public String hash() {
    return hash;
  }
}
